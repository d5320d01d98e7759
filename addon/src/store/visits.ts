import { sql } from 'kysely';
import { z } from 'zod';
import type { StoreConnection } from './connection.ts';
import type { Cursor } from './cursor.ts';
import { raiseHighWater } from './high-water.ts';
import { pageOf } from './page.ts';
import { readInTurns, ROWS_OF_A_PIECE, rowReader } from './rows.ts';
import type { Store } from './store.ts';
import { instantsOfVisit, putVisit, visitRow } from './visit-rows.ts';
import { visitCursor, visitSearch, visitsLater } from './visit-search.ts';

export function storedVisits({ db, onCorruptRow }: StoreConnection): Store['visits'] {
  const read = rowReader({ table: 'visits', name: 'id', shape: visitRow, onCorruptRow });
  return {
    open: async () =>
      read.many(
        await db.selectFrom('visits').selectAll().where('left_at', 'is', null).orderBy('number').execute(),
      ),

    since: async (from) =>
      readInTurns(
        read,
        await db
          .selectFrom('visits')
          .selectAll()
          .where((eb) => eb.or([eb('left_at', 'is', null), eb('left_at', '>=', from)]))
          // With the plus SQLite does not take the order of the table, and with it the whole history.
          .orderBy(sql`+number`)
          .execute(),
      ),

    page: async (filter, before, limit) => {
      const search = await visitSearch(db, filter);
      return pageOf({ before, limit, query: search.before, read: read.many, cursorOf: visitCursor });
    },

    export: async function* (filter) {
      const search = await visitSearch(db, filter);
      let from: Cursor | null = filter.beganFrom === undefined ? null : { at: filter.beganFrom, id: '0' };
      do {
        const until: Cursor | null = await visitsLater(db, from, ROWS_OF_A_PIECE);
        yield* await readInTurns(read, await search.within({ from, until }));
        from = until === null || until.at >= (filter.beganBefore ?? Infinity) ? null : until;
      } while (from !== null);
    },

    many: async (ids) =>
      readInTurns(
        read,
        await db
          .selectFrom('visits')
          .selectAll()
          .where('id', 'in', sql<string>`(select value from json_each(${JSON.stringify(ids)}))`)
          .execute(),
      ),

    ended: async (from, before) =>
      readInTurns(
        read,
        await db
          .selectFrom('visits')
          .selectAll()
          .where('left_at', '>=', from)
          .where('left_at', '<', before)
          .execute(),
      ),

    unpairedExits: async (from) =>
      readInTurns(
        read,
        await db
          .selectFrom('visits')
          .selectAll()
          .where('entered_at', 'is', null)
          // Nothing is known of them before they left, so that is when they began.
          .where(sql<boolean>`number >= (${from} << 20)`)
          .orderBy('number')
          .execute(),
      ),

    longestStay: async (from) => {
      const row = await db
        .selectFrom('visits')
        .select(sql`max(left_at - entered_at)`.as('longest'))
        .where(sql<boolean>`number >= (${from} << 20)`)
        .where('exit_passage_id', 'is not', null)
        .executeTakeFirstOrThrow();
      return z.int().nullable().parse(row.longest);
    },

    toReview: async () => {
      const row = await db
        .selectFrom('visits')
        .select((eb) => eb.fn.countAll().as('waiting'))
        .where('to_review', '=', sql.lit(1))
        .executeTakeFirstOrThrow();
      return z.int().parse(row.waiting);
    },

    put: (visit) =>
      db.transaction().execute(async (transaction) => {
        await putVisit(transaction, visit);
        await raiseHighWater(transaction, instantsOfVisit(visit));
      }),
  };
}
