import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plainPermit } from '../access/permits/plain-permit.ts';
import { NO_WEAR } from '../gate/barrier-wear.ts';
import { plainVisit } from '../parking/visit.ts';
import type { Visit } from '../parking/visit.ts';
import { storedBarrierTravels } from './barrier-travels.ts';
import { migrate, MIGRATIONS, pendingMigrations } from './migrations.ts';
import type { Migrations } from './migrations.ts';
import { storedOccupancy } from './occupancy.ts';
import { storedPassages } from './passages.ts';
import { storedPermits } from './permits.ts';
import { storedPersonOrders } from './person-orders.ts';
import { storedRules } from './rules.ts';
import { openDatabase } from './sqlite-database.ts';
import type { Tables } from './tables.ts';
import { storedVisits } from './visits.ts';

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
  const tables = ['visits', 'count_changes', 'permits', 'person_orders', 'passages', 'kysely_migration'];
  const rows = await Promise.all(tables.map((table) => sql`select * from ${sql.table(table)}`.execute(db)));
  return [schema.rows, ...rows.map((result) => result.rows)];
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

/** Brings the database to where a program of before left it. */
async function migrateUpTo(last: string): Promise<void> {
  await migrate(db, Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name <= last)));
}

test('readings of a time when their raw text was not kept are there with the text that was', async () => {
  await migrateUpTo('0002-person-orders');
  await sql`insert into passages values ('p', 'lane', 'in', 'clear', 1, 2, null, null, 'unread', 0, 0, null)`.execute(
    db,
  );
  await sql`insert into readings (passage_id, taken_at, reader, text, confidence, characters_json, box_json)
    values ('p', 1, 'eye', 'KA1', 1, '[1,1,1]', '{}')`.execute(db);
  await migrate(db);
  const { rows } = await sql`select text, raw, witnesses_json from readings`.execute(db);
  expect(rows).toEqual([{ text: 'KA1', raw: 'KA1', witnesses_json: '[]' }]);
});

