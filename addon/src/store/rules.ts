import type { Kysely } from 'kysely';
import { z } from 'zod';
import { keptRulesSchema, rulesSchema } from '../access/rules-schema.ts';
import type { Rules, RulesView } from '../contract/rules.ts';
import type { StoreConnection } from './connection.ts';
import { raiseHighWater } from './high-water.ts';
import { jsonColumn, rowReader } from './rows.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

const rulesRow = z
  .object({ version: z.int(), document_json: jsonColumn(keptRulesSchema) })
  .transform(({ version, document_json }): RulesView => ({ version, rules: document_json }));

const versionRow = z.object({ version: z.int() });

export function storedRules({ db, onCorruptRow }: StoreConnection): Store['rules'] {
  const read = rowReader({ table: 'rules', name: 'version', shape: rulesRow, onCorruptRow });

  // A newest document that cannot be read is reported and counts as none, so that the product's own rules hold. An older
  // one in its place would bring back what people had changed since, and who may come would be a matter of chance.
  const current = async (connection: Kysely<Tables>): Promise<RulesView | null> => {
    const newest = await connection
      .selectFrom('rules')
      .selectAll()
      .orderBy('version', 'desc')
      .limit(1)
      .execute();
    return read.many(newest)[0] ?? null;
  };

  return {
    current: () => current(db),

    save: (rules, changes) =>
      db.transaction().execute(async (transaction) => {
        // Compared with what was told, also where that was none: rules that cannot be read can be replaced.
        const told = await current(transaction);
        if (changes.version !== (told?.version ?? 0)) return null;
        const version = (await newestVersion(transaction)) + 1;
        await transaction
          .insertInto('rules')
          .values({
            version,
            at: changes.at,
            changed_by: changes.by,
            document_json: documentJson(rules),
          })
          .execute();
        await raiseHighWater(transaction, [changes.at]);
        return version;
      }),
  };
}

async function newestVersion(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('rules')
    .select('version')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? 0 : versionRow.parse(row).version;
}

/** Refuses what could not be read back: after the next start the site would be without its rules. */
function documentJson(rules: Rules): string {
  const readable: z.input<typeof rulesSchema> = rules;
  return JSON.stringify(rulesSchema.parse(readable));
}
