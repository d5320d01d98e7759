import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, MIGRATIONS, pendingMigrations } from './migrations.ts';
import type { Migrations } from './migrations.ts';
import { openDatabase } from './sqlite-database.ts';
import type { Tables } from './tables.ts';

let folder: string;
let db: Kysely<Tables>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-parking-migrations-'));
  db = await openDatabase(join(folder, 'site.sqlite'));
});

afterEach(async () => {
  await db.destroy();
  await rm(folder, { recursive: true });
});

const CHANGE = { at: 1, delta: 1, cause: 'person', passage_id: null };

const WITH_NOTES: Migrations = {
  ...MIGRATIONS,
  '9998-notes': {
    up: async (later: Kysely<unknown>) => {
      await sql`alter table count_changes add column note text not null default 'none'`.execute(later);
    },
  },
};

const THAT_FAILS: Migrations = {
  ...WITH_NOTES,
  '9999-fails': {
    up: async (later: Kysely<unknown>) => {
      await sql`delete from count_changes`.execute(later);
      await sql`drop table permits`.execute(later);
      await sql`insert into nowhere values (1)`.execute(later);
    },
  },
};

/** Everything that the database holds. */
async function contents(): Promise<readonly unknown[]> {
  const schema = await sql`select name, sql from sqlite_schema order by name`.execute(db);
  const ledger = await sql`select * from count_changes`.execute(db);
  const done = await sql`select * from kysely_migration`.execute(db);
  return [schema.rows, ledger.rows, done.rows];
}

test('an empty database gets every table, once', async () => {
  expect(await pendingMigrations(db)).toEqual(Object.keys(MIGRATIONS));
  await migrate(db);
  expect(await pendingMigrations(db)).toEqual([]);
  const before = await contents();
  await migrate(db);
  expect(await contents()).toEqual(before);
});

test('asking what is pending writes nothing', async () => {
  await pendingMigrations(db);
  expect((await sql`select * from sqlite_schema`.execute(db)).rows).toEqual([]);
});

test('a later program brings the tables up to date and keeps what is in them', async () => {
  await migrate(db);
  await db.insertInto('count_changes').values(CHANGE).execute();
  expect(await pendingMigrations(db, WITH_NOTES)).toEqual(['9998-notes']);
  await migrate(db, WITH_NOTES);
  expect((await sql`select * from count_changes`.execute(db)).rows).toEqual([
    { number: 1, ...CHANGE, note: 'none' },
  ]);
});

test('readings of a time when their raw text was not kept are there with the text that was', async () => {
  const { '0003-raw-readings': later, ...before } = MIGRATIONS;
  await migrate(db, before);
  await sql`insert into passages values ('p', 'lane', 'in', 'clear', 1, 2, null, null, 'unread', 0, 0, null)`.execute(
    db,
  );
  await sql`insert into readings (passage_id, taken_at, reader, text, confidence, characters_json, box_json)
    values ('p', 1, 'eye', 'KA1', 1, '[1,1,1]', '{}')`.execute(db);
  expect(later).toBeDefined();
  await migrate(db);
  const { rows } = await sql`select text, raw, witnesses_json from readings`.execute(db);
  expect(rows).toEqual([{ text: 'KA1', raw: 'KA1', witnesses_json: '[]' }]);
});

test('an earlier program refuses what a later one wrote', async () => {
  await migrate(db, WITH_NOTES);
  const before = await contents();
  await expect(migrate(db)).rejects.toMatchObject({ name: 'UserError', code: 'store-too-new' });
  expect(await contents()).toEqual(before);
});

test('a migration that fails leaves everything as it was, also what went well before it', async () => {
  await migrate(db);
  await db.insertInto('count_changes').values(CHANGE).execute();
  const before = await contents();
  await expect(migrate(db, THAT_FAILS)).rejects.toMatchObject({
    name: 'UserError',
    code: 'store-not-updated',
    message: expect.stringContaining('"9999-fails"') as unknown,
    cause: { message: 'no such table: nowhere' },
  });
  expect(await contents()).toEqual(before);
  await migrate(db, WITH_NOTES);
  expect(await pendingMigrations(db, WITH_NOTES)).toEqual([]);
});

test('the names of the migrations are in order and numbered', () => {
  const names = Object.keys(MIGRATIONS);
  expect(names).toEqual(names.toSorted());
  names.forEach((name, index) => {
    expect(name).toMatch(new RegExp(`^${String(index + 1).padStart(4, '0')}-[a-z-]+$`));
  });
});
