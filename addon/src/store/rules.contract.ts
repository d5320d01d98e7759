import { describe, expect, test } from 'vitest';
import { rulesOf } from './samples-under-test.ts';
import { storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

/** What every store keeps to about rules. */
export function rulesContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('rules', () => {
    const under = storeUnderTest(makeFixture);

    const by = 'Ravi';

    test('are none until they are changed, and then what was saved last', async () => {
      expect(await under.store.rules.current()).toBeNull();
      expect(await under.store.rules.save(rulesOf(), { version: 0, at: 1, by })).toBe(1);
      await under.openAgain();
      expect(await under.store.rules.current()).toEqual({ version: 1, rules: rulesOf() });
      const without = rulesOf({ visitors: null, policies: [] });
      expect(await under.store.rules.save(without, { version: 1, at: 2, by })).toBe(2);
      await under.openAgain();
      expect(await under.store.rules.current()).toEqual({ version: 2, rules: without });
    });

    test('are not saved over those that somebody else saved meanwhile', async () => {
      await under.store.rules.save(rulesOf(), { version: 0, at: 1, by });
      for (const version of [0, 2, -1]) {
        expect(await under.store.rules.save(rulesOf({ holidays: [] }), { version, at: 2, by })).toBeNull();
      }
      expect(await under.store.rules.current()).toEqual({ version: 1, rules: rulesOf() });
      const both = await Promise.all(
        ['Ana', 'Ravi'].map((person) => under.store.rules.save(rulesOf(), { version: 1, at: 3, by: person })),
      );
      expect(both).toEqual([2, null]);
    });

    test('that could not be read back are not saved', async () => {
      const groupless = rulesOf({ groups: [] });
      await expect(under.store.rules.save(groupless, { version: 0, at: 1, by })).rejects.toThrow();
      expect(await under.store.rules.current()).toBeNull();
    });
  });
}
