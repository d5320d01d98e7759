import { describe, expect, it } from 'vitest';
import type { Decision } from '../../access/decision.ts';
import type { Reason } from '../../contract/reasons.ts';
import type { Sight } from '../../contract/sight.ts';
import { FUNNEL_STAGES } from '../../contract/statistics.ts';
import { PASSAGE_OUTCOMES, PLATE_DOUBTS } from '../../contract/words.ts';
import type { Passage } from '../../gate/passage.ts';
import { newPassage } from '../../gate/passage.ts';
import { stageOf } from './funnel.ts';
import { lossOf } from './loss.ts';

const PLATE = 'KA01AB1234';
const ADVICE = 'Turn the lamp away from the plate.';

function passageOf(part: Partial<Passage>): Passage {
  const arrival = { id: 'p', gateId: 'main', direction: 'in', arrivedAt: 1_000 } as const;
  return { ...newPassage(arrival), phase: 'clear', endedAt: 4_000, outcome: 'abandoned', ...part };
}

function seen(frames: number, found: number, read: number): { readonly sight: Sight } {
  return { sight: { frames, found, read, brightness: 120, advice: ADVICE, firstAt: 0 } };
}

function decided(verdict: Decision['verdict'], ...reasons: readonly Reason[]) {
  return { decision: { verdict, plate: null, permitId: null, decidedAt: 0, reasons } };
}

const CAMERA = { hasCamera: true };
const CAMERA_DOWN: Reason = { rule: 'part-down', part: 'camera' };
const READER_DOWN: Reason = { rule: 'part-down', part: 'reader' };
const UNREADABLE: Reason = { rule: 'plate-unreadable', frames: 0 };
const HERS: Reason = { rule: 'permit-matches', plate: PLATE, permitId: 'p1', holder: 'Asha' };
const FULL: Reason = { rule: 'site-full', occupied: 8, capacity: 8 };
const FREE: Reason = { rule: 'place-free', free: 3, capacity: 8 };
const BY_HAND: Reason = { rule: 'person-ordered', by: 'the page', command: 'refuse' };
const IS_FULL: Reason = { rule: 'policy', policy: 'fullSite', answer: 'refuse', group: null, gate: null };
const ONE_OFF: Reason = { rule: 'permit-one-character-away', plate: PLATE, nearest: 'KA01AB1235' };
const TWO_NEAR: Reason = {
  rule: 'permits-equally-near',
  plate: PLATE,
  nearest: ['KA01AB1235', 'KA01AB1236'],
};
const STRANGER: Reason = { rule: 'no-permit', plate: PLATE };
const WRONG_WAY: Reason = { rule: 'wrong-way', directionRule: 'exit' };

describe('without a picture', () => {
  it.each([
    ['the gate has no camera', {}, { hasCamera: false }, 'no-camera'],
    ['it was gone at once', { endedAt: 6_000 }, CAMERA, 'too-short'],
    ['the camera gave none for so long', { endedAt: 6_001 }, CAMERA, 'camera-gone'],
    ['the camera was known to be gone', decided('ask', UNREADABLE, CAMERA_DOWN), CAMERA, 'camera-gone'],
    ['something else was down', decided('ask', UNREADABLE, READER_DOWN), CAMERA, 'too-short'],
  ] as const)('%s', (_, part, gate, why) => {
    expect(lossOf(passageOf(part), gate)).toEqual({ stage: 'picture', why });
  });
});

describe('what can be done about pictures is told', () => {
  it.each([
    ['in which no plate was found', seen(3, 0, 0), { stage: 'found', why: 'no-plate' }],
    ['in which nothing was read', seen(3, 2, 0), { stage: 'read', why: 'no-text' }],
    ['that were too few before it left', seen(3, 2, 1), { stage: 'settled', why: 'too-short' }],
  ])('%s', (_, part, loss) => {
    expect(lossOf(passageOf(part), CAMERA)).toEqual({ ...loss, advice: ADVICE });
  });

  it('unless nothing is in the way', () => {
    const { sight } = seen(3, 0, 0);
    expect(lossOf(passageOf({ sight: { ...sight, advice: null } }), CAMERA)).toMatchObject({ advice: null });
  });
});

