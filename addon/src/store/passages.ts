import { sql } from 'kysely';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { StoreConnection } from './connection.ts';
import type { Cursor } from './cursor.ts';
import { insertCountChange } from './occupancy.ts';
import { raiseHighWater } from './high-water.ts';
import { cursorOf, follows, pageOf, newerThan } from './page.ts';
import { passageRow, readingRow, rowOfPassage, rowOfReading } from './passage-rows.ts';
import { takeUse } from './permits.ts';
import { readInTurns, rowReader, ROWS_OF_A_TURN } from './rows.ts';
import type { PassageFilter, PassageStep, Store } from './store.ts';
import type { Tables } from './tables.ts';
import { putVisit } from './visits.ts';

export function storedPassages({ db, onCorruptRow }: StoreConnection): Store['passages'] {
  const read = rowReader({ table: 'passages', name: 'id', shape: passageRow, onCorruptRow });
  const readReading = rowReader({ table: 'readings', name: 'number', shape: readingRow, onCorruptRow });
  return {
    record: ({ passage, readings = [], countChanges = [], usedPermitId, visits = [] }) =>
      db.transaction().execute(async (transaction) => {
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
        for (const visit of visits) await putVisit(transaction, visit);
        await raiseHighWater(transaction, instantsOf({ passage, readings, countChanges, visits }));
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

    since: async function* (from) {
      let piece: readonly Record<string, unknown>[];
      let after: Cursor = { at: from, id: '' };
      do {
        piece = await db
          .selectFrom('passages')
          .selectAll()
          .select('arrived_at as page_at')
          .where(newerThan('arrived_at', after))
          .where('outcome', 'is not', null)
          .orderBy('arrived_at')
          .orderBy('id')
          .limit(ROWS_OF_A_TURN)
          .execute();
        yield* await readInTurns(read, piece);
        after = piece.length === 0 ? after : cursorOf(piece[piece.length - 1]);
      } while (piece.length === ROWS_OF_A_TURN);
    },

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
  after: Cursor | null,
): Generator<Expression<SqlBool>> {
  if (plate !== undefined) yield sql<boolean>`plate like ${`%${literalInLike(plate)}%`} escape '\\'`;
  if (arrivedFrom !== undefined) yield eb('arrived_at', '>=', arrivedFrom);
  if (arrivedBefore !== undefined) yield eb('arrived_at', '<', arrivedBefore);
  if (outcome !== undefined) yield eb('outcome', '=', outcome);
  if (gateId !== undefined) yield eb('gate_id', '=', gateId);
  if (after !== null) yield follows('arrived_at', after);
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
    ...visits.flatMap((visit) => [visit.enteredAt, visit.leftAt]),
  ];
}
