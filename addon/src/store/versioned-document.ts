import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Instant } from '../contract/words.ts';
import type { StoreConnection } from './connection.ts';
import { raiseHighWater } from './high-water.ts';
import { jsonColumn, rowReader } from './rows.ts';
import type { Tables } from './tables.ts';

/** One document of the site, kept in each of its versions, since each says who changed what and when. */
export interface VersionedDocument<Content> {
  /** Null when it was never changed. */
  readonly current: () => Promise<{ readonly version: number; readonly content: Content } | null>;
  /** The new version; null when the one that was to be changed is not the newest any more. */
  readonly save: (
    content: Content,
    changes: { readonly version: number; readonly at: Instant; readonly by: string },
  ) => Promise<number | null>;
}

const versionRow = z.object({ version: z.int() });

/**
 * @param kept what is read; may forgive more than `whole`.
 * @param whole what is written: what could not be read back is refused, or after the next start the site would be without it.
 */
export function versionedDocument<Content>(
  { db, onCorruptRow }: StoreConnection,
  {
    table,
    kept,
    whole,
  }: {
    readonly table: 'rules' | 'parking_settings';
    readonly kept: z.ZodType<Content>;
    readonly whole: z.ZodType;
  },
): VersionedDocument<Content> {
  const shape = z
    .object({ version: z.int(), document_json: jsonColumn(kept) })
    .transform(({ version, document_json }) => ({ version, content: document_json }));
  const read = rowReader({ table, name: 'version', shape, onCorruptRow });

  // A newest document that cannot be read is reported and counts as none, so that the product's own holds. An older one in its
  // place would bring back what people had changed since, and who may come would be a matter of chance.
  const current = async (connection: Kysely<Tables>) => {
    const newest = await connection
      .selectFrom(table)
      .selectAll()
      .orderBy('version', 'desc')
      .limit(1)
      .execute();
    return read.many(newest)[0] ?? null;
  };

  const newestVersion = async (connection: Kysely<Tables>): Promise<number> => {
    const row = await connection
      .selectFrom(table)
      .select('version')
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? 0 : versionRow.parse(row).version;
  };

  return {
    current: () => current(db),

    save: (content, changes) =>
      db.transaction().execute(async (transaction) => {
        // Compared with what was told, also where that was none: a document that cannot be read can be replaced.
        const told = await current(transaction);
        if (changes.version !== (told?.version ?? 0)) return null;
        const version = (await newestVersion(transaction)) + 1;
        await transaction
          .insertInto(table)
          .values({
            version,
            at: changes.at,
            changed_by: changes.by,
            document_json: JSON.stringify(whole.parse(content)),
          })
          .execute();
        await raiseHighWater(transaction, [changes.at]);
        return version;
      }),
  };
}
