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
 * Made anew, in the order of history: the number of a visit is the instant at which it began, with room for those of the same
 * millisecond. So the table, each of its indexes and the search for plates tell visits in the order of a page, from wherever
 * it starts, and nothing is sorted.
 */
async function visits(db: Database): Promise<void> {
  const { schema } = db;
  await schema.alterTable('visits').renameTo('visits_before').execute();
  await strict(schema.createTable('visits'))
    .addColumn('number', 'integer', (column) =>
      column.primaryKey().check(sql`number >> 20 = coalesce(entered_at, left_at, 0)`),
    )
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('plate', 'text')
    .addColumn('exit_plate', 'text')
    .addColumn('permit_id', 'text')
    .addColumn('entered_at', 'integer')
    .addColumn('entry_passage_id', 'text')
    .addColumn('entry_gate_id', 'text')
    .addColumn('left_at', 'integer')
    .addColumn('exit_passage_id', 'text')
    .addColumn('exit_gate_id', 'text')
    .addColumn('paired_by', 'text')
    .addColumn('anomalies_json', 'text', (column) => column.notNull())
    .addColumn('reviewed_at', 'integer')
    .addColumn('assigned_slot_id', 'text')
    .addColumn('slot_id', 'text')
    .addColumn('to_review', 'integer', (column) =>
      column.generatedAlwaysAs(sql`anomalies_json <> '[]' and reviewed_at is null`),
    )
    .execute();
  await carryOver(db);
  // Takes its indexes with it.
  await schema.dropTable('visits_before').execute();
  await schema.createIndex('visits_by_leaving').on('visits').column('left_at').execute();
  await schema.createIndex('visits_by_permit').on('visits').column('permit_id').execute();
  // These are as small as the number of vehicles inside, of visits to look at, and of exits without an entry. The first two are
  // searched from end to end for who is asked for, and hold what that needs.
  await schema
    .createIndex('visits_open')
    .on('visits')
    .columns(['left_at', 'number', 'permit_id', 'plate', 'exit_plate'])
    .where(sql.ref('left_at'), 'is', null)
    .execute();
  await schema
    .createIndex('visits_to_review')
    .on('visits')
    .columns(['to_review', 'number', 'permit_id', 'plate', 'exit_plate'])
    .where(sql.ref('to_review'), '=', sql.lit(1))
    .execute();
  await schema
    .createIndex('visits_unpaired')
    .on('visits')
    .column('entered_at')
    .where(sql.ref('entered_at'), 'is', null)
    .execute();
}

/**
 * What is strange about a visit of before follows from what is known of it. Only the last days of history wait for a person:
 * nobody remembers what was before, and the queue would begin with a year of it.
 */
async function carryOver(db: Database): Promise<void> {
  await sql`
    with known as (
      select
        visits_before.*,
        iif(json_valid(entry.decision_json), entry.decision_json ->> '$.permitId', null) as permit_id,
        entry.gate_id as entry_gate_id,
        exit.gate_id as exit_gate_id,
        entered_at is not null and exit_passage_id is not null as paired,
        coalesce(left_at, entered_at, 0) as newest_at
      from visits_before
      left join passages entry on entry.id = entry_passage_id
      left join passages exit on exit.id = exit_passage_id
    ), explained as (
      select
        *,
        case
          when entered_at is null then iif(plate is null, '["unread-exit"]', '["exit-without-entry"]')
          when plate is null then iif(paired, '["unread-entry","guessed"]', '["unread-entry"]')
          when left_at is not null and exit_passage_id is null then '["entered-twice"]'
          else '[]'
        end as anomalies_json
      from known
    )
    insert into visits
      (number, id, plate, permit_id, entered_at, entry_passage_id, entry_gate_id, left_at, exit_passage_id, exit_gate_id,
       paired_by, anomalies_json, reviewed_at)
    select
      (began_at << 20) + row_number() over (partition by began_at order by id) - 1,
      id, plate, permit_id, entered_at, entry_passage_id, entry_gate_id, left_at, exit_passage_id, exit_gate_id,
      case when not paired then null when plate is null then 'only-one' else 'plate' end,
      anomalies_json,
      iif(anomalies_json <> '[]' and newest_at < now - 7 * 86400000, now, null)
    from explained
    left join (select at as now from high_water)
    order by began_at, id`.execute(db);
}

/**
 * Three characters in a row of a plate lead to the visits that have them, in the order of history; the space behind a plate lets
 * its last two be found too. What was erased is taken out of the search at once.
 */
async function searchForPlates(db: Database): Promise<void> {
  const added = sql`insert into visit_plates (rowid, plate, exit_plate)`;
  const removed = sql`insert into visit_plates (visit_plates, rowid, plate, exit_plate)`;
  const known = (visit: 'old' | 'new' | 'visits') =>
    sql`(${sql.ref(`${visit}.plate`)} is not null or ${sql.ref(`${visit}.exit_plate`)} is not null)`;
  const texts = (visit: 'old' | 'new' | 'visits') =>
    sql`${sql.ref(`${visit}.number`)}, ${sql.ref(`${visit}.plate`)} || ' ', ${sql.ref(`${visit}.exit_plate`)} || ' '`;
  const statements = [
    sql`create virtual table visit_plates using fts5(
      plate, exit_plate, content = '', tokenize = 'trigram case_sensitive 1', detail = none, columnsize = 0
    )`,
    sql`insert into visit_plates (visit_plates, rank) values ('secure-delete', 1)`,
    sql`${added} select ${texts('visits')} from visits where ${known('visits')}`,
    sql`create trigger visit_plates_added after insert on visits when ${known('new')} begin
      ${added} values (${texts('new')});
    end`,
    sql`create trigger visit_plates_removed after delete on visits when ${known('old')} begin
      ${removed} values ('delete', ${texts('old')});
    end`,
    sql`create trigger visit_plates_changed after update of number, plate, exit_plate on visits
    when old.number is not new.number or old.plate is not new.plate or old.exit_plate is not new.exit_plate
    begin
      ${removed} select 'delete', ${texts('old')} where ${known('old')};
      ${added} select ${texts('new')} where ${known('new')};
    end`,
  ];
  for (const statement of statements) await statement.execute(db);
}

