import { z } from 'zod';
import type { Permit } from '../access/permit.ts';
import { PERMIT_KINDS } from '../contract/words.ts';
import type { StoreConnection } from './connection.ts';
import { instantColumn, rowReader } from './rows.ts';
import type { Store } from './store.ts';

const permitRow = z
  .object({
    id: z.string(),
    plate: z.string(),
    kind: z.enum(PERMIT_KINDS),
    holder: z.string(),
    valid_from: instantColumn.nullable(),
    valid_until: instantColumn.nullable(),
  })
  .transform(({ id, plate, kind, holder, valid_from, valid_until }): Permit => ({
    id,
    plate,
    kind,
    holder,
    validFrom: valid_from,
    validUntil: valid_until,
  }));

export function storedPermits({ db, onCorruptRow }: StoreConnection): Store['permits'] {
  const read = rowReader({ table: 'permits', name: 'id', shape: permitRow, onCorruptRow });
  return {
    all: async () => read.many(await db.selectFrom('permits').selectAll().orderBy('plate').execute()),

    add: ({ id, plate, kind, holder, validFrom, validUntil }) =>
      db.transaction().execute(async (transaction) => {
        const existing = await transaction
          .selectFrom('permits')
          .selectAll()
          .where('plate', '=', plate)
          .executeTakeFirst();
        if (existing !== undefined) return { added: false, existing: read.one(existing) };
        await transaction
          .insertInto('permits')
          .values({ id, plate, kind, holder, valid_from: validFrom, valid_until: validUntil })
          .execute();
        return { added: true };
      }),

    remove: async (id) => {
      const { numDeletedRows } = await db
        .deleteFrom('permits')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
  };
}
