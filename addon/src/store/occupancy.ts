import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { COUNT_CAUSES } from '../parking/occupancy.ts';
import type { CountChange } from '../parking/occupancy.ts';
import type { StoreConnection } from './connection.ts';
import { raiseHighWater } from './high-water.ts';
import { instantColumn, readInTurns, rowReader } from './rows.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

const countChangeRow = z
  .object({
    at: instantColumn,
    delta: z.int(),
    cause: z.enum(COUNT_CAUSES),
    passage_id: z.string().nullable(),
  })
  .transform(({ at, delta, cause, passage_id }): CountChange => ({
    at,
    delta,
    cause,
    passageId: passage_id,
  }));

export function storedOccupancy({ db, onCorruptRow }: StoreConnection): Store['occupancy'] {
  const read = rowReader({ table: 'count_changes', name: 'number', shape: countChangeRow, onCorruptRow });
  return {
    count: async () => {
      // A running total beside the ledger could come to disagree with it; adding up a million lines takes no second.
      const row = await db
        .selectFrom('count_changes')
        .select(sql`coalesce(sum(delta), 0)`.as('count'))
        .executeTakeFirstOrThrow();
      return z.int().parse(row.count);
    },

    change: (change) =>
      db.transaction().execute(async (transaction) => {
        await insertCountChange(transaction, change);
        await raiseHighWater(transaction, [change.at]);
      }),

    ledger: async (limit) =>
      read.many(
        // In the order in which they were written, which a clock that was set back does not change.
        await db.selectFrom('count_changes').selectAll().orderBy('number', 'desc').limit(limit).execute(),
      ),

    since: async (from) =>
      readInTurns(
        read,
        await db
          .selectFrom('count_changes')
          .selectAll()
          .where('at', '>=', from)
          .orderBy('at')
          .orderBy('number')
          .execute(),
      ),

    countAt: async (before) => {
      const row = await db
        .selectFrom('count_changes')
        .select(sql`coalesce(sum(delta), 0)`.as('count'))
        .where('at', '<', before)
        .executeTakeFirstOrThrow();
      return z.int().parse(row.count);
    },

    between: async (from, before) =>
      readInTurns(
        read,
        await db
          .selectFrom('count_changes')
          .selectAll()
          .where('at', '>=', from)
          .where('at', '<', before)
          .orderBy('at')
          .orderBy('number')
          .execute(),
      ),
  };
}

/** For use within a transaction; the caller raises the high water. */
export async function insertCountChange(db: Kysely<Tables>, change: CountChange): Promise<void> {
  const { at, delta, cause, passageId } = change;
  await db.insertInto('count_changes').values({ at, delta, cause, passage_id: passageId }).execute();
}
