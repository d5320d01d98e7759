import { sql } from 'kysely';
import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

type Database = Kysely<unknown>;

/** SQLite checks the types of columns only when asked to. */
function strict<Name extends string, Column extends string>(
  table: CreateTableBuilder<Name, Column>,
): CreateTableBuilder<Name, Column> {
  return table.modifyEnd(sql`strict`);
}

/**
 * Made anew, since SQLite neither drops a unique column nor lets one be empty that was not. That a plate has one permit
 * is the primary key of its table. A permit of before belongs to a resident and has no limits.
 */
async function permits(db: Database): Promise<void> {
  const { schema } = db;
  await schema.alterTable('permits').renameTo('permits_before').execute();
  await strict(schema.createTable('permits'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('group_id', 'text', (column) => column.notNull())
    .addColumn('valid_from', 'integer')
    .addColumn('valid_until', 'integer')
    .addColumn('schedule_json', 'text')
    .addColumn('gates_json', 'text')
    .addColumn('directions_json', 'text', (column) => column.notNull())
    .addColumn('uses_left', 'integer', (column) => column.check(sql`uses_left >= 0`))
    .addColumn('places', 'integer')
    .addColumn('suspended', 'integer', (column) => column.notNull())
    .addColumn('person', 'text')
    .addColumn('notes', 'text', (column) => column.notNull())
    .addColumn('tags_json', 'text', (column) => column.notNull())
    .addColumn('code_hash', 'text')
    .execute();
  await strict(schema.createTable('permit_plates'))
    .addColumn('plate', 'text', (column) => column.primaryKey().notNull())
    .addColumn('permit_id', 'text', (column) => column.notNull().references('permits.id').onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('permit_plates_by_permit')
    .on('permit_plates')
    .columns(['permit_id', 'position'])
    .execute();
  await sql`
    insert into permits
      (id, holder, kind, group_id, valid_from, valid_until, directions_json, suspended, notes, tags_json)
    select id, holder, kind, 'resident', valid_from, valid_until, '["in","out"]', 0, '', '[]'
    from permits_before`.execute(db);
  await sql`
    insert into permit_plates (plate, permit_id, position)
    select plate, id, 0 from permits_before`.execute(db);
  await schema.dropTable('permits_before').execute();
}

/** A document for each version: all are kept, since each says who changed what and when. */
async function rules({ schema }: Database): Promise<void> {
  await strict(schema.createTable('rules'))
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .addColumn('document_json', 'text', (column) => column.notNull())
    .execute();
}

/** What was likely of the passages of before was not kept. */
async function likelyPlates({ schema }: Database): Promise<void> {
  await schema.alterTable('passages').addColumn('likely_plate', 'text').execute();
}

/** Made anew, since an order may now be for all gates, and SQLite does not let a column be empty that was not. */
async function personOrders(db: Database): Promise<void> {
  const { schema } = db;
  await schema.alterTable('person_orders').renameTo('person_orders_before').execute();
  await strict(schema.createTable('person_orders'))
    .addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('gate_id', 'text')
    .addColumn('command', 'text', (column) => column.notNull())
    .addColumn('direction', 'text', (column) => column.notNull())
    .addColumn('ordered_by', 'text', (column) => column.notNull())
    .addColumn('until_at', 'integer')
    .execute();
  await sql`
    insert into person_orders (number, at, gate_id, command, direction, ordered_by)
    select number, at, gate_id, command, direction, ordered_by
    from person_orders_before order by number`.execute(db);
  // Takes its index with it.
  await schema.dropTable('person_orders_before').execute();
  await schema
    .createIndex('person_orders_by_gate')
    .on('person_orders')
    .columns(['gate_id', 'number'])
    .execute();
}

/** The newest travels of an arm tell how long it takes; how often it moved is counted, so that the others may go. */
async function barrierTravels({ schema }: Database): Promise<void> {
  await strict(schema.createTable('barrier_travels'))
    .addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('gate_id', 'text', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('way', 'text', (column) => column.notNull())
    .addColumn('travel_ms', 'integer', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('barrier_travels_by_gate')
    .on('barrier_travels')
    .columns(['gate_id', 'way', 'number'])
    .execute();
  await strict(schema.createTable('barrier_cycles'))
    .addColumn('gate_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('cycles', 'integer', (column) => column.notNull())
    .addColumn('cycles_since_service', 'integer', (column) => column.notNull())
    .addColumn('serviced_at', 'integer')
    .execute();
}

/** To replay the last days only those are read, however long the history. */
async function lastDays({ schema }: Database): Promise<void> {
  await schema.createIndex('visits_by_leaving').on('visits').column('left_at').execute();
  await schema.createIndex('count_changes_by_time').on('count_changes').columns(['at', 'number']).execute();
}

/** Permits with all they say, rules, what is likely of a passage, orders for all gates, and how arms move. */
export const accessAndGate: Migration = {
  up: async (db: Database) => {
    for (const change of [permits, rules, likelyPlates, personOrders, barrierTravels, lastDays]) {
      await change(db);
    }
  },
};
