import { describe, expect, it } from 'vitest';
import type { ReplayView } from '../../src/contract/what-if.ts';
import { SITE_NOW } from '../../test/site-fixtures.ts';
import { namesOf } from '../names.ts';
import { createSiteTime } from '../time.ts';
import { replayModel } from './replay-model.ts';

const passage: ReplayView['passages'][number] = {
  passageId: 'p1',
  gateId: 'main',
  gateName: 'Main gate',
  direction: 'in',
  arrivedAt: SITE_NOW,
  plate: 'KL01CA2555',
  was: 'ask',
  wouldBe: {
    verdict: 'refuse',
    plate: 'KL01CA2555',
    permitId: null,
    decidedAt: SITE_NOW,
    reasons: [
      { rule: 'no-permit', plate: 'KL01CA2555' },
      { rule: 'policy', policy: 'unknownPlate', answer: 'refuse', group: null, gate: 'main' },
    ],
  },
  picture: 'pictures/car',
};
const view: ReplayView = { decided: 12, leftOut: 3, differing: 1, passages: [passage] };

const model = (changes: Partial<ReplayView>) =>
  replayModel(
    { ...view, ...changes },
    createSiteTime('Asia/Kolkata'),
    namesOf([{ id: 'main', name: 'Main gate' }]),
  );

describe('a replay', () => {
  it('tells what was and what would be of each vehicle, and why', () => {
    expect(model({})).toEqual({
      counts: [
        { count: 12, what: 'decided anew' },
        { count: 1, what: 'would be answered otherwise' },
        { count: 3, what: 'left out: decided by a person, or not at all' },
      ],
      passages: [
        {
          id: 'p1',
          plate: 'KL01CA2555',
          gate: 'Main gate',
          direction: 'in',
          directionText: 'In',
          moment: 'Mon 23 Nov 2026, 14:03:20',
          picture: 'pictures/car',
          pictureLabel: 'Picture of KL01CA2555',
          was: { label: 'Ask a person', icon: 'question', tone: 'wait' },
          wouldBe: { label: 'Refuse', icon: 'stop', tone: 'bad' },
          brief: 'There is no permit for the plate KL01CA2555.',
          reasons: [
            'There is no permit for the plate KL01CA2555.',
            'When no permit has the plate, the rules at Main gate refuse.',
          ],
        },
      ],
      cut: null,
    });
  });

  it('names an unread vehicle as such, and says when not all are shown', () => {
    const unread = { ...passage, plate: null, wouldBe: { ...passage.wouldBe, plate: null } };
    const { passages, cut } = model({ differing: 700, passages: [unread] });
    expect(passages[0]).toMatchObject({ plate: null, pictureLabel: 'Picture of an unread vehicle' });
    expect(cut).toBe('The newest 1 of 700 are shown.');
  });
});
