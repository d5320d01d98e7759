import type { Kysely } from 'kysely';
import { z } from 'zod';
import { SLOT_KINDS } from '../contract/slots.ts';
import type { Promised, SlotUse } from '../parking/slots/slot.ts';
import type { StoreConnection } from './connection.ts';
import { raiseHighWater } from './high-water.ts';
import { flagColumn, instantColumn, jsonColumn, rowReader } from './rows.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

const text = z.string().nullable();

const useRow = z
  .object({
    slot_id: z.string(),
    kind: z.enum(SLOT_KINDS).nullable(),
    reserved_for_json: jsonColumn(z.array(z.string()).readonly()),
    out_of_order: text,
    taken: flagColumn.nullable(),
    taken_at: instantColumn.nullable(),
  })
  .transform(({ taken, taken_at, ...row }): SlotUse => ({
    slotId: row.slot_id,
    kind: row.kind,
    reservedFor: row.reserved_for_json,
    outOfOrder: row.out_of_order,
    taken: taken === null || taken_at === null ? null : { is: taken, at: taken_at },
  }));

const promiseRow = z
  .object({
    id: z.string(),
    plate: text,
    permit_id: text,
    slot_id: text,
    made_at: instantColumn,
    made_by: z.string(),
    until_at: instantColumn,
    ended_at: instantColumn.nullable(),
  })
  .transform((row): Promised => ({
    id: row.id,
    plate: row.plate,
    permitId: row.permit_id,
    slotId: row.slot_id,
    madeAt: row.made_at,
    by: row.made_by,
    until: row.until_at,
    endedAt: row.ended_at,
  }));

export function storedSlots({ db, onCorruptRow }: StoreConnection): Store['slots'] {
  const readUse = rowReader({ table: 'slot_uses', name: 'slot_id', shape: useRow, onCorruptRow });
  const readPromise = rowReader({ table: 'promises', name: 'id', shape: promiseRow, onCorruptRow });
  return {
    uses: async () => readUse.many(await db.selectFrom('slot_uses').selectAll().orderBy('slot_id').execute()),

    putUse: (use) =>
      db.transaction().execute(async (transaction) => {
        const row = {
          kind: use.kind,
          reserved_for_json: JSON.stringify(use.reservedFor),
          out_of_order: use.outOfOrder,
          taken: use.taken === null ? null : Number(use.taken.is),
          taken_at: use.taken?.at ?? null,
        };
        await transaction
          .insertInto('slot_uses')
          .values({ slot_id: use.slotId, ...row })
          .onConflict((conflict) => conflict.column('slot_id').doUpdateSet(row))
          .execute();
        await raiseHighWater(transaction, [row.taken_at]);
      }),

    promises: async () =>
      readPromise.many(
        await db
          .selectFrom('promises')
          .selectAll()
          .where('ended_at', 'is', null)
          .orderBy('until_at')
          .orderBy('id')
          .execute(),
      ),

    putPromise: (promised) =>
      db.transaction().execute(async (transaction) => {
        await putPromise(transaction, promised);
        await raiseHighWater(transaction, [promised.madeAt, promised.endedAt]);
      }),
  };
}

/** Inserts the promise, or replaces the one of the same id; for use within a transaction. */
export async function putPromise(db: Kysely<Tables>, promised: Promised): Promise<void> {
  const row = {
    plate: promised.plate,
    permit_id: promised.permitId,
    slot_id: promised.slotId,
    made_at: promised.madeAt,
    made_by: promised.by,
    until_at: promised.until,
    ended_at: promised.endedAt,
  };
  await db
    .insertInto('promises')
    .values({ id: promised.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}