describe('what was read and did not settle', () => {
  const unsettled = (why: (typeof PLATE_DOUBTS)[number] | null): Reason => ({
    rule: 'plate-not-settled',
    best: PLATE,
    frames: 5,
    why,
  });

  it.each(PLATE_DOUBTS)('%s', (doubt) => {
    const passage = passageOf({ ...seen(3, 3, 3), ...decided('ask', unsettled(doubt)) });
    expect(lossOf(passage, CAMERA)).toEqual({ stage: 'settled', why: doubt, advice: ADVICE });
  });

  it('has a reason also where the decision is older than reasons', () => {
    const passage = passageOf({ ...seen(3, 3, 3), ...decided('ask', unsettled(null)) });
    expect(lossOf(passage, CAMERA)).toMatchObject({ why: 'too-few-frames' });
  });
});

describe('a settled plate without a permit', () => {
  it.each([
    ['nobody was asked', {}, 'not-asked'],
    ['the gate lets nobody in', decided('refuse', WRONG_WAY), 'not-asked'],
    ['a person turned it away', decided('refuse', BY_HAND), 'not-asked'],
    ['no permit names it', decided('ask', STRANGER), 'no-permit'],
    ['one is one character away', decided('ask', ONE_OFF), 'one-character-away'],
    ['several are', decided('ask', TWO_NEAR), 'equally-near'],
  ] as const)('%s', (_, part, why) => {
    const passage = passageOf({ ...seen(3, 3, 3), plate: PLATE, ...part });
    expect(lossOf(passage, CAMERA)).toEqual({ stage: 'matched', why });
  });
});

describe('a permit that did not let it in', () => {
  it.each([
    ['the site is full', decided('refuse', HERS, FULL, IS_FULL), 'refused', 'site-full'],
    ['a rule refused by itself', decided('refuse', HERS, IS_FULL), 'refused', 'refused'],
    ['nothing could be written', decided('ask', HERS, FREE, READER_DOWN), 'abandoned', 'part-down'],
    ['it was opened for and stayed', decided('open', HERS, FREE), 'abandoned', 'abandoned'],
    ['it was opened for and turned', decided('open', HERS, FREE), 'reversed', 'reversed'],
    ['it slipped in while asked for', decided('ask', HERS, FULL), 'tailgated', 'site-full'],
  ] as const)('%s', (_, part, outcome, why) => {
    const passage = passageOf({ ...seen(3, 3, 3), plate: PLATE, ...part, outcome });
    expect(lossOf(passage, CAMERA)).toEqual({ stage: 'opened', why });
  });
});

it('who came in is no loss', () => {
  expect(lossOf(passageOf({ outcome: 'entered' }), CAMERA)).toBeNull();
});

it('every vehicle that was not let in is lost at the stage after the one it came to, and there is a reason', () => {
  for (const outcome of PASSAGE_OUTCOMES.filter((each) => each !== 'entered')) {
    for (const sight of [
      null,
      seen(0, 0, 0).sight,
      seen(1, 0, 0).sight,
      seen(1, 1, 0).sight,
      seen(1, 1, 1).sight,
    ]) {
      for (const { decision } of [
        { decision: null },
        decided('open'),
        decided('ask', UNREADABLE),
        decided('refuse', HERS),
      ]) {
        for (const plate of [null, PLATE]) {
          const passage = passageOf({ outcome, sight, decision, plate });
          const loss = lossOf(passage, CAMERA);
          expect(loss?.stage).toBe(FUNNEL_STAGES[FUNNEL_STAGES.indexOf(stageOf(passage)) + 1]);
          expect(loss?.why).not.toBe('');
        }
      }
    }
  }
});
