import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Direction, Verdict } from '../../contract/words.ts';
import type { DecidedPassage } from './decided-passages.ts';
import { pastOccupancy } from './past-occupancy.ts';
import type { PastVisit } from './past.ts';

const PLATES = ['A', 'B', 'C'];
const PERMITS = ['p', 'q'];

const minute = fc.nat({ max: 20 });
const plate = fc.option(fc.constantFrom(...PLATES));

const visits: fc.Arbitrary<readonly PastVisit[]> = fc.array(
  fc
    .record({ plate, enteredAt: fc.option(minute), stays: fc.option(fc.integer({ min: 1, max: 9 })) })
    .map(({ stays, ...visit }) => ({
      ...visit,
      leftAt: stays === null ? null : (visit.enteredAt ?? 0) + stays,
    })),
);

const countChanges = fc.array(fc.record({ at: minute, delta: fc.constantFrom(1, -1) }));

const passages: fc.Arbitrary<readonly DecidedPassage[]> = fc
  .array(
    fc.record({
      decidedAt: minute,
      lasts: fc.option(fc.nat({ max: 9 })),
      direction: fc.constantFrom<Direction>('in', 'in', 'out'),
      verdict: fc.constantFrom<Verdict>('open', 'open', 'ask'),
      plate,
      permitId: fc.option(fc.constantFrom(...PERMITS)),
    }),
  )
  .map((list) =>
    list
      .toSorted((a, b) => a.decidedAt - b.decidedAt)
      .map(({ decidedAt, lasts, direction, verdict, plate, permitId }, index) => ({
        id: `${index}`,
        gateId: 'main',
        direction,
        arrivedAt: decidedAt,
        endedAt: lasts === null ? null : decidedAt + lasts,
        plate,
        pictureId: null,
        decision: { verdict, plate, permitId, decidedAt, reasons: [] },
      })),
  );

describe('the past', () => {
  const empty = { visits: [], countChanges: [], occupiedAtStart: 5, capacity: 9 };
  const visit = (enteredAt: number, leftAt: number | null = null): PastVisit => ({
    plate: 'A',
    enteredAt,
    leftAt,
  });

  it('has nobody inside before they came', () => {
    const { at } = pastOccupancy({ ...empty, visits: [visit(10)] });
    expect(at(9).insideSince('A')).toBeNull();
    expect(at(10).insideSince('A')).toBe(10);
  });

  it('has who came twice without leaving inside since the first time, until that is over', () => {
    const { at } = pastOccupancy({ ...empty, visits: [visit(5), visit(1, 8)] });
    expect(at(7).insideSince('A')).toBe(1);
    expect(at(8).insideSince('A')).toBe(5);
  });

  it('has nobody inside while the count says so', () => {
    const countChanges = [{ at: 4, delta: 1 }];
    const { at } = pastOccupancy({ ...empty, occupiedAtStart: 0, countChanges, visits: [visit(1)] });
    expect(at(3)).toMatchObject({ occupied: 0 });
    expect(at(3).insideSince('A')).toBeNull();
    expect(at(4).insideSince('A')).toBe(1);
  });

  it('has who was let in on their way, with a use of their permit, until they are through', () => {
    const { at, decided } = pastOccupancy(empty);
    at(2);
    decided({
      id: '1',
      gateId: 'main',
      direction: 'in',
      arrivedAt: 2,
      endedAt: 6,
      plate: 'A',
      pictureId: null,
      decision: { verdict: 'open', plate: 'A', permitId: 'p', decidedAt: 2, reasons: [] },
    });
    expect([at(5).occupied, at(5).isOnItsWay('A'), at(5).usesPending('p')]).toEqual([6, true, 1]);
    expect([at(6).occupied, at(6).isOnItsWay('A'), at(6).usesPending('p')]).toEqual([5, false, 0]);
  });
});

it('who is inside and on the way in is what a look at all of the past finds', () => {
  fc.assert(
    fc.property(visits, countChanges, passages, (allVisits, changes, decided) => {
      const past = { visits: allVisits, countChanges: changes, occupiedAtStart: 5, capacity: 9 };
      const occupancy = pastOccupancy(past);
      for (const [index, passage] of decided.entries()) {
        const now = passage.decision.decidedAt;
        const facts = occupancy.at(now);
        const coming = decided
          .slice(0, index)
          .filter(({ direction, decision }) => direction === 'in' && decision.verdict === 'open')
          .filter(({ endedAt }) => (endedAt ?? Infinity) > now);
        const counted = changes.filter(({ at }) => at <= now).reduce((sum, { delta }) => sum + delta, 5);
        expect(facts.capacity).toBe(9);
        expect(facts.occupied).toBe(counted + coming.length);
        for (const each of PLATES) {
          const entries = allVisits
            .filter((visit) => visit.plate === each && (visit.leftAt ?? Infinity) > now)
            .flatMap(({ enteredAt }) => (enteredAt === null || enteredAt > now ? [] : [enteredAt]));
          const isKnown = entries.length > 0 && counted !== 0;
          expect(facts.insideSince(each)).toBe(isKnown ? Math.min(...entries) : null);
          expect(facts.isOnItsWay(each)).toBe(coming.some((other) => other.plate === each));
        }
        for (const id of PERMITS) {
          expect(facts.usesPending(id)).toBe(
            coming.filter(({ decision }) => decision.permitId === id).length,
          );
        }
        occupancy.decided(passage);
      }
    }),
    { numRuns: 1_000 },
  );
});
