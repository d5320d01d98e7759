import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What was read before any repair, and what the witnesses read. Of older readings only the text is known. */
export const rawReadings: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable('readings')
      .addColumn('raw', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await sql`update readings set raw = text`.execute(db);
    await db.schema
      .alterTable('readings')
      .addColumn('witnesses_json', 'text', (column) => column.notNull().defaultTo('[]'))
      .execute();
  },
};
