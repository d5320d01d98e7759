import { describe, expect, it } from 'vitest';
import type { Reason } from '../../contract/reasons.ts';
import type { Verdict } from '../../contract/words.ts';
import { decide } from '../decide.ts';
import { ASHA, chain, factsOf, KNOWN, OPENS } from './facts-under-test.ts';

describe('a full site', () => {
  const full = { occupied: 8 };

  it('refuses at the capacity, not one vehicle later', () => {
    expect(chain({ occupancy: { occupied: 7 } })).toEqual(OPENS);
    expect(chain({ occupancy: full })).toEqual(['refuse', ...KNOWN, 'site-full', 'policy']);
    expect(decide(factsOf({ occupancy: full })).reasons.slice(-2)).toEqual([
      { rule: 'site-full', occupied: 8, capacity: 8 },
      { rule: 'policy', policy: 'fullSite', answer: 'refuse', group: null, gate: null },
    ]);
  });

  it.each([
    ['let-in', 'open'],
    ['ask', 'ask'],
  ] as const)('is answered by the policy: %s', (fullSite, verdict) => {
    expect(chain({ occupancy: full, policy: { fullSite } })).toEqual([
      verdict,
      ...KNOWN,
      'site-full',
      'policy',
    ]);
  });

  it('is answered by the row of the group at the gate', () => {
    const rules = {
      policies: [{ group: 'resident', gate: 'main', policy: { fullSite: 'let-in' } }],
    } as const;
    expect(decide(factsOf({ occupancy: full, rules }))).toMatchObject({
      verdict: 'open',
      reasons: [{}, {}, {}, { rule: 'policy', answer: 'let-in', group: 'resident', gate: 'main' }],
    });
  });
});

describe('a place that is promised', () => {
  it.each<readonly [string, number, Verdict, Reason]>([
    [
      'refuses where the last place is kept for others',
      1,
      'refuse',
      { rule: 'site-full', occupied: 3, capacity: 4, promised: 1 },
    ],
    ['opens where it is kept for this vehicle', 0, 'open', { rule: 'place-free', free: 1, capacity: 4 }],
  ])('%s', (_, promised, verdict, reason) => {
    const decision = decide(
      factsOf({ occupancy: { capacity: 4, occupied: 3, promisedToOthers: () => promised } }),
    );
    expect(decision.verdict).toBe(verdict);
    expect(decision.reasons).toContainEqual(reason);
  });

  it('is asked about by the plate and the permit of who comes', () => {
    const asked: (readonly [string | null, string | null])[] = [];
    decide(
      factsOf({
        occupancy: {
          promisedToOthers: (plate, permitId) => {
            asked.push([plate, permitId]);
            return 0;
          },
        },
      }),
    );
    expect(asked).toEqual([[ASHA.plates[0], ASHA.id]]);
  });

  it('is told of beside the free ones', () => {
    const decision = decide(factsOf({ occupancy: { capacity: 8, occupied: 3, promisedToOthers: () => 2 } }));
    expect(decision.reasons).toContainEqual({ rule: 'place-free', free: 3, capacity: 8, promised: 2 });
  });
});