describe('a database of before groups, rules and services', () => {
  beforeEach(async () => {
    await migrateUpTo('0003-raw-readings');
    const rows = [
      "permits values ('p1', 'KA01AB1234', 'allow', 'Ana', 5, null), ('p2', 'MH12DE1433', 'block', 'Bela', null, 9)",
      `passages values ('passage', 'lane', 'in', 'clear', 1, 2, 'KA01AB1234',
        '{"verdict":"open","plate":"KA01AB1234","decidedAt":1,"reasons":[]}', 'entered', 0, 0, null)`,
      `readings (passage_id, taken_at, reader, text, confidence, characters_json, box_json)
        values ('passage', 1, 'eye', 'KA01AB1234', 1, '[]', '{"x":0,"y":0,"w":1,"h":1}')`,
      "visits (id, plate, entered_at, entry_passage_id) values ('visit', 'KA01AB1234', 1, 'passage')",
      "count_changes (at, delta, cause) values (1, 1, 'crossing')",
      `person_orders (number, at, gate_id, command, direction, ordered_by)
        values (3, 10, 'lane', 'hold', 'in', 'Ravi'), (7, 11, 'north', 'release', 'out', 'Ana')`,
    ];
    for (const row of rows) await sql.raw(`insert into ${row}`).execute(db);
  });

  const permits = [
    plainPermit({ id: 'p1', holder: 'Ana', plates: ['KA01AB1234'], validFrom: 5 }),
    plainPermit({ id: 'p2', holder: 'Bela', plates: ['MH12DE1433'], kind: 'block', validUntil: 9 }),
  ];

  /** What the parts of the store make of it. */
  async function expectCarriedOver(): Promise<void> {
    const connection = {
      db,
      onCorruptRow: (error: Error) => {
        throw error;
      },
    };
    expect(await storedPermits(connection).all()).toEqual(permits);
    const orders = await storedPersonOrders(connection).newest(10);
    expect(orders).toEqual([
      { at: 11, gateId: 'north', command: 'release', direction: 'out', by: 'Ana', until: null },
      { at: 10, gateId: 'lane', command: 'hold', direction: 'in', by: 'Ravi', until: null },
    ]);
    expect(await storedPersonOrders(connection).standing()).toEqual({ emergency: null, gates: [orders[1]] });
    expect(await storedPassages(connection).get('passage')).toMatchObject({
      plate: 'KA01AB1234',
      likelyPlate: null,
      decision: { verdict: 'open', permitId: null },
    });
    expect(await storedPassages(connection).readings('passage')).toHaveLength(1);
    expect(await storedVisits(connection).open()).toHaveLength(1);
    expect(await storedOccupancy(connection).count()).toBe(1);
    expect(await storedRules(connection).current()).toBeNull();
    expect(await storedBarrierTravels(connection).wear('lane')).toEqual(NO_WEAR);
  }

  test('is carried over: plates of residents without limits, orders with their numbers, passages as they were', async () => {
    await migrate(db);
    await expectCarriedOver();
    const numbers = await sql`select number from person_orders order by number`.execute(db);
    expect(numbers.rows).toEqual([{ number: 3 }, { number: 7 }]);
    expect((await sql`pragma integrity_check`.execute(db)).rows).toEqual([{ integrity_check: 'ok' }]);
    expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([]);
    const names = (await sql<{ name: string }>`select name from sqlite_schema`.execute(db)).rows;
    expect(names.map(({ name }) => name)).toContain('person_orders_by_gate');
    expect(names.filter(({ name }) => name.includes('before'))).toEqual([]);
  });

  test('has, once it is carried over, one permit for a plate and no plate without a permit', async () => {
    await migrate(db);
    const insertPlate = (plate: string, permitId: string): Promise<unknown> =>
      sql`insert into permit_plates values (${plate}, ${permitId}, 1)`.execute(db);
    await expect(insertPlate('KA01AB1234', 'p2')).rejects.toThrow('UNIQUE');
    await expect(insertPlate('NEW1', 'nobody')).rejects.toThrow('FOREIGN KEY');
    await insertPlate('NEW1', 'p2');
    await sql`delete from permits where id = 'p2'`.execute(db);
    expect((await sql`select plate from permit_plates`.execute(db)).rows).toEqual([{ plate: 'KA01AB1234' }]);
  });

  test('is left whole by a program that is killed just before it is done, and the next one carries it over', async () => {
    await sql`pragma journal_mode = wal`.execute(db);
    const before = await contents();
    const killed = join(folder, 'killed');
    // The files as they lie on the disk in this moment are what a kill leaves.
    const killedHere: Migrations = {
      ...MIGRATIONS,
      '9999-killed': {
        up: async () => {
          await mkdir(killed);
          for (const file of ['site.sqlite', 'site.sqlite-wal']) {
            await copyFile(join(folder, file), join(killed, file));
          }
        },
      },
    };
    await migrate(db, killedHere);
    await db.destroy();
    db = await openDatabase(join(killed, 'site.sqlite'));
    expect(await contents()).toEqual(before);
    await migrate(db);
    await expectCarriedOver();
  });

  test('is left as it was by a program that fails', async () => {
    const before = await contents();
    await expect(migrate(db, THAT_FAILS)).rejects.toMatchObject({ code: 'store-not-updated' });
    expect(await contents()).toEqual(before);
  });
});

