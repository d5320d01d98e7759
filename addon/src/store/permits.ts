import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Permit } from '../access/permits/permit.ts';
import type { StoreConnection } from './connection.ts';
import { permitRow, rowOfPermit, rowsOfPlates } from './permit-rows.ts';
import { rowReader } from './rows.ts';
import type { PermitAnswer, Store } from './store.ts';
import type { Tables } from './tables.ts';

/** As many as one statement writes; SQLite takes 32,766 parameters (sqlite.org/limits.html). */
const ROWS_OF_A_STATEMENT = 100;

const DONE: PermitAnswer = { done: true };

const takenRow = z.object({ plate: z.string(), permit_id: z.string() });

export function storedPermits({ db, onCorruptRow }: StoreConnection): Store['permits'] {
  const read = rowReader({ table: 'permits', name: 'id', shape: permitRow, onCorruptRow });

  /** The answer that refuses these permits, if one of their plates is another permit's; null when none is. */
  const refusal = async (
    transaction: Kysely<Tables>,
    permits: readonly Permit[],
  ): Promise<PermitAnswer | null> => {
    const twice = sharedPlate(permits);
    if (twice !== null) return twice;
    const taken = await takenPlate(transaction, permits);
    if (taken === null) return null;
    const existing = await permitRows(transaction).where('id', '=', taken.permitId).executeTakeFirstOrThrow();
    return { done: false, why: 'plate-has-permit', plate: taken.plate, existing: read.one(existing) };
  };

  const replace = async (transaction: Kysely<Tables>, permits: readonly Permit[]): Promise<PermitAnswer> => {
    const refused = await refusal(transaction, permits);
    if (refused !== null) return refused;
    // All go before the first comes back, since a plate may move from one permit to another.
    await deletePermits(transaction, permits);
    await insertPermits(transaction, permits);
    return DONE;
  };

  return {
    all: async () => read.many(await permitRows(db).orderBy('holder').orderBy('id').execute()),

    add: (permit) =>
      db.transaction().execute(async (transaction) => {
        const refused = await refusal(transaction, [permit]);
        if (refused !== null) return refused;
        await insertPermits(transaction, [permit]);
        return DONE;
      }),

    change: (id, alter) =>
      db.transaction().execute(async (transaction) => {
        const row = await permitRows(transaction).where('id', '=', id).executeTakeFirst();
        if (row === undefined) return { done: false, why: 'no-such-permit' };
        const permit = alter(read.one(row));
        const answer = await replace(transaction, [permit]);
        return answer.done ? { done: true, permit } : answer;
      }),

    putAll: (permits) => db.transaction().execute((transaction) => replace(transaction, permits)),

    remove: async (id) => {
      const { numDeletedRows } = await db
        .deleteFrom('permits')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
  };
}

/** A crossing takes one of the uses that are left, if they are counted; for use within a transaction. */
export async function takeUse(db: Kysely<Tables>, permitId: string): Promise<void> {
  await db
    .updateTable('permits')
    .set({ uses_left: sql<number>`uses_left - 1` })
    .where('id', '=', permitId)
    .where('uses_left', '>', 0)
    .execute();
}

/** In one statement, so that no permit is seen with the plates that it had a moment before. */
function permitRows(db: Kysely<Tables>) {
  return db
    .selectFrom('permits')
    .selectAll()
    .select(
      sql`(
        select json_group_array(plate order by position) from permit_plates where permit_id = permits.id
      )`.as('plates_json'),
    );
}

/** Among the permits themselves. */
function sharedPlate(permits: readonly Permit[]): PermitAnswer | null {
  const byPlate = new Map<string, Permit>();
  for (const permit of permits) {
    for (const plate of permit.plates) {
      const existing = byPlate.get(plate);
      if (existing !== undefined && existing !== permit) {
        return { done: false, why: 'plate-has-permit', plate, existing };
      }
      byPlate.set(plate, permit);
    }
  }
  return null;
}

/** The first of their plates that a permit has which is not among them, and its id. */
async function takenPlate(
  db: Kysely<Tables>,
  permits: readonly Permit[],
): Promise<{ readonly plate: string; readonly permitId: string } | null> {
  const plates = JSON.stringify(permits.flatMap((permit) => permit.plates));
  const ids = JSON.stringify(permits.map(({ id }) => id));
  const { rows } = await sql`
    select permit_plates.plate, permit_plates.permit_id
    from json_each(${plates}) as wanted
    join permit_plates on permit_plates.plate = wanted.value
    where permit_plates.permit_id not in (select value from json_each(${ids}))
    order by wanted.key
    limit 1`.execute(db);
  if (rows.length === 0) return null;
  const { plate, permit_id } = takenRow.parse(rows[0]);
  return { plate, permitId: permit_id };
}

async function deletePermits(db: Kysely<Tables>, permits: readonly Permit[]): Promise<void> {
  const ids = JSON.stringify(permits.map(({ id }) => id));
  await sql`delete from permits where id in (select value from json_each(${ids}))`.execute(db);
}

async function insertPermits(db: Kysely<Tables>, permits: readonly Permit[]): Promise<void> {
  for (const rows of chunks(permits.map(rowOfPermit))) {
    await db.insertInto('permits').values(rows).execute();
  }
  for (const rows of chunks(permits.flatMap(rowsOfPlates))) {
    await db.insertInto('permit_plates').values(rows).execute();
  }
}

function* chunks<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += ROWS_OF_A_STATEMENT) {
    yield rows.slice(start, start + ROWS_OF_A_STATEMENT);
  }
}
