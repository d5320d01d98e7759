import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { StoreConnection } from './connection.ts';
import { raiseHighWater } from './high-water.ts';
import { rowReader } from './rows.ts';
import type { Store } from './store.ts';

const KEY_BYTES = 32;

const keyRow = z
  .object({ key: z.instanceof(Uint8Array).refine((key) => key.length === KEY_BYTES) })
  .transform(({ key }) => key);

/** The key stays in the store: links that were sent before a restart can be used after it. */
export function storedAnswerLinks({ db, onCorruptRow }: StoreConnection): Store['answerLinks'] {
  const read = rowReader({ table: 'answer_key', name: 'id', shape: keyRow, onCorruptRow });
  return {
    key: () =>
      db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('answer_key')
          .values({ id: 1, key: randomBytes(KEY_BYTES) })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
        return read.one(await transaction.selectFrom('answer_key').selectAll().executeTakeFirstOrThrow());
      }),

    use: (noticeId, at) =>
      db.transaction().execute(async (transaction) => {
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('used_answer_links')
          .values({ notice_id: noticeId, at })
          .onConflict((conflict) => conflict.column('notice_id').doNothing())
          .executeTakeFirstOrThrow();
        if (numInsertedOrUpdatedRows === 0n) return false;
        await raiseHighWater(transaction, [at]);
        return true;
      }),

    release: async (noticeId) => {
      await db.deleteFrom('used_answer_links').where('notice_id', '=', noticeId).execute();
    },
  };
}
