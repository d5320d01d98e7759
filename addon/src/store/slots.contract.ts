import { describe, expect, test } from 'vitest';
import { SLOT_KINDS } from '../contract/slots.ts';
import type { Promised, SlotUse } from '../parking/slots/slot.ts';
import { storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

function useOf(changes: Partial<SlotUse> = {}): SlotUse {
  return { slotId: 'a1', kind: null, reservedFor: [], outOfOrder: null, taken: null, ...changes };
}

function promiseOf(changes: Partial<Promised> = {}): Promised {
  return {
    id: 'promise-1',
    plate: 'KA01AB1234',
    permitId: null,
    slotId: null,
    madeAt: 1000,
    by: 'Ana',
    until: 5000,
    endedAt: null,
    ...changes,
  };
}

/** What every store keeps to about slots and promises. */
export function slotsContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('slots', () => {
    const under = storeUnderTest(makeFixture);

    test('are as the site was set up until somebody says otherwise, and then as was said last', async () => {
      expect(await under.store.slots.uses()).toEqual([]);
      const uses = SLOT_KINDS.map((kind, index) =>
        useOf({
          slotId: kind,
          kind,
          reservedFor: ['permit-2', 'permit-1'],
          outOfOrder: 'Roots under the tar',
          taken: { is: index % 2 === 0, at: 1000 + index },
        }),
      );
      for (const use of [useOf({ slotId: 'z' }), ...uses]) await under.store.slots.putUse(use);
      const plain = useOf({ slotId: 'charging' });
      await under.store.slots.putUse(plain);
      await under.openAgain();
      expect(await under.store.slots.uses()).toEqual([
        uses.find(({ kind }) => kind === 'accessible'),
        plain,
        uses.find(({ kind }) => kind === 'ordinary'),
        useOf({ slotId: 'z' }),
      ]);
    });

    test('are promised to who is expected, first to end first, until that is over', async () => {
      const late = promiseOf({ id: 'late', until: 9000, slotId: 'a1' });
      const early = promiseOf({ id: 'early', plate: null, permitId: 'permit-1', until: 2000 });
      for (const promise of [late, early, promiseOf({ id: 'over', endedAt: 1500 })]) {
        await under.store.slots.putPromise(promise);
      }
      await under.openAgain();
      expect(await under.store.slots.promises()).toEqual([early, late]);
      await under.store.slots.putPromise({ ...early, endedAt: 2000 });
      const longer = { ...late, until: 10_000, slotId: 'a2' };
      await under.store.slots.putPromise(longer);
      expect(await under.store.slots.promises()).toEqual([longer]);
    });
  });
}
