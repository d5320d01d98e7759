import { describe, expect, test } from 'vitest';
import { storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

/** What every store keeps to about sessions. */
export function sessionsContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('a session', () => {
    const under = storeUnderTest(makeFixture);

    const hash = new Uint8Array(32).fill(7);

    test('is valid until it expires, and not again when the clock is set back', async () => {
      await under.store.sessions.add(hash, 2000);
      await under.openAgain();
      expect(await under.store.sessions.isValid(hash, 1999)).toBe(true);
      expect(await under.store.sessions.isValid(hash, 2000)).toBe(false);
      expect(await under.store.sessions.isValid(hash, 1999)).toBe(false);
    });

    test('ends by signing out, and leaves the others', async () => {
      const other = new Uint8Array(32).fill(8);
      await under.store.sessions.add(hash, 2000);
      await under.store.sessions.add(other, 2000);
      await under.store.sessions.remove(hash);
      expect(await under.store.sessions.isValid(hash, 0)).toBe(false);
      expect(await under.store.sessions.isValid(other, 0)).toBe(true);
    });
  });
}
