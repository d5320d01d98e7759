import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Correction, Misread } from '../parking/visits/correction.ts';
import type { Visit } from '../parking/visit.ts';
import { UserError } from '../errors.ts';
import type { StoreConnection } from './connection.ts';
import { correctionRow, misreadRow, rowOfCorrection } from './correction-rows.ts';
import { forgetDays } from './days.ts';
import { raiseHighWater } from './high-water.ts';
import { insertCountChange } from './occupancy.ts';
import { rowReader } from './rows.ts';
import type { CorrectionStep, Store } from './store.ts';
import type { Tables } from './tables.ts';
import { instantsOfVisit, putVisit, removeVisit } from './visit-rows.ts';

export function storedCorrections({ db, onCorruptRow }: StoreConnection): Store['corrections'] {
  const read = rowReader({ table: 'corrections', name: 'id', shape: correctionRow, onCorruptRow });
  const readMisread = rowReader({ table: 'misreads', name: 'number', shape: misreadRow, onCorruptRow });
  return {
    record: (step) =>
      db.transaction().execute(async (transaction) => {
        const { correction, countChanges = [], misreads = [], forgetDays: days = [] } = step;
        await replaceVisits(transaction, correction.before, correction.after);
        await insertCorrection(transaction, correction);
        for (const change of countChanges) await insertCountChange(transaction, change);
        for (const misread of misreads) await insertMisread(transaction, misread);
        await forgetDays(transaction, days);
        await raiseHighWater(transaction, instantsOf(step));
      }),

    undo: (step) =>
      db.transaction().execute(async (transaction) => {
        const { correction, countChanges = [], forgetDays: days = [] } = step;
        await noteUndone(transaction, correction);
        await replaceVisits(transaction, correction.after, correction.before);
        for (const change of countChanges) await insertCountChange(transaction, change);
        await transaction.deleteFrom('misreads').where('correction_id', '=', correction.id).execute();
        await forgetDays(transaction, days);
        await raiseHighWater(transaction, instantsOf(step));
      }),

    get: async (id) => {
      const row = await db.selectFrom('corrections').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : read.one(row);
    },

    newest: async ({ visitId }, limit) =>
      read.many(
        await (
          visitId === undefined
            ? db.selectFrom('corrections')
            : db
                .selectFrom('corrections')
                .innerJoin('corrected_visits', 'corrected_visits.number', 'corrections.number')
                .where('corrected_visits.visit_id', '=', visitId)
        )
          .selectAll('corrections')
          // In the order in which they were made, which a clock that was set back does not change.
          .orderBy('corrections.number', 'desc')
          .limit(limit)
          .execute(),
      ),

    misreads: async (gateId, limitPerGate) =>
      readMisread.many(
        await db
          .selectFrom((eb) =>
            eb
              .selectFrom('misreads')
              .selectAll()
              .select(sql<number>`row_number() over (partition by gate_id order by number desc)`.as('age'))
              .$if(gateId !== null, (query) => query.where('gate_id', '=', gateId ?? ''))
              .as('misreads'),
          )
          .selectAll()
          .where('age', '<=', limitPerGate)
          .orderBy('number', 'desc')
          .execute(),
      ),
  };
}

async function replaceVisits(
  db: Kysely<Tables>,
  before: readonly Visit[],
  after: readonly Visit[],
): Promise<void> {
  for (const { id } of before) {
    if (await removeVisit(db, id)) continue;
    throw new UserError('changed-since', 'What this rests on was changed meanwhile. Look at it again.');
  }
  for (const visit of after) await putVisit(db, visit);
}

async function insertCorrection(db: Kysely<Tables>, correction: Correction): Promise<void> {
  const { number } = await db
    .insertInto('corrections')
    .values(rowOfCorrection(correction))
    .returning('number')
    .executeTakeFirstOrThrow();
  const { before, after } = correction;
  for (const visit_id of new Set([...before, ...after].map(({ id }) => id))) {
    await db.insertInto('corrected_visits').values({ visit_id, number }).execute();
  }
}

async function insertMisread(db: Kysely<Tables>, misread: Misread): Promise<void> {
  const { correctionId, gateId, read, meant, at } = misread;
  await db
    .insertInto('misreads')
    .values({ correction_id: correctionId, gate_id: gateId, read_text: read, meant_text: meant, at })
    .execute();
}

async function noteUndone(db: Kysely<Tables>, { id, undone }: Correction): Promise<void> {
  if (undone === null) throw new Error(`The correction ${id} is to be undone, and by whom is not said.`);
  const { numUpdatedRows } = await db
    .updateTable('corrections')
    .set({ undone_at: undone.at, undone_by: undone.by })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new UserError('already-undone', 'This was undone already.');
}

function instantsOf({ correction, countChanges = [] }: CorrectionStep) {
  const { at, undone, after } = correction;
  return [
    at,
    undone?.at ?? null,
    ...after.flatMap(instantsOfVisit),
    ...countChanges.map((change) => change.at),
  ];
}