describe('visits of before they were looked at', () => {
  const DAY_MS = 86_400_000;
  const NOW = 100 * DAY_MS;

  const visitsOf = async (...rows: readonly string[]): Promise<readonly Visit[]> => {
    await migrateUpTo('0005-paid-reads');
    const decided = JSON.stringify({ verdict: 'open', permitId: 'permit-1' });
    await sql
      .raw(
        `insert into passages values
      ('in', 'north', 'in', 'clear', 1, 2, 'AB1', '${decided}', 'entered', 0, 0, null, null),
      ('out', 'south', 'out', 'clear', 1, 2, 'AB1', '{', 'left', 0, 0, null, null)`,
      )
      .execute(db);
    await sql`insert into high_water values (1, ${NOW})`.execute(db);
    for (const row of rows) {
      await sql
        .raw(
          `insert into visits (id, plate, entered_at, entry_passage_id, left_at, exit_passage_id) values (${row})`,
        )
        .execute(db);
    }
    await migrate(db);
    const onCorruptRow = (error: Error): never => {
      throw error;
    };
    return (await storedVisits({ db, onCorruptRow }).page({}, null, 100)).rows;
  };

  const known = { id: 'v', plate: 'AB1', enteredAt: NOW - 5, entryPassageId: 'in', entryGateId: 'north' };
  const left = { leftAt: NOW, exitPassageId: 'out', exitGateId: 'south' };

  const stories: readonly (readonly [story: string, row: string, visit: Partial<Visit>])[] = [
    ['is inside', "'v', 'AB1', ?-5, 'in', null, null", { ...known, permitId: 'permit-1' }],
    [
      'came and went',
      "'v', 'AB1', ?-5, 'in', ?, 'out'",
      { ...known, ...left, permitId: 'permit-1', pairedBy: 'plate' },
    ],
    [
      'was not read when it came in',
      "'v', null, ?-5, 'in', null, null",
      { ...known, plate: null, permitId: 'permit-1', anomalies: ['unread-entry'] },
    ],
    [
      'was not read, and one that was not read left',
      "'v', null, ?-5, 'in', ?, 'out'",
      {
        ...known,
        ...left,
        plate: null,
        permitId: 'permit-1',
        pairedBy: 'only-one',
        anomalies: ['unread-entry', 'guessed'],
      },
    ],
    [
      'came in again without having been seen to leave',
      "'v', 'AB1', ?-5, 'in', ?, null",
      { ...known, leftAt: NOW, permitId: 'permit-1', anomalies: ['entered-twice'] },
    ],
    [
      'left without having been seen to come in',
      "'v', 'AB1', null, null, ?, 'out'",
      { ...left, plate: 'AB1', anomalies: ['exit-without-entry'] },
    ],
    ['left unread', "'v', null, null, null, ?, 'out'", { ...left, anomalies: ['unread-exit'] }],
    [
      'has passages that were erased',
      "'v', 'AB1', ?-5, 'gone', ?, 'gone too'",
      {
        ...known,
        leftAt: NOW,
        entryPassageId: 'gone',
        entryGateId: null,
        exitPassageId: 'gone too',
        pairedBy: 'plate',
      },
    ],
  ];

  test.each(stories)('one that %s', async (_story, row, visit) => {
    expect(await visitsOf(row.replaceAll('?', String(NOW)))).toEqual([plainVisit({ id: 'v', ...visit })]);
  });

  test('wait for a person when they are of the last seven days', async () => {
    const week = NOW - 7 * DAY_MS;
    const visits = await visitsOf(
      `'of the week', null, null, null, ${week}, 'out'`,
      `'older', null, null, null, ${week - 1}, 'out'`,
      `'begun long ago', null, 5, 'in', ${week}, 'out'`,
      `'still inside', null, 6, 'in', null, null`,
      `'nothing strange', 'AB1', 7, 'in', 8, 'out'`,
    );
    expect(visits.map(({ id, reviewedAt }) => [id, reviewedAt])).toEqual([
      ['of the week', null],
      ['older', NOW],
      ['nothing strange', null],
      ['still inside', NOW],
      ['begun long ago', null],
    ]);
  });

  test('are in the order of history, also those that began at once, and are found by their plates', async () => {
    const visits = await visitsOf(
      "'b', 'KA01AB1234', 5, null, null, null",
      "'c', 'KA01AB1235', 4, null, 9, null",
      "'a', 'KA01AB1236', 5, null, null, null",
    );
    expect(visits.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    const page = await storedVisits({ db, onCorruptRow: () => undefined }).page({ plate: '1235' }, null, 10);
    expect(page.rows.map(({ id }) => id)).toEqual(['c']);
  });
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
