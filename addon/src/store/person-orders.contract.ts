import { describe, expect, test } from 'vitest';
import { STANDING_STORIES } from '../../test/standing-stories.ts';
import type { PersonOrder } from '../access/person-order.ts';
import { COMMANDS, EMERGENCY_ORDERS } from '../contract/words.ts';
import { storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

/** What every store keeps to about orders of people. */
export function personOrdersContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('orders of people', () => {
    const under = storeUnderTest(makeFixture);

    const order = (
      at: number,
      gateId: string | null,
      command: PersonOrder['command'],
      until: number | null = null,
    ): PersonOrder => ({ at, gateId, command, direction: 'in', by: 'Ravi', until });

    const standingAfter = async (...orders: readonly PersonOrder[]) => {
      for (const each of orders) await under.store.personOrders.add(each);
      await under.openAgain();
      return under.store.personOrders.standing();
    };

    test('are kept in the order in which they were given, whatever they are', async () => {
      const orders = [
        ...COMMANDS.map((command, index) => order(90 - index, 'lane', command, index)),
        ...EMERGENCY_ORDERS.map((command) => order(20, null, command)),
        order(10, 'lane', 'serviced'),
      ];
      for (const each of orders) await under.store.personOrders.add(each);
      await under.openAgain();
      expect(await under.store.personOrders.newest(100)).toEqual(orders.toReversed());
      expect(await under.store.personOrders.newest(1)).toEqual([order(10, 'lane', 'serviced')]);
    });

    test.each(STANDING_STORIES)('of one gate: %s', async (_story, ordered, standing) => {
      const isForAll = (command: PersonOrder['command']): boolean => command.startsWith('emergency');
      const orders = ordered.map((command, at) => order(at, isForAll(command) ? null : 'a', command));
      const { emergency, gates } = await standingAfter(...orders);
      expect(emergency?.command ?? null).toBe(standing.find(isForAll) ?? null);
      expect(gates.map(({ command }) => command)).toEqual(standing.filter((command) => !isForAll(command)));
    });

    const hold = order(1, 'a', 'hold', 50);
    const lock = order(1, 'a', 'lock');
    const emergency = order(1, null, 'emergency-open');
    const stories: readonly (readonly [
      story: string,
      orders: readonly PersonOrder[],
      standing: readonly PersonOrder[],
    ])[] = [
      ['a hold stands, also when its end has passed', [hold, order(60, 'b', 'open')], [hold]],
      ['of two holds the later one stands', [hold, order(2, 'a', 'hold')], [order(2, 'a', 'hold')]],
      [
        'what is ordered at another gate ends nothing',
        [lock, hold, order(2, 'b', 'release'), order(3, 'b', 'unlock')],
        [lock, hold],
      ],
      ['each gate has its own', [hold, order(2, 'b', 'stop')], [hold, order(2, 'b', 'stop')]],
      [
        'an emergency ends what was stopped at every gate',
        [order(1, 'a', 'stop'), order(2, 'b', 'stop'), emergency],
        [emergency],
      ],
      [
        'what counts is the order in which they were given, not the clock',
        [order(9, 'a', 'hold'), order(5, 'a', 'release')],
        [],
      ],
    ];

    test.each(stories)('%s', async (_story, orders, standing) => {
      expect(await standingAfter(...orders)).toEqual({
        emergency: standing.find(({ gateId }) => gateId === null) ?? null,
        gates: standing.filter(({ gateId }) => gateId !== null),
      });
    });
  });
}
