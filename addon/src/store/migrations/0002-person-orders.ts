import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What people ordered at the gates, in the order in which they did. */
export const personOrders: Migration = {
  up: async ({ schema }: Kysely<unknown>) => {
    await schema
      .createTable('person_orders')
      .modifyEnd(sql`strict`)
      .addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addColumn('gate_id', 'text', (column) => column.notNull())
      .addColumn('command', 'text', (column) => column.notNull())
      .addColumn('direction', 'text', (column) => column.notNull())
      .addColumn('ordered_by', 'text', (column) => column.notNull())
      .execute();
    // After a restart the last order of each gate tells whether it is held open.
    await schema
      .createIndex('person_orders_by_gate')
      .on('person_orders')
      .columns(['gate_id', 'number'])
      .execute();
  },
};
