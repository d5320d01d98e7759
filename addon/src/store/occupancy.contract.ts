import { describe, expect, test } from 'vitest';
import { passageOf } from './samples-under-test.ts';
import { storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

/** What every store keeps to about the count. */
export function occupancyContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('the count', () => {
    const under = storeUnderTest(makeFixture);

    test('is nothing at first', async () => {
      expect(await under.store.occupancy.count()).toBe(0);
      expect(await under.store.occupancy.ledger(10)).toEqual([]);
    });

    test('is the sum of the ledger, whoever wrote it', async () => {
      const entered = { at: 2000, delta: 1, cause: 'crossing', passageId: 'passage-1' } as const;
      const unseen = { at: 2000, delta: 1, cause: 'unseen-entry', passageId: 'passage-1' } as const;
      const corrected = { at: 1500, delta: -3, cause: 'person', passageId: null } as const;
      await under.store.passages.record({ passage: passageOf(), countChanges: [entered, unseen] });
      await under.store.occupancy.change(corrected);
      await under.openAgain();
      expect(await under.store.occupancy.count()).toBe(-1);
      expect(await under.store.occupancy.ledger(10)).toEqual([corrected, unseen, entered]);
      expect(await under.store.occupancy.ledger(1)).toEqual([corrected]);
    });

    test('tells what changed it from a moment on, oldest first', async () => {
      const changes = [30, 10, 20, 20].map(
        (at, index) => ({ at, delta: index - 1, cause: 'person', passageId: null }) as const,
      );
      for (const change of changes) await under.store.occupancy.change(change);
      expect(await under.store.occupancy.since(20)).toEqual([changes[2], changes[3], changes[0]]);
      expect(await under.store.occupancy.since(31)).toEqual([]);
    });

    test('is told as it was before a moment, and what changed it until another', async () => {
      const changes = [30, 10, 20, 20].map(
        (at, index) => ({ at, delta: index + 1, cause: 'quiet-hour', passageId: null }) as const,
      );
      for (const change of changes) await under.store.occupancy.change(change);
      const { occupancy } = under.store;
      expect(await Promise.all([10, 11, 20, 21, 31].map((at) => occupancy.countAt(at)))).toEqual([
        0, 2, 2, 9, 10,
      ]);
      expect(await occupancy.between(10, 30)).toEqual([changes[1], changes[2], changes[3]]);
      expect(await occupancy.between(11, 31)).toEqual([changes[2], changes[3], changes[0]]);
      expect(await occupancy.between(20, 20)).toEqual([]);
    });
  });
}
