import { describe, expect, test } from 'vitest';
import { storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';
import type { UploadKey } from './store.ts';

function keyOf(changes: Partial<UploadKey> = {}): UploadKey {
  return {
    id: 'key-1',
    name: 'ESP32-CAM at the lane',
    gateId: 'lane',
    watches: 'in',
    createdAt: 1000,
    lastUsedAt: null,
    ...changes,
  };
}

/** What every store keeps to about upload keys. */
export function uploadKeysContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('upload keys', () => {
    const under = storeUnderTest(makeFixture);

    const hash = Uint8Array.from({ length: 32 }, (_, byte) => byte);
    const otherHash = hash.toReversed();

    test('are found by their hash and listed by age', async () => {
      const younger = keyOf({ id: 'key-2', gateId: null, watches: 'out', createdAt: 2000 });
      await under.store.uploadKeys.add(younger, otherHash);
      await under.store.uploadKeys.add(keyOf(), hash);
      await under.openAgain();
      expect(await under.store.uploadKeys.all()).toEqual([keyOf(), younger]);
      expect(await under.store.uploadKeys.byHash(otherHash)).toEqual(younger);
      expect(await under.store.uploadKeys.byHash(hash.subarray(1))).toBeNull();
    });

    test('remember their last use', async () => {
      await under.store.uploadKeys.add(keyOf(), hash);
      await under.store.uploadKeys.used('key-1', 5000);
      expect(await under.store.uploadKeys.byHash(hash)).toEqual(keyOf({ lastUsedAt: 5000 }));
    });

    test('open nothing once they are taken away', async () => {
      await under.store.uploadKeys.add(keyOf(), hash);
      expect(await under.store.uploadKeys.remove('key-1')).toBe(true);
      expect(await under.store.uploadKeys.remove('key-1')).toBe(false);
      expect(await under.store.uploadKeys.byHash(hash)).toBeNull();
    });
  });
}
