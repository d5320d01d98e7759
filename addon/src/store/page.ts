import { sql } from 'kysely';
import type { Expression } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { instantColumn } from './rows.ts';
import type { Page } from './store.ts';

/** What a row is ordered by, beside its id. */
const keyOfRow = z
  .object({ page_at: instantColumn, id: z.string() })
  .transform(({ page_at, id }): Cursor => ({ at: page_at, id }));

/** Where the list goes on after a row that was selected with its `page_at`. */
export function cursorOfRow(row: unknown): Cursor {
  return keyOfRow.parse(row);
}

/**
 * One page of a list. A page can be shorter than asked for where damaged rows were
 * left out, and still have a next one.
 *
 * @param query answers with at most `limit` rows after the given one.
 * @param cursorOf where a row stands in the order of the list; by (page_at, id) when absent.
 * @throws UserError `bad-cursor`
 */
export async function pageOf<Row, Value>({
  before,
  limit,
  query,
  read,
  cursorOf = cursorOfRow,
}: {
  readonly before: string | null;
  readonly limit: number;
  readonly query: (after: Cursor | null, limit: number) => Promise<readonly Row[]>;
  readonly read: (rows: readonly Row[]) => readonly Value[];
  readonly cursorOf?: (row: Row) => Cursor;
}): Promise<Page<Value>> {
  const after = before === null ? null : decodeCursor(before);
  // One more than asked for tells whether there is a next page.
  const rows = await query(after, limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: read(rows.slice(0, limit)),
    next: last === undefined ? null : encodeCursor(cursorOf(last)),
  };
}

/** True of the rows that come after the cursor in a list that is ordered newest first by (`column`, id). */
export function follows(column: string, { at, id }: Cursor): Expression<boolean> {
  return sql<boolean>`(${sql.ref(column)}, id) < (${at}, ${id})`;
}

/** True of the row at the cursor and those that come after it in a list that is ordered oldest first by (`column`, id). */
export function startsAt(column: string, { at, id }: Cursor): Expression<boolean> {
  return sql<boolean>`(${sql.ref(column)}, id) >= (${at}, ${id})`;
}
