import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visitsUnderTest } from './visits/visits-under-test.ts';
import type { VisitsUnderTest } from './visits/visits-under-test.ts';

const CAPACITY = 3;

/** Lets vehicles cross one after the other: `+KA1` goes in, `-KA1` out, `+` and `-` unread. */
function cross(...moves: readonly string[]): VisitsUnderTest {
  const site = visitsUnderTest({ capacity: CAPACITY });
  for (const move of moves)
    site.crosses(move.startsWith('+') ? 'in' : 'out', { plate: move.slice(1) || null });
  return site;
}

describe('who is inside', () => {
  it('is who came in and did not leave', () => {
    const { occupied, openVisits } = cross('+KA1', '+MH2', '-KA1').inside();
    expect(occupied).toBe(1);
    expect(openVisits.map(({ plate }) => plate)).toEqual(['MH2']);
  });

  it('is in the order in which they came', () => {
    const site = cross('+KA1', '+MH2', '-KA1', '+DL3');
    const [ended] = site.visits();
    if (ended === undefined) throw new Error('nobody came');
    site.puts({ before: [ended], after: [{ ...ended, leftAt: null, exitPassageId: null }] });
    expect(site.inside().openVisits.map(({ plate }) => plate)).toEqual(['KA1', 'MH2', 'DL3']);
  });

  it('keeps exits in mind that nobody was paired with, in the order in which they left, for 30 days', () => {
    const site = cross('-KA1', '-MH2');
    expect(site.inside().unpairedExits.map(({ plate }) => plate)).toEqual(['KA1', 'MH2']);
    site.waits(30 * 24 * 60 - 1);
    site.comes('DL3');
    expect(site.inside().unpairedExits.map(({ plate }) => plate)).toEqual(['MH2']);
  });

  it('writes down an entry that nobody saw instead of counting below nothing', () => {
    const site = cross('-KA1');
    expect(site.inside().occupied).toBe(0);
    expect(site.ledger().map(({ delta, cause }) => [delta, cause])).toEqual([
      [1, 'unseen-entry'],
      [-1, 'crossing'],
    ]);
  });

  it('writes down a vehicle too many as what it is', () => {
    const site = cross('+A1', '+A2', '+A3', '+A4');
    expect(site.inside().occupied).toBe(4);
    expect(site.ledger().at(-1)).toMatchObject({ delta: 1, cause: 'over-capacity' });
  });

  it('whatever crosses: never below nothing, above the capacity only by a logged correction, and the sum is the count', () => {
    const anyMove = fc.tuple(fc.constantFrom('+', '-'), fc.constantFrom('', 'A', 'B', 'C', 'D'));
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
        let allowed = CAPACITY;
        let sum = 0;
        const site = cross(...moves.map((move) => move.join('')));
        for (const { delta, cause } of site.ledger()) {
          sum += delta;
          if (cause === 'over-capacity') allowed = Math.max(allowed, sum);
          expect(sum).toBeGreaterThanOrEqual(0);
          expect(sum).toBeLessThanOrEqual(allowed);
        }
        expect(sum).toBe(site.inside().occupied);
      }),
      { numRuns: 500 },
    );
  });
});
