import { sql } from 'kysely';
import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import { z } from 'zod';
import type { Visit } from '../parking/visit.ts';
import type { StoreConnection } from './connection.ts';
import type { Cursor } from './cursor.ts';
import { follows, pageOf } from './page.ts';
import { instantColumn, readInTurns, rowReader } from './rows.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

const visitRow = z
  .object({
    id: z.string(),
    plate: z.string().nullable(),
    entered_at: instantColumn.nullable(),
    entry_passage_id: z.string().nullable(),
    left_at: instantColumn.nullable(),
    exit_passage_id: z.string().nullable(),
  })
  .transform(({ id, plate, entered_at, entry_passage_id, left_at, exit_passage_id }): Visit => ({
    id,
    plate,
    enteredAt: entered_at,
    entryPassageId: entry_passage_id,
    leftAt: left_at,
    exitPassageId: exit_passage_id,
  }));

export function storedVisits({ db, onCorruptRow }: StoreConnection): Store['visits'] {
  const read = rowReader({ table: 'visits', name: 'id', shape: visitRow, onCorruptRow });
  return {
    open: async () =>
      read.many(
        await db
          .selectFrom('visits')
          .selectAll()
          .where('left_at', 'is', null)
          .orderBy('began_at')
          .orderBy('id')
          .execute(),
      ),

    since: async (from) =>
      readInTurns(
        read,
        await db
          .selectFrom('visits')
          .selectAll()
          .where((eb) => eb.or([eb('left_at', 'is', null), eb('left_at', '>=', from)]))
          // With the plus SQLite does not take the index of this order, and with it the whole history.
          .orderBy(sql`+began_at`)
          .orderBy('id')
          .execute(),
      ),

    page: ({ open }, before, limit) =>
      pageOf({
        before,
        limit,
        query: (after, rows) =>
          db
            .selectFrom('visits')
            .selectAll()
            .select('began_at as page_at')
            .where((eb) => eb.and([...conditions(eb, open, after)]))
            .orderBy('began_at', 'desc')
            .orderBy('id', 'desc')
            .limit(rows)
            .execute(),
        read: read.many,
      }),
  };
}

function* conditions(
  eb: ExpressionBuilder<Tables, 'visits'>,
  open: boolean | undefined,
  after: Cursor | null,
): Generator<Expression<SqlBool>> {
  if (open !== undefined) yield eb('left_at', open ? 'is' : 'is not', null);
  if (after !== null) yield follows('began_at', after);
}

/** Inserts the visit, or replaces the one of the same id; for use within a transaction. */
export async function putVisit(db: Kysely<Tables>, visit: Visit): Promise<void> {
  const row = {
    plate: visit.plate,
    entered_at: visit.enteredAt,
    entry_passage_id: visit.entryPassageId,
    left_at: visit.leftAt,
    exit_passage_id: visit.exitPassageId,
  };
  await db
    .insertInto('visits')
    .values({ id: visit.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}
