import { z } from 'zod';
import type { PaidReads } from '../plate/remote/paid-reads.ts';
import type { StoreConnection } from './connection.ts';
import { rowReader } from './rows.ts';

const paidReadsRow = z.object({ reads: z.int().min(0) }).transform(({ reads }) => reads);

export function storedPaidReads({ db, onCorruptRow }: StoreConnection): PaidReads {
  const read = rowReader({ table: 'paid_reads', name: 'month', shape: paidReadsRow, onCorruptRow });
  return {
    countOf: async (reader, month) => {
      const row = await db
        .selectFrom('paid_reads')
        .select(['month', 'reads'])
        .where('reader', '=', reader)
        .where('month', '=', month)
        .executeTakeFirst();
      // A count that is damaged is no count: nothing is paid for then, rather than without an end.
      return row === undefined ? 0 : read.one(row);
    },

    // The sum is made by the database, so that no two callers make the same one.
    add: async (reader, month, at) =>
      read.one(
        await db
          .insertInto('paid_reads')
          .values({ reader, month, reads: 1, newest_at: at })
          .onConflict((conflict) =>
            conflict
              .columns(['reader', 'month'])
              .doUpdateSet((eb) => ({ reads: eb(eb.ref('paid_reads.reads'), '+', 1), newest_at: at })),
          )
          .returning(['month', 'reads'])
          .executeTakeFirstOrThrow(),
      ),
  };
}
