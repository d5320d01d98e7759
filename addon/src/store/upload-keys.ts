import { z } from 'zod';
import { DIRECTIONS } from '../contract/words.ts';
import type { StoreConnection } from './connection.ts';
import { instantColumn, rowReader } from './rows.ts';
import type { Store, UploadKey } from './store.ts';

/** Without the hash: who holds a key is asked by its hash, and the hash is told to nobody. */
const COLUMNS = ['id', 'name', 'gate_id', 'watches', 'created_at', 'last_used_at'] as const;

const uploadKeyRow = z
  .object({
    id: z.string(),
    name: z.string(),
    gate_id: z.string().nullable(),
    watches: z.enum(DIRECTIONS),
    created_at: instantColumn,
    last_used_at: instantColumn.nullable(),
  })
  .transform(({ id, name, gate_id, watches, created_at, last_used_at }): UploadKey => ({
    id,
    name,
    gateId: gate_id,
    watches,
    createdAt: created_at,
    lastUsedAt: last_used_at,
  }));

export function storedUploadKeys({ db, onCorruptRow }: StoreConnection): Store['uploadKeys'] {
  const read = rowReader({ table: 'upload_keys', name: 'id', shape: uploadKeyRow, onCorruptRow });
  return {
    all: async () =>
      read.many(
        await db.selectFrom('upload_keys').select(COLUMNS).orderBy('created_at').orderBy('id').execute(),
      ),

    add: async ({ id, name, gateId, watches, createdAt, lastUsedAt }, hash) => {
      await db
        .insertInto('upload_keys')
        .values({
          id,
          hash,
          name,
          gate_id: gateId,
          watches,
          created_at: createdAt,
          last_used_at: lastUsedAt,
        })
        .execute();
    },

    byHash: async (hash) => {
      const row = await db
        .selectFrom('upload_keys')
        .select(COLUMNS)
        .where('hash', '=', hash)
        .executeTakeFirst();
      return row === undefined ? null : read.one(row);
    },

    used: async (id, at) => {
      await db.updateTable('upload_keys').set({ last_used_at: at }).where('id', '=', id).execute();
    },

    remove: async (id) => {
      const { numDeletedRows } = await db
        .deleteFrom('upload_keys')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
  };
}
