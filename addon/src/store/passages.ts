import { sql } from 'kysely';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Passage } from '../gate/passage.ts';
import type { StoreConnection } from './connection.ts';
import type { Cursor } from './cursor.ts';
import { insertCountChange } from './occupancy.ts';
import { forgetDays } from './days.ts';
import { raiseHighWater } from './high-water.ts';
import { cursorOfRow, follows, pageOf, startsAt } from './page.ts';
import { passageRow, readingRow, rowOfPassage, rowOfReading } from './passage-rows.ts';
import { takeUse } from './permits.ts';
import { readInTurns, ROWS_OF_A_PIECE, rowReader } from './rows.ts';
import { putPromise } from './slots.ts';
import type { PassageFilter, PassageStep, Store } from './store.ts';
import type { Tables } from './tables.ts';
import { instantsOfVisit, putVisit, removeVisit } from './visit-rows.ts';

export function storedPassages({ db, onCorruptRow }: StoreConnection): Store['passages'] {
  const read = rowReader({ table: 'passages', name: 'id', shape: passageRow, onCorruptRow });
  const readReading = rowReader({ table: 'readings', name: 'number', shape: readingRow, onCorruptRow });

  /** Where the passage stands that comes so many after another in the order of arriving; null when there are not as many. */
  const passagesLater = async (from: Cursor, count: number): Promise<Cursor | null> => {
    const row = await db
      .selectFrom('passages')
      .select(['arrived_at as page_at', 'id'])
      .where(startsAt('arrived_at', from))
      .orderBy('arrived_at')
      .orderBy('id')
      .limit(1)
      .offset(count)
      .executeTakeFirst();
    return row === undefined ? null : cursorOfRow(row);
  };

  const inPieces = async function* (filter: PassageFilter): AsyncGenerator<Passage> {
    // An id is never empty, so that the first piece begins before whoever arrived at that moment.
    let from: Cursor | null = { at: filter.arrivedFrom ?? Number.MIN_SAFE_INTEGER, id: '' };
    while (from !== null) {
      const start: Cursor = from;
      const end = await passagesLater(start, ROWS_OF_A_PIECE);
      const piece = await db
        .selectFrom('passages')
        .selectAll()
        .where((eb) => eb.and([...conditions(eb, filter, end)]))
        .where(startsAt('arrived_at', start))
        .where('outcome', 'is not', null)
        .orderBy('arrived_at')
        .orderBy('id')
        .execute();
      yield* await readInTurns(read, piece);
      const isBeyond = end !== null && end.at >= (filter.arrivedBefore ?? Infinity);
      from = isBeyond ? null : end;
    }
  };

  return {
    record: (step) =>
      db.transaction().execute(async (transaction) => {
        const { passage, readings = [], countChanges = [], usedPermitId } = step;
        const { visits = [], removedVisitIds = [], keptPromises = [], forgetDays: days = [] } = step;
        const { id, ...row } = rowOfPassage(passage);
        await transaction
          .insertInto('passages')
          .values({ id, ...row })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
        for (const reading of readings) {
          await transaction.insertInto('readings').values(rowOfReading(reading)).execute();
        }
        for (const change of countChanges) await insertCountChange(transaction, change);
        if (usedPermitId !== undefined) await takeUse(transaction, usedPermitId);
        for (const removed of removedVisitIds) await removeVisit(transaction, removed);
        for (const visit of visits) await putVisit(transaction, visit);
        for (const promised of keptPromises) await putPromise(transaction, promised);
        await forgetDays(transaction, days);
        await raiseHighWater(transaction, instantsOf(step));
      }),

    get: async (id) => {
      const row = await db.selectFrom('passages').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : read.one(row);
    },

    underWay: async () =>
      read.many(
        await db
          .selectFrom('passages')
          .selectAll()
          .where('outcome', 'is', null)
          .orderBy('arrived_at')
          .orderBy('id')
          .execute(),
      ),

    page: (filter, before, limit) =>
      pageOf({
        before,
        limit,
        query: (after, rows) =>
          db
            .selectFrom('passages')
            .selectAll()
            .select('arrived_at as page_at')
            .where((eb) => eb.and([...conditions(eb, filter, after)]))
            .orderBy('arrived_at', 'desc')
            .orderBy('id', 'desc')
            .limit(rows)
            .execute(),
        read: read.many,
      }),

    since: (from) => inPieces({ arrivedFrom: from }),

    export: inPieces,

    many: async (ids) =>
      readInTurns(
        read,
        await db
          .selectFrom('passages')
          .selectAll()
          .where('id', 'in', sql<string>`(select value from json_each(${JSON.stringify(ids)}))`)
          .execute(),
      ),

    readings: async (passageId) =>
      readReading.many(
        await db
          .selectFrom('readings')
          .selectAll()
          .where('passage_id', '=', passageId)
          .orderBy('taken_at')
          .orderBy('number')
          .execute(),
      ),
  };
}

function* conditions(
  eb: ExpressionBuilder<Tables, 'passages'>,
  { plate, arrivedFrom, arrivedBefore, outcome, gateId }: PassageFilter,
  below: Cursor | null,
): Generator<Expression<SqlBool>> {
  if (plate !== undefined) yield sql<boolean>`plate like ${`%${literalInLike(plate)}%`} escape '\\'`;
  if (arrivedFrom !== undefined) yield eb('arrived_at', '>=', arrivedFrom);
  if (arrivedBefore !== undefined) yield eb('arrived_at', '<', arrivedBefore);
  if (outcome !== undefined) yield eb('outcome', '=', outcome);
  if (gateId !== undefined) yield eb('gate_id', '=', gateId);
  if (below !== null) yield follows('arrived_at', below);
}

function literalInLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

function instantsOf({ passage, readings = [], countChanges = [], visits = [] }: PassageStep) {
  return [
    passage.arrivedAt,
    passage.endedAt,
    passage.decision?.decidedAt ?? null,
    ...readings.map((reading) => reading.takenAt),
    ...countChanges.map((change) => change.at),
    ...visits.flatMap(instantsOfVisit),
  ];
}
