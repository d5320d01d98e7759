import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Instant } from '../contract/words.ts';
import { instantColumn } from './rows.ts';
import type { Tables } from './tables.ts';

/** Notes that something happened at these instants; belongs in the transaction that writes what happened. */
export async function raiseHighWater(
  db: Kysely<Tables>,
  instants: readonly (Instant | null)[],
): Promise<void> {
  const at = Math.max(...instants.filter((instant) => instant !== null));
  if (at === -Infinity) return;
  await db
    .insertInto('high_water')
    .values({ id: 1, at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ at }).where('high_water.at', '<', at))
    .execute();
}

/** Newest instant at which something happened; null when nothing has. */
export async function highWater(db: Kysely<Tables>): Promise<Instant | null> {
  const row = await db.selectFrom('high_water').select('at').executeTakeFirst();
  return row === undefined ? null : z.object({ at: instantColumn }).parse(row).at;
}
