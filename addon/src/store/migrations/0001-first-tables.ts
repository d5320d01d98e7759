import { sql } from 'kysely';
import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** SQLite checks the types of columns only when asked to. */
function strict<Name extends string, Column extends string>(
  table: CreateTableBuilder<Name, Column>,
): CreateTableBuilder<Name, Column> {
  return table.modifyEnd(sql`strict`);
}

async function permits({ schema }: Kysely<unknown>): Promise<void> {
  await strict(schema.createTable('permits'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('plate', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('valid_from', 'integer')
    .addColumn('valid_until', 'integer')
    .execute();
}

/**
 * History is read newest first, a page at a time, by the key (arrived_at, id). Each index holds that key behind the
 * column that is compared for equality, so that a page is read in order, without sorting, from wherever it starts.
 * The plate stands at the end of each since people search for a part of it, which no order helps with: the search runs
 * along the index and touches only rows that match, not every row with its decision.
 */
async function passages({ schema }: Kysely<unknown>): Promise<void> {
  await strict(schema.createTable('passages'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('gate_id', 'text', (column) => column.notNull())
    .addColumn('direction', 'text', (column) => column.notNull())
    .addColumn('phase', 'text', (column) => column.notNull())
    .addColumn('arrived_at', 'integer', (column) => column.notNull())
    .addColumn('ended_at', 'integer')
    .addColumn('plate', 'text')
    .addColumn('decision_json', 'text')
    .addColumn('outcome', 'text')
    .addColumn('inferred', 'integer', (column) => column.notNull())
    .addColumn('interrupted', 'integer', (column) => column.notNull())
    .addColumn('picture_id', 'text')
    .execute();
  const key = ['arrived_at', 'id', 'plate'];
  await schema.createIndex('passages_by_time').on('passages').columns(key).execute();
  await schema
    .createIndex('passages_by_gate')
    .on('passages')
    .columns(['gate_id', ...key])
    .execute();
  // Also finds those under way, which have no outcome.
  await schema
    .createIndex('passages_by_outcome')
    .on('passages')
    .columns(['outcome', ...key])
    .execute();
}

async function readings({ schema }: Kysely<unknown>): Promise<void> {
  await strict(schema.createTable('readings'))
    .addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('passage_id', 'text', (column) =>
      column.notNull().references('passages.id').onDelete('cascade'),
    )
    .addColumn('taken_at', 'integer', (column) => column.notNull())
    .addColumn('reader', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('confidence', 'real', (column) => column.notNull())
    .addColumn('characters_json', 'text', (column) => column.notNull())
    .addColumn('box_json', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('readings_by_passage')
    .on('readings')
    .columns(['passage_id', 'taken_at'])
    .execute();
}

/** Visits outlive their passages, which are erased after some days: no foreign key, or an exit could not be written. */
async function visits({ schema }: Kysely<unknown>): Promise<void> {
  await strict(schema.createTable('visits'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('plate', 'text')
    .addColumn('entered_at', 'integer')
    .addColumn('entry_passage_id', 'text')
    .addColumn('left_at', 'integer')
    .addColumn('exit_passage_id', 'text')
    .addColumn('began_at', 'integer', (column) =>
      column.generatedAlwaysAs(sql`coalesce(entered_at, left_at, 0)`).stored(),
    )
    .execute();
  await schema.createIndex('visits_by_time').on('visits').columns(['began_at', 'id']).execute();
  // As small as the number of vehicles inside, however long the history.
  await schema
    .createIndex('visits_open')
    .on('visits')
    .columns(['began_at', 'id'])
    .where(sql.ref('left_at'), 'is', null)
    .execute();
}

/** The ledger outlives passages too. */
async function countChanges({ schema }: Kysely<unknown>): Promise<void> {
  await strict(schema.createTable('count_changes'))
    .addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('delta', 'integer', (column) => column.notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('passage_id', 'text')
    .execute();
}

async function uploadKeys({ schema }: Kysely<unknown>): Promise<void> {
  await strict(schema.createTable('upload_keys'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('hash', 'blob', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('gate_id', 'text')
    .addColumn('watches', 'text', (column) => column.notNull())
    .addColumn('created_at', 'integer', (column) => column.notNull())
    .addColumn('last_used_at', 'integer')
    .execute();
}

async function sessions({ schema }: Kysely<unknown>): Promise<void> {
  await strict(schema.createTable('sessions'))
    .addColumn('hash', 'blob', (column) => column.primaryKey().notNull())
    .addColumn('expires_at', 'integer', (column) => column.notNull())
    .execute();
  await schema.createIndex('sessions_by_expiry').on('sessions').column('expires_at').execute();
}

/** One row: the newest instant written so far, since finding it in the history would mean reading all of it. */
async function highWater({ schema }: Kysely<unknown>): Promise<void> {
  await strict(schema.createTable('high_water'))
    .addColumn('id', 'integer', (column) => column.primaryKey().check(sql`id = 1`))
    .addColumn('at', 'integer', (column) => column.notNull())
    .execute();
}

export const firstTables: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const make of [permits, passages, readings, visits, countChanges, uploadKeys, sessions, highWater]) {
      await make(db);
    }
  },
};
