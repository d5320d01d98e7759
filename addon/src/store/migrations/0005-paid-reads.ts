import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What remote readers were asked each month, and how readers that decide nothing agree with the one that does. */
export const paidReads: Migration = {
  up: async ({ schema }: Kysely<unknown>) => {
    await schema
      .createTable('paid_reads')
      .modifyEnd(sql`strict`)
      .addColumn('reader', 'text', (column) => column.notNull())
      .addColumn('month', 'text', (column) => column.notNull())
      .addColumn('reads', 'integer', (column) => column.notNull())
      .addColumn('newest_at', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('paid_reads_key', ['reader', 'month'])
      .execute();
    await schema
      .createTable('reader_agreement')
      .modifyEnd(sql`strict`)
      .addColumn('reader', 'text', (column) => column.notNull())
      .addColumn('gate_id', 'text', (column) => column.notNull())
      .addColumn('month', 'text', (column) => column.notNull())
      .addColumn('comparison', 'text', (column) => column.notNull())
      .addColumn('frames', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('reader_agreement_key', ['reader', 'gate_id', 'month', 'comparison'])
      .execute();
    await schema
      .createTable('reader_differences')
      .modifyEnd(sql`strict`)
      .addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('reader', 'text', (column) => column.notNull())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addColumn('gate_id', 'text', (column) => column.notNull())
      .addColumn('passage_id', 'text', (column) => column.notNull())
      .addColumn('deciding_text', 'text', (column) => column.notNull())
      .addColumn('shadow_text', 'text', (column) => column.notNull())
      .execute();
    await schema
      .createIndex('reader_differences_by_reader')
      .on('reader_differences')
      .columns(['reader', 'number'])
      .execute();
  },
};
