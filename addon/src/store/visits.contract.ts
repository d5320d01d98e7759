import { beforeEach, describe, expect, test } from 'vitest';
import { PAIRINGS, VISIT_ANOMALIES } from '../contract/visits.ts';
import { passageOf, visitOf } from './samples-under-test.ts';
import { storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

/** What every store keeps to about visits. */
export function visitsContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('visits', () => {
    const under = storeUnderTest(makeFixture);

    const visits = [
      visitOf({ id: 'a', enteredAt: 10, leftAt: 50, exitPassageId: 'passage-9' }),
      visitOf({ id: 'b', enteredAt: 20 }),
      visitOf({ id: 'c', enteredAt: null, entryPassageId: null, leftAt: 30, exitPassageId: 'passage-7' }),
      visitOf({ id: 'd', enteredAt: 20, plate: null }),
    ];
    const [a, b, c, d] = visits;

    beforeEach(async () => {
      await under.store.passages.record({ passage: passageOf(), visits });
    });

    const everything = async () => (await under.store.visits.page({}, null, 100)).rows;

    test('come back as they were written', async () => {
      const full = visitOf({
        id: 'full',
        exitPlate: 'KA01A81234',
        permitId: 'permit-1',
        enteredAt: 1000,
        leftAt: 2000,
        exitPassageId: 'passage-2',
        exitGateId: 'north',
        reviewedAt: 3000,
        anomalies: VISIT_ANOMALIES,
        assignedSlotId: 'a1',
        slotId: 'a2',
      });
      for (const pairedBy of PAIRINGS) {
        await under.store.visits.put({ ...full, pairedBy });
        await under.openAgain();
        expect(await under.store.visits.many(['full'])).toEqual([{ ...full, pairedBy }]);
      }
    });

    test('are open until the vehicle leaves, first come first', async () => {
      await under.openAgain();
      expect(await under.store.visits.open()).toEqual([b, d]);
      const closed = { ...visitOf({ id: 'b', enteredAt: 20 }), leftAt: 60, exitPassageId: 'passage-8' };
      await under.store.passages.record({ passage: passageOf(), visits: [closed] });
      expect(await under.store.visits.open()).toEqual([d]);
      expect(await everything()).toEqual([c, d, closed, a]);
    });

    test('are told that were open at a moment or later, oldest first', async () => {
      const ids = async (from: number): Promise<readonly string[]> =>
        (await under.store.visits.since(from)).map(({ id }) => id);
      expect(await under.store.visits.since(30)).toEqual([a, b, d, c]);
      expect(await ids(31)).toEqual(['a', 'b', 'd']);
      expect(await ids(50)).toEqual(['a', 'b', 'd']);
      expect(await ids(51)).toEqual(['b', 'd']);
    });

    test('are taken away by a step of a passage that tells more of them, or not at all', async () => {
      const whole = visitOf({ id: 'a', enteredAt: 10, leftAt: 30 });
      const step = { passage: passageOf(), visits: [whole], removedVisitIds: ['c', 'nobody'] };
      const ofNobody = { at: 1, delta: 0.5, cause: 'crossing', passageId: null } as const;
      await expect(under.store.passages.record({ ...step, countChanges: [ofNobody] })).rejects.toThrow();
      expect(await everything()).toEqual([c, d, b, a]);
      await under.store.passages.record(step);
      expect(await everything()).toEqual([d, b, whole]);
    });

    test('are found by their ids, as many as there are', async () => {
      const many = await under.store.visits.many(['d', 'nobody', 'a', "a'"]);
      expect(many.toSorted((one, two) => (one.id < two.id ? -1 : 1))).toEqual([a, d]);
      expect(await under.store.visits.many([])).toEqual([]);
    });

    test('that ended are told from a moment on and before another', async () => {
      const ended = async (from: number, before: number): Promise<readonly string[]> =>
        (await under.store.visits.ended(from, before)).map(({ id }) => id).toSorted();
      expect(await ended(30, 51)).toEqual(['a', 'c']);
      expect(await ended(30, 50)).toEqual(['c']);
      expect(await ended(31, 51)).toEqual(['a']);
      expect(await ended(51, 100)).toEqual([]);
    });

    test('of which only the exit was seen are told from a moment on, oldest first', async () => {
      const later = visitOf({ id: 'later', enteredAt: null, leftAt: 40 });
      await under.store.visits.put(later);
      expect(await under.store.visits.unpairedExits(30)).toEqual([c, later]);
      expect(await under.store.visits.unpairedExits(31)).toEqual([later]);
      expect(await under.store.visits.unpairedExits(41)).toEqual([]);
    });

    test('wait for a person while something about them is strange and nobody looked', async () => {
      expect(await under.store.visits.toReview()).toBe(0);
      const strange = visitOf({ id: 'd', enteredAt: 20, plate: null, anomalies: ['unread-entry'] });
      await under.store.visits.put(strange);
      await under.store.visits.put(visitOf({ id: 'x', enteredAt: 21, anomalies: ['guessed'] }));
      expect(await under.store.visits.toReview()).toBe(2);
      await under.store.visits.put({ ...strange, reviewedAt: 99 });
      expect(await under.store.visits.toReview()).toBe(1);
      await under.store.visits.put({ ...strange, anomalies: [], reviewedAt: null });
      expect(await under.store.visits.toReview()).toBe(1);
    });
  });
}
