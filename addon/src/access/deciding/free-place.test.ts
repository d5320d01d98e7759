import { describe, expect, it } from 'vitest';
import { decide } from '../decide.ts';
import { chain, factsOf, KNOWN, OPENS } from './facts-under-test.ts';

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
