import { describe, expect, test } from 'vitest';
import { passageOf } from './samples-under-test.ts';
import { storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

/** What every store keeps to about closing. */
export function closingContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('closing', () => {
    const under = storeUnderTest(makeFixture);

    test('finishes what was begun and refuses what comes after; twice is once', async () => {
      const writing = under.store.passages.record({ passage: passageOf() });
      const closing = under.store.close();
      await Promise.all([writing, closing, under.store.close()]);
      await expect(under.store.passages.record({ passage: passageOf() })).rejects.toThrow();
      await expect(under.store.occupancy.count()).rejects.toThrow();
      await under.openAgain();
      expect(await under.store.passages.get('passage-1')).toEqual(passageOf());
    });
  });
}
