import { describe, expect, test } from 'vitest';
import { storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

/** What every store keeps to about links that answer notices. */
export function answerLinksContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('links that answer', () => {
    const under = storeUnderTest(makeFixture);

    test('are signed with a key that is made once and outlives the program', async () => {
      const [key, same] = await Promise.all([under.store.answerLinks.key(), under.store.answerLinks.key()]);
      expect(key).toHaveLength(32);
      expect(same).toEqual(key);
      expect(new Set(key).size).toBeGreaterThan(8);
      await under.openAgain();
      expect(await under.store.answerLinks.key()).toEqual(key);
    });

    test('of a notice are used once, whoever is faster', async () => {
      const uses = await Promise.all([
        under.store.answerLinks.use('notice-1', 1000),
        under.store.answerLinks.use('notice-1', 1001),
        under.store.answerLinks.use('notice-2', 1002),
      ]);
      expect(uses).toEqual([true, false, true]);
      await under.openAgain();
      expect(await under.store.answerLinks.use('notice-1', 2000)).toBe(false);
      expect(await under.store.answerLinks.use('notice-3', 2000)).toBe(true);
    });

    test('of a notice can be used again once what the first one did came to nothing, and only of that one', async () => {
      const { answerLinks } = under.store;
      await answerLinks.use('notice-1', 1000);
      await answerLinks.use('notice-2', 1000);
      await answerLinks.release('notice-1');
      await answerLinks.release('notice-9');
      await under.openAgain();
      const uses = await Promise.all([
        under.store.answerLinks.use('notice-1', 2000),
        under.store.answerLinks.use('notice-1', 2000),
        under.store.answerLinks.use('notice-2', 2000),
      ]);
      expect(uses).toEqual([true, false, false]);
    });
  });
}