async function corrections({ schema }: Database): Promise<void> {
  await strict(schema.createTable('corrections'))
    .addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('corrected_by', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('before_json', 'text', (column) => column.notNull())
    .addColumn('after_json', 'text', (column) => column.notNull())
    .addColumn('count_delta', 'integer', (column) => column.notNull())
    .addColumn('undone_at', 'integer')
    .addColumn('undone_by', 'text')
    .execute();
  await strict(schema.createTable('corrected_visits'))
    .addColumn('visit_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) =>
      column.notNull().references('corrections.number').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('corrected_visits_key', ['visit_id', 'number'])
    .execute();
  await schema.createIndex('corrected_visits_by_number').on('corrected_visits').column('number').execute();
  await strict(schema.createTable('misreads'))
    .addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('correction_id', 'text', (column) =>
      column.notNull().references('corrections.id').onDelete('cascade'),
    )
    .addColumn('gate_id', 'text', (column) => column.notNull())
    .addColumn('read_text', 'text', (column) => column.notNull())
    .addColumn('meant_text', 'text', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .execute();
  await schema.createIndex('misreads_by_gate').on('misreads').columns(['gate_id', 'number']).execute();
  await schema.createIndex('misreads_by_correction').on('misreads').column('correction_id').execute();
}

async function slots({ schema }: Database): Promise<void> {
  await strict(schema.createTable('slot_uses'))
    .addColumn('slot_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text')
    .addColumn('reserved_for_json', 'text', (column) => column.notNull())
    .addColumn('out_of_order', 'text')
    .addColumn('taken', 'integer')
    .addColumn('taken_at', 'integer')
    .execute();
  await strict(schema.createTable('promises'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('plate', 'text')
    .addColumn('permit_id', 'text')
    .addColumn('slot_id', 'text')
    .addColumn('made_at', 'integer', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('until_at', 'integer', (column) => column.notNull())
    .addColumn('ended_at', 'integer')
    .execute();
  await schema
    .createIndex('promises_that_hold')
    .on('promises')
    .columns(['ended_at', 'until_at', 'id'])
    .where(sql.ref('ended_at'), 'is', null)
    .execute();
}

/** A document for each version: all are kept, since each says who changed what and when. */
async function parkingSettings({ schema }: Database): Promise<void> {
  await strict(schema.createTable('parking_settings'))
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .addColumn('document_json', 'text', (column) => column.notNull())
    .execute();
}

async function notices({ schema }: Database): Promise<void> {
  await strict(schema.createTable('notices'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('subject_json', 'text', (column) => column.notNull())
    .addColumn('since', 'integer', (column) => column.notNull())
    .addColumn('ended_at', 'integer')
    .addColumn('handled_by', 'text')
    .addColumn('handled_at', 'integer')
    .addColumn('answer', 'text')
    .addColumn('picture_id', 'text')
    .addColumn('open', 'integer', (column) =>
      column.generatedAlwaysAs(sql`ended_at is null and handled_at is null`),
    )
    .execute();
  await schema.createIndex('notices_by_time').on('notices').columns(['since', 'id']).execute();
  await schema.createIndex('notices_by_state').on('notices').columns(['open', 'since', 'id']).execute();
  await schema
    .createIndex('notices_not_over')
    .on('notices')
    .columns(['ended_at', 'since', 'id'])
    .where(sql.ref('ended_at'), 'is', null)
    .execute();
}

async function answerLinks({ schema }: Database): Promise<void> {
  await strict(schema.createTable('answer_key'))
    .addColumn('id', 'integer', (column) => column.primaryKey().check(sql`id = 1`))
    .addColumn('key', 'blob', (column) => column.notNull())
    .execute();
  await strict(schema.createTable('used_answer_links'))
    .addColumn('notice_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .execute();
}

/** Figures outlive the passages and visits that they were made from. */
async function days({ schema }: Database): Promise<void> {
  await strict(schema.createTable('days'))
    .addColumn('day', 'text', (column) => column.primaryKey().notNull())
    .addColumn('figures_json', 'text', (column) => column.notNull())
    .execute();
}

/** How many were inside at a moment is a sum over the index alone. */
async function sumsOfCounts({ schema }: Database): Promise<void> {
  await schema.dropIndex('count_changes_by_time').execute();
  await schema
    .createIndex('count_changes_by_time')
    .on('count_changes')
    .columns(['at', 'number', 'delta'])
    .execute();
}

/** What the cameras made of the passages of before was not kept. */
async function sights({ schema }: Database): Promise<void> {
  await schema.alterTable('passages').addColumn('sight_json', 'text').execute();
}

const CHANGES = [
  visits,
  searchForPlates,
  corrections,
  slots,
  parkingSettings,
  notices,
  answerLinks,
  days,
  sumsOfCounts,
  sights,
];

/** Visits with all that is known of them and a search for parts of plates, what people say about them, slots, notices and figures. */
export const parking: Migration = {
  up: async (db: Database) => {
    for (const change of CHANGES) await change(db);
  },
};
