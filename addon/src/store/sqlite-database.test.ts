import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from './sqlite-database.ts';
import type { Tables } from './tables.ts';

let folder: string;
let db: Kysely<Tables>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-parking-database-'));
  db = await openDatabase(join(folder, 'site.sqlite'));
});

afterEach(async () => {
  await db.destroy();
  await rm(folder, { recursive: true });
});

test.each([
  ['synchronous', 2, 'a commit returns when it is on disk, not when the system has it in memory'],
  ['foreign_keys', 1, 'a reading without its passage is refused'],
  ['secure_delete', 1, 'what is erased is overwritten'],
  ['busy_timeout', 2000, 'a command that writes at the same moment is waited for'],
])('%s is %i: %s', async (pragma, value) => {
  const { rows } = await sql<Record<string, number>>`pragma ${sql.raw(pragma)}`.execute(db);
  expect(rows.map((row) => Object.values(row))).toEqual([[value]]);
});

test('a full disk is told as such, undoes the transaction, and does no harm once there is room', async () => {
  await sql`create table pictures (bytes blob)`.execute(db);
  await sql`pragma max_page_count = 20`.execute(db);
  const write = (): Promise<unknown> =>
    db.transaction().execute(async (transaction) => {
      for (let time = 0; time < 40; time += 1) {
        await sql`insert into pictures values (randomblob(4000))`.execute(transaction);
      }
    });
  await expect(write()).rejects.toMatchObject({ name: 'UserError', code: 'disk-full' });
  expect((await sql`select * from pictures`.execute(db)).rows).toEqual([]);
  await sql`pragma max_page_count = 1000`.execute(db);
  await write();
  expect((await sql`select * from pictures`.execute(db)).rows).toHaveLength(40);
});
