import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import type { Generated } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sqliteDialect } from './sqlite-dialect.ts';

interface Words {
  readonly words: { readonly number: Generated<number | bigint>; readonly text: string | null };
}

let database: DatabaseSync;
let db: Kysely<Words>;

beforeEach(async () => {
  database = new DatabaseSync(':memory:');
  db = new Kysely<Words>({ dialect: sqliteDialect({ database }) });
  await db.schema
    .createTable('words')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('text', 'text')
    .execute();
});

afterEach(async () => {
  await db.destroy();
});

const write = (...texts: readonly string[]) =>
  db
    .insertInto('words')
    .values(texts.map((text) => ({ text })))
    .executeTakeFirstOrThrow();

const texts = async (): Promise<readonly (string | null)[]> =>
  (await db.selectFrom('words').select('text').orderBy('number').execute()).map(({ text }) => text);

describe('answers', () => {
  test('tell how many rows were written and the last one', async () => {
    expect(await write('a', 'b')).toMatchObject({ numInsertedOrUpdatedRows: 2n, insertId: 2n });
    expect(await db.updateTable('words').set({ text: 'c' }).executeTakeFirst()).toMatchObject({
      numUpdatedRows: 2n,
    });
    expect(await db.deleteFrom('words').executeTakeFirst()).toMatchObject({ numDeletedRows: 2n });
  });

  test('are rows wherever SQLite returns some', async () => {
    expect(await db.insertInto('words').values({ text: 'a' }).returningAll().execute()).toEqual([
      { number: 1, text: 'a' },
    ]);
    expect((await sql`pragma user_version`.execute(db)).rows).toEqual([{ user_version: 0 }]);
  });

  test('hold numbers as far as numbers are exact, and bigint beyond', async () => {
    const most = Number.MAX_SAFE_INTEGER;
    for (const number of [most, -most, BigInt(most) + 1n, 2n ** 63n - 1n]) {
      await db.insertInto('words').values({ number, text: null }).execute();
    }
    const rows = await db.selectFrom('words').select('number').orderBy('number').execute();
    expect(rows.map(({ number }) => number)).toEqual([-most, most, BigInt(most) + 1n, 2n ** 63n - 1n]);
  });

  test('see a column that was added after the same query had run', async () => {
    await write('a');
    await sql`select * from words`.execute(db);
    await sql`alter table words add column language text default 'en'`.execute(db);
    expect((await sql`select * from words`.execute(db)).rows).toEqual([
      { number: 1, text: 'a', language: 'en' },
    ]);
  });
});

describe('a stream', () => {
  test('gives one row after the other, and can be left early', async () => {
    await write('a', 'b', 'c');
    const seen: unknown[] = [];
    for await (const row of db.selectFrom('words').select('text').stream()) {
      seen.push(row.text);
      if (seen.length === 2) break;
    }
    expect(seen).toEqual(['a', 'b']);
    expect(await db.selectFrom('words').select('text').execute()).toHaveLength(3);
  });
});

describe('a transaction', () => {
  test('that fails leaves nothing, and the cause is what is thrown', async () => {
    const cause = new Error('no such gate');
    const failing = db.transaction().execute(async (transaction) => {
      await transaction.insertInto('words').values({ text: 'a' }).execute();
      throw cause;
    });
    await expect(failing).rejects.toBe(cause);
    expect(await texts()).toEqual([]);
    await write('b');
    expect(await texts()).toEqual(['b']);
  });

  test('that SQLite has ended by itself fails with the cause', async () => {
    const failing = db.transaction().execute(async (transaction) => {
      await transaction.insertInto('words').values({ number: 1, text: 'a' }).execute();
      await sql`insert or rollback into words values (1, 'b')`.execute(transaction);
    });
    await expect(failing).rejects.toThrow('UNIQUE constraint failed');
    await write('c');
    expect(await texts()).toEqual(['c']);
  });

  test('changes tables whole or not at all', async () => {
    const failing = db.transaction().execute(async (transaction) => {
      await transaction.schema.dropTable('words').execute();
      throw new Error('half-way');
    });
    await expect(failing).rejects.toThrow('half-way');
    expect(await texts()).toEqual([]);
  });
});

test('errors are told as the caller explains them', async () => {
  const explained = new Kysely<Words>({
    dialect: sqliteDialect({
      database: new DatabaseSync(':memory:'),
      explain: (error) => new Error('Explained.', { cause: error }),
    }),
  });
  try {
    const query = explained.selectFrom('words').selectAll();
    await expect(query.execute()).rejects.toMatchObject({
      message: 'Explained.',
      cause: { message: 'no such table: words' },
    });
    await expect(query.stream().next()).rejects.toThrow('Explained.');
  } finally {
    await explained.destroy();
  }
});

test('destroying closes the database', async () => {
  await db.destroy();
  expect(database.isOpen).toBe(false);
});
