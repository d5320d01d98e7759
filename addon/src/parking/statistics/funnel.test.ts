import { describe, expect, it } from 'vitest';
import type { Decision } from '../../access/decision.ts';
import type { Reason } from '../../contract/reasons.ts';
import type { Sight } from '../../contract/sight.ts';
import { FUNNEL_STAGES } from '../../contract/statistics.ts';
import type { Passage } from '../../gate/passage.ts';
import { newPassage } from '../../gate/passage.ts';
import { funnelsOf, joinedFunnels, stageOf, wantedIn } from './funnel.ts';

function passageOf(part: Partial<Passage> = {}): Passage {
  const arrival = { id: 'p', gateId: 'main', direction: 'in', arrivedAt: 0 } as const;
  return { ...newPassage(arrival), phase: 'clear', endedAt: 9_000, outcome: 'abandoned', ...part };
}

function seen(frames: number, found: number, read: number): Pick<Passage, 'sight' | 'pictureId'> {
  const sight: Sight = { frames, found, read, brightness: 120, advice: null, firstAt: 0 };
  return { sight, pictureId: frames > 0 ? 'ab' : null };
}

function decided(verdict: Decision['verdict'], permitId: string | null, ...reasons: readonly Reason[]) {
  return { decision: { verdict, plate: null, permitId, decidedAt: 0, reasons } };
}

const READ = { ...seen(5, 5, 5), likelyPlate: 'KA01AB1234' };
const SETTLED = { ...READ, likelyPlate: null, plate: 'KA01AB1234' };
const STRANGER: Reason = { rule: 'no-permit', plate: 'KA01AB1234' };
const HERS: Reason = { rule: 'permit-matches', plate: 'KA01AB1234', permitId: 'p1', holder: 'Asha' };
const BARRED: Reason = { ...HERS, rule: 'blocked' };
const BY_HAND: Reason = { rule: 'person-ordered', by: 'the page', command: 'let-in-once' };

describe('how far a vehicle came', () => {
  it.each([
    ['no camera looked at it', {}, 'arrived'],
    ['the camera gave no picture', seen(0, 0, 0), 'arrived'],
    ['no picture shows a plate', seen(3, 0, 0), 'picture'],
    ['a plate is in one, without characters', seen(3, 1, 0), 'found'],
    ['characters were read in one', seen(3, 1, 1), 'read'],
    ['it was read, and never the same', READ, 'read'],
    ['its plate is settled, and nobody was asked', SETTLED, 'settled'],
    ['a stranger is refused', { ...SETTLED, ...decided('refuse', null, STRANGER) }, 'settled'],
    ['its permit ran out', { ...SETTLED, ...decided('refuse', 'p1', HERS) }, 'matched'],
    ['it is barred', { ...SETTLED, ...decided('refuse', null, BARRED) }, 'matched'],
    ['a code stands for its plate', { ...READ, ...decided('ask', 'p1') }, 'matched'],
    ['it was welcome and went away', { ...SETTLED, ...decided('open', 'p1', HERS) }, 'matched'],
    ['it came in', { ...SETTLED, ...decided('open', 'p1', HERS), outcome: 'entered' }, 'opened'],
    ['a person let it in unseen', { ...decided('open', null, BY_HAND), outcome: 'entered' }, 'opened'],
    ['it slipped in behind another', { ...READ, outcome: 'tailgated' }, 'read'],
    ['nothing is known but its picture', { pictureId: 'ab' }, 'picture'],
    ['nothing is known but its likely plate', { likelyPlate: 'KA01AB1234' }, 'read'],
  ] as const)('%s', (_, part, stage) => {
    expect(stageOf(passageOf(part))).toBe(stage);
  });
});

it.each([
  ['wanted in and came in', { outcome: 'entered' }, true],
  ['wanted in and was refused', { outcome: 'refused' }, true],
  ['is still there', { outcome: null }, false],
  ['wanted out', { direction: 'out', outcome: 'left' }, false],
] as const)('who %s', (_, part, is) => {
  expect(wantedIn(passageOf(part))).toBe(is);
});

describe('a funnel', () => {
  const passages = [
    passageOf({ gateId: 'north', outcome: 'entered' }),
    passageOf({ gateId: 'main', outcome: 'entered' }),
    passageOf({ gateId: 'main', ...SETTLED }),
    passageOf({ gateId: 'main', ...seen(3, 0, 0) }),
    passageOf({ gateId: 'main' }),
  ];
  const MAIN = { arrived: 4, picture: 3, found: 2, read: 2, settled: 2, matched: 1, opened: 1 };
  const NORTH = { arrived: 1, picture: 1, found: 1, read: 1, settled: 1, matched: 1, opened: 1 };

  it('counts at each stage those who came that far or further, by gate', () => {
    expect(funnelsOf(passages)).toEqual([
      { gateId: 'main', counts: MAIN },
      { gateId: 'north', counts: NORTH },
    ]);
  });

  it('never grows', () => {
    for (const { counts } of funnelsOf(passages)) {
      const along = FUNNEL_STAGES.map((stage) => counts[stage]);
      expect(along).toEqual(along.toSorted((a, b) => b - a));
    }
  });

  it('of no vehicle is none', () => {
    expect(funnelsOf([])).toEqual([]);
  });

  it('of several days is their sum, also where a day knows a gate of its own', () => {
    const main = { gateId: 'main', counts: MAIN };
    expect(joinedFunnels([[{ gateId: 'north', counts: NORTH }, main], [], [main]])).toEqual([
      {
        gateId: 'main',
        counts: { arrived: 8, picture: 6, found: 4, read: 4, settled: 4, matched: 2, opened: 2 },
      },
      { gateId: 'north', counts: NORTH },
    ]);
  });
});
