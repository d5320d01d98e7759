import { z } from 'zod';
import type { PersonOrder } from '../access/person-order.ts';
import { standingOrders } from '../access/standing-orders.ts';
import { COMMANDS, DIRECTIONS, EMERGENCY_ORDERS } from '../contract/words.ts';
import type { StoreConnection } from './connection.ts';
import { raiseHighWater } from './high-water.ts';
import { instantColumn, rowReader } from './rows.ts';
import type { Store } from './store.ts';

const ORDERED = [
  ...COMMANDS,
  ...EMERGENCY_ORDERS,
  'serviced',
] as const satisfies readonly PersonOrder['command'][];

const orderKeys = z.array(
  z.object({ number: z.int(), gateId: z.string().nullable(), command: z.enum(ORDERED) }),
);

const orderRow = z
  .object({
    at: instantColumn,
    gate_id: z.string().nullable(),
    command: z.enum(ORDERED),
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

  /** Of each gate and command the newest one: no other can stand, nor end one that does. */
  const newestOfEach = async () =>
    orderKeys.parse(
      await db
        .selectFrom('person_orders')
        .select(({ fn }) => [fn.max('number').as('number'), 'gate_id as gateId', 'command'])
        // A row that is damaged there says nothing of what stands.
        .where('command', 'in', ORDERED)
        .groupBy(['gate_id', 'command'])
        .orderBy('number')
        .execute(),
    );

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
      const numbers = standingOrders(await newestOfEach()).map(({ number }) => number);
      const orders = read.many(
        await db
          .selectFrom('person_orders')
          .selectAll()
          .where('number', 'in', numbers)
          .orderBy('number')
          .execute(),
      );
      return {
        emergency: orders.find(isEmergency) ?? null,
        gates: orders.filter((order) => !isEmergency(order)),
      };
    },
  };
}

function isEmergency({ command }: PersonOrder): boolean {
  return command === 'emergency-open';
}
