import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCrossing } from './inside.ts';
import type { Inside } from './inside.ts';
import type { CountChange } from './occupancy.ts';

const CAPACITY = 3;
const EMPTY: Inside = { occupied: 0, openVisits: [] };

/** Lets vehicles cross one after the other: `+KA1` goes in, `-KA1` out, `+` and `-` unread. */
function cross(...moves: readonly string[]) {
  let inside = EMPTY;
  let ids = 0;
  const ledger: CountChange[] = [];
  const visits = new Map<string, unknown>();
  moves.forEach((move, index) => {
    const crossing = {
      passageId: `p${index}`,
      direction: move.startsWith('+') ? ('in' as const) : ('out' as const),
      plate: move.slice(1) || null,
      at: index,
    };
    const result = applyCrossing(inside, crossing, { capacity: CAPACITY, newId: () => `v${(ids += 1)}` });
    inside = result.inside;
    ledger.push(...result.countChanges);
    for (const visit of result.visits) visits.set(visit.id, visit);
  });
  return { inside, ledger, visits: [...visits.values()] };
}

describe('who is inside', () => {
  it('pairs an exit with the entry of the same plate', () => {
    const { inside, visits } = cross('+KA1', '+KA2', '-KA1');
    expect(inside.occupied).toBe(1);
    expect(inside.openVisits.map(({ plate }) => plate)).toEqual(['KA2']);
    expect(visits[0]).toMatchObject({ plate: 'KA1', entryPassageId: 'p0', exitPassageId: 'p2', leftAt: 2 });
  });

  it('pairs an unread exit with an unread entry, and with no other', () => {
    expect(cross('+KA1', '+', '-').inside.openVisits.map(({ plate }) => plate)).toEqual(['KA1']);
    expect(cross('+KA1', '-').visits).toMatchObject([
      { plate: 'KA1', leftAt: null },
      { plate: null, enteredAt: null, exitPassageId: 'p1' },
    ]);
  });

  it('knows of a vehicle that comes in again that it had left', () => {
    const { inside, visits } = cross('+KA1', '-', '+KA1');
    expect(inside).toMatchObject({ occupied: 1, openVisits: [{ plate: 'KA1', enteredAt: 2 }] });
    expect(visits).toMatchObject([
      { plate: 'KA1', enteredAt: 0, leftAt: 2, exitPassageId: null },
      { plate: null, exitPassageId: 'p1' },
      { plate: 'KA1', enteredAt: 2, leftAt: null },
    ]);
    expect(cross('+', '+').inside.openVisits).toHaveLength(2);
  });

  it('writes down an entry that nobody saw instead of counting below nothing', () => {
    const { inside, ledger } = cross('-KA1');
    expect(inside.occupied).toBe(0);
    expect(ledger.map(({ delta, cause }) => [delta, cause])).toEqual([
      [1, 'unseen-entry'],
      [-1, 'crossing'],
    ]);
  });

  it('writes down a vehicle too many as what it is', () => {
    const { inside, ledger } = cross('+A1', '+A2', '+A3', '+A4');
    expect(inside.occupied).toBe(4);
    expect(ledger.at(-1)).toMatchObject({ delta: 1, cause: 'over-capacity' });
  });

  it('whatever crosses: never below nothing, above the capacity only by a logged correction, and the sum is the count', () => {
    const anyMove = fc.tuple(fc.constantFrom('+', '-'), fc.constantFrom('', 'A', 'B', 'C', 'D'));
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
        let allowed = CAPACITY;
        let sum = 0;
        const { inside, ledger } = cross(...moves.map((move) => move.join('')));
        for (const { delta, cause } of ledger) {
          sum += delta;
          if (cause === 'over-capacity') allowed = Math.max(allowed, sum);
          expect(sum).toBeGreaterThanOrEqual(0);
          expect(sum).toBeLessThanOrEqual(allowed);
        }
        expect(sum).toBe(inside.occupied);
      }),
      { numRuns: 1_000 },
    );
  });
});
