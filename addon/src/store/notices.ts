import { z } from 'zod';
import { NOTICE_ANSWERS } from '../contract/notices.ts';
import type { NoticeSubject } from '../contract/notices.ts';
import type { Notice } from '../parking/notices/notice.ts';
import type { StoreConnection } from './connection.ts';
import { raiseHighWater } from './high-water.ts';
import { follows, pageOf } from './page.ts';
import { instantColumn, jsonColumn, rowReader } from './rows.ts';
import type { Store } from './store.ts';

const text = z.string().nullable();

const subject = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('unknown-waiting'),
    passageId: z.string(),
    gateId: z.string(),
    plate: text,
    likelyPlate: text,
  }),
  z.object({
    kind: z.literal('overstay'),
    visitId: z.string(),
    plate: text,
    enteredAt: instantColumn,
    minutes: z.number(),
  }),
  z.object({ kind: z.literal('full'), capacity: z.int() }),
  z.object({ kind: z.literal('left-open'), gateId: z.string() }),
  z.object({
    kind: z.literal('wrong-slot'),
    slotId: z.string(),
    why: z.enum(['reserved', 'promised', 'charging', 'accessible', 'sent-elsewhere', 'out-of-order']),
    visitId: text,
    plate: text,
  }),
  z.object({ kind: z.literal('count-drift'), lanes: z.int(), likely: z.int() }),
  z.object({ kind: z.literal('reads-nearly-used'), reader: z.string(), used: z.int(), budget: z.int() }),
]);

const noticeRow = z
  .object({
    id: z.string(),
    subject_json: jsonColumn(subject),
    since: instantColumn,
    ended_at: instantColumn.nullable(),
    handled_by: text,
    handled_at: instantColumn.nullable(),
    answer: z.enum(NOTICE_ANSWERS).nullable(),
    picture_id: text,
  })
  .transform(({ handled_by, handled_at, answer, ...row }): Notice => ({
    id: row.id,
    subject: row.subject_json,
    since: row.since,
    endedAt: row.ended_at,
    handled: handled_by === null || handled_at === null ? null : { by: handled_by, at: handled_at, answer },
    pictureId: row.picture_id,
  }));

export function storedNotices({ db, onCorruptRow }: StoreConnection): Store['notices'] {
  const read = rowReader({ table: 'notices', name: 'id', shape: noticeRow, onCorruptRow });
  return {
    put: (notice) =>
      db.transaction().execute(async (transaction) => {
        const row = {
          subject_json: subjectJson(notice.subject),
          since: notice.since,
          ended_at: notice.endedAt,
          handled_by: notice.handled?.by ?? null,
          handled_at: notice.handled?.at ?? null,
          answer: notice.handled?.answer ?? null,
          picture_id: notice.pictureId,
        };
        await transaction
          .insertInto('notices')
          .values({ id: notice.id, ...row })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
        await raiseHighWater(transaction, [row.since, row.ended_at, row.handled_at]);
      }),

    get: async (id) => {
      const row = await db.selectFrom('notices').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : read.one(row);
    },

    open: async () =>
      read.many(
        await db
          .selectFrom('notices')
          .selectAll()
          .where('open', '=', 1)
          .orderBy('since', 'desc')
          .orderBy('id', 'desc')
          .execute(),
      ),

    notOver: async () =>
      read.many(
        await db
          .selectFrom('notices')
          .selectAll()
          .where('ended_at', 'is', null)
          .orderBy('since', 'desc')
          .orderBy('id', 'desc')
          .execute(),
      ),

    page: ({ open }, before, limit) =>
      pageOf({
        before,
        limit,
        query: (after, rows) =>
          db
            .selectFrom('notices')
            .selectAll()
            .select('since as page_at')
            .$if(open !== undefined, (query) => query.where('open', '=', Number(open)))
            .$if(after !== null, (query) => (after === null ? query : query.where(follows('since', after))))
            .orderBy('since', 'desc')
            .orderBy('id', 'desc')
            .limit(rows)
            .execute(),
        read: read.many,
      }),
  };
}

/** Takes the shape that can be read back: a subject that is new in the contract and missing here does not compile. */
function subjectJson(about: NoticeSubject): string {
  const readable: z.input<typeof subject> = about;
  return JSON.stringify(readable);
}
