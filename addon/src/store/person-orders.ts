import { z } from 'zod';
import type { PersonOrder } from '../access/person-order.ts';
import { COMMANDS, DIRECTIONS, EMERGENCY_ORDERS } from '../contract/words.ts';
import type { StoreConnection } from './connection.ts';
import { raiseHighWater } from './high-water.ts';
import { instantColumn, rowReader } from './rows.ts';
import type { Store } from './store.ts';

type Command = PersonOrder['command'];

/** Orders that stand, each with those that take it back. */
const HOLDING = ['hold', 'release', 'close'] as const satisfies readonly Command[];
const LOCKING = ['lock', 'unlock'] as const satisfies readonly Command[];
const EMERGENCY = ['emergency-open', 'emergency-end'] as const satisfies readonly Command[];
const STANDING = [HOLDING[0], LOCKING[0], EMERGENCY[0]];

const orderRow = z
  .object({
    at: instantColumn,
    gate_id: z.string().nullable(),
    command: z.enum([...COMMANDS, ...EMERGENCY_ORDERS, 'serviced']),
    direction: z.enum(DIRECTIONS),
    ordered_by: z.string(),
    until_at: instantColumn.nullable(),
  })
  .transform(({ at, gate_id, command, direction, ordered_by, until_at }): PersonOrder => ({
    at,
    gateId: gate_id,
    command,
    direction,
    by: ordered_by,
    until: until_at,
  }));

export function storedPersonOrders({ db, onCorruptRow }: StoreConnection): Store['personOrders'] {
  const read = rowReader({ table: 'person_orders', name: 'number', shape: orderRow, onCorruptRow });

  const numbersOf = (commands: readonly Command[]) =>
    db
      .selectFrom('person_orders')
      .where('command', 'in', commands)
      .select(({ fn }) => fn.max('number').as('number'));

  return {
    add: ({ at, gateId, command, direction, by, until }) =>
      db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('person_orders')
          .values({ at, gate_id: gateId, command, direction, ordered_by: by, until_at: until })
          .execute();
        await raiseHighWater(transaction, [at]);
      }),

    newest: async (limit) =>
      read.many(
        await db.selectFrom('person_orders').selectAll().orderBy('number', 'desc').limit(limit).execute(),
      ),

    standing: async () => {
      const orders = read.many(
        await db
          .selectFrom('person_orders')
          .selectAll()
          .where((eb) =>
            eb.or([
              eb('number', 'in', numbersOf(HOLDING).groupBy('gate_id')),
              eb('number', 'in', numbersOf(LOCKING).groupBy('gate_id')),
              eb('number', 'in', numbersOf(EMERGENCY)),
            ]),
          )
          .where('command', 'in', STANDING)
          .orderBy('number')
          .execute(),
      );
      const isEmergency = ({ command }: PersonOrder): boolean => command === 'emergency-open';
      return {
        emergency: orders.find(isEmergency) ?? null,
        gates: orders.filter((order) => !isEmergency(order)),
      };
    },
  };
}
