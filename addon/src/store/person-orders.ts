import { z } from 'zod';
import type { PersonOrder } from '../access/person-order.ts';
import { COMMANDS, DIRECTIONS } from '../contract/words.ts';
import type { StoreConnection } from './connection.ts';
import { raiseHighWater } from './high-water.ts';
import { instantColumn, rowReader } from './rows.ts';
import type { Store } from './store.ts';

const orderRow = z
  .object({
    at: instantColumn,
    gate_id: z.string(),
    command: z.enum(COMMANDS),
    direction: z.enum(DIRECTIONS),
    ordered_by: z.string(),
  })
  .transform(({ at, gate_id, command, direction, ordered_by }): PersonOrder => ({
    at,
    gateId: gate_id,
    command,
    direction,
    by: ordered_by,
  }));

export function storedPersonOrders({ db, onCorruptRow }: StoreConnection): Store['personOrders'] {
  const read = rowReader({ table: 'person_orders', name: 'number', shape: orderRow, onCorruptRow });
  return {
    add: ({ at, gateId, command, direction, by }) =>
      db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('person_orders')
          .values({ at, gate_id: gateId, command, direction, ordered_by: by })
          .execute();
        await raiseHighWater(transaction, [at]);
      }),

    newest: async (limit) =>
      read.many(
        await db.selectFrom('person_orders').selectAll().orderBy('number', 'desc').limit(limit).execute(),
      ),

    holds: async () => {
      const last = db
        .selectFrom('person_orders')
        .where('command', 'in', ['hold', 'release', 'close'])
        .groupBy('gate_id')
        .select(({ fn }) => fn.max('number').as('number'));
      return read.many(
        await db
          .selectFrom('person_orders')
          .selectAll()
          .where('number', 'in', last)
          .where('command', '=', 'hold')
          .execute(),
      );
    },
  };
}
