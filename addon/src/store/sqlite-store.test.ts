import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plainPermit } from '../access/permits/plain-permit.ts';
import { BUILT_IN_GROUPS } from '../contract/rules.ts';
import type { EvidenceKind, Rules } from '../contract/rules.ts';
import type { UserError } from '../errors.ts';
import { TRAVELS_HEARD } from '../gate/barrier-wear.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { storeContract } from './store.contract.ts';
import { collected } from './store-under-test.ts';
import type { Store } from './store.ts';

const makeFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'smart-parking-store-'));

const PASSAGE = {
  gateId: 'lane',
  direction: 'in',
  phase: 'clear',
  arrivedAt: 1000,
  endedAt: 2000,
  plate: 'KA01AB1234',
  likelyPlate: null,
  decision: { verdict: 'open', plate: 'KA01AB1234', permitId: null, decidedAt: 1500, reasons: [] },
  outcome: 'entered',
  inferred: false,
  interrupted: false,
  pictureId: null,
  sight: null,
} as const;

const RULES: Rules = {
  groups: BUILT_IN_GROUPS.map((id) => ({ id, name: id })),
  night: { from: '22:00', to: '06:00' },
  holidays: [{ date: '2027-01-26', name: 'Republic Day' }],
  visitors: null,
  policies: [],
  outages: { reader: { answer: 'ask', hours: null }, camera: { answer: 'ask', hours: null } },
};

storeContract(async () => {
  const folder = await makeFolder();
  return {
    open: () => openSqliteStore({ folder }),
    dispose: () => rm(folder, { recursive: true }),
  };
});

describe('a store in a folder', () => {
  let folder: string;
  let file: string;
  let stores: Store[];

  beforeEach(async () => {
    folder = await makeFolder();
    file = join(folder, 'smart-parking.sqlite');
    stores = [];
  });

  afterEach(async () => {
    for (const store of stores) await store.close();
    await rm(folder, { recursive: true });
  });

  const open = async (options: Partial<Parameters<typeof openSqliteStore>[0]> = {}): Promise<Store> => {
    const store = await openSqliteStore({ folder, ...options });
    stores.push(store);
    return store;
  };

  const withDatabase = <Result>(work: (database: DatabaseSync) => Result): Result => {
    const database = new DatabaseSync(file);
    try {
      return work(database);
    } finally {
      database.close();
    }
  };

  test('makes the folder, for its own account only', async () => {
    const inner = join(folder, 'new', 'site');
    await open({ folder: inner });
    expect((await stat(inner)).mode & 0o777).toBe(0o700);
    const names = await readdir(inner);
    expect(names).toContain('smart-parking.sqlite');
    for (const name of names) expect((await stat(join(inner, name))).mode & 0o777).toBe(0o600);
  });

  test('takes away the rights that others had on its files', async () => {
    await (await open()).close();
    await chmod(file, 0o644);
    await open();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('writes no plate into the name of a file, and no erased plate stays in the database', async () => {
    const store = await open();
    const permit = plainPermit({ id: 'permit-1', holder: 'ERASEDHOLDER', plates: ['ERASEDPLATE'] });
    await store.permits.add(permit);
    expect((await readdir(folder, { recursive: true })).join()).not.toContain('ERASEDPLATE');
    await store.permits.remove('permit-1');
    await store.close();
    const kept = await readFile(file);
    expect(kept.includes('ERASEDPLATE')).toBe(false);
    expect(kept.includes('ERASEDHOLDER')).toBe(false);
  });

  test('keeps a log beside the file, so that nobody who reads waits for who writes', async () => {
    await open();
    const mode = withDatabase((database) => database.prepare('pragma journal_mode').get());
    expect(mode).toEqual({ journal_mode: 'wal' });
  });

  test('refuses a second program, and is free again once the first has closed', async () => {
    const first = await open();
    await expect(open()).rejects.toMatchObject({ name: 'UserError', code: 'store-in-use' });
    await first.close();
    await open();
  });

  test('lets a command write while the program runs, and the program see it', async () => {
    const program = await open();
    const command = await open({ exclusive: false });
    const key = {
      id: 'k',
      name: 'ESP32-CAM',
      gateId: null,
      watches: 'in',
      createdAt: 1,
      lastUsedAt: null,
    } as const;
    await Promise.all([
      command.uploadKeys.add(key, new Uint8Array(32)),
      program.passages.record({ passage: { ...PASSAGE, id: 'p' } }),
    ]);
    expect(await program.uploadKeys.byHash(new Uint8Array(32))).toEqual(key);
    await command.close();
    await expect(open()).rejects.toMatchObject({ code: 'store-in-use' });
  });

  test('lets a command make the store before the program ever ran', async () => {
    const command = await open({ exclusive: false });
    await command.occupancy.change({ at: 1, delta: 2, cause: 'person', passageId: null });
    const program = await open();
    expect(await program.occupancy.count()).toBe(2);
  });

  test('says so when another program holds the database itself for too long', async () => {
    const store = await open();
    const other = new DatabaseSync(file);
    try {
      other.exec('begin immediate');
      const change = { at: 1, delta: 1, cause: 'person', passageId: null } as const;
      await expect(store.occupancy.change(change)).rejects.toMatchObject({
        name: 'UserError',
        code: 'store-busy',
      });
      other.exec('rollback');
      await store.occupancy.change(change);
      expect(await store.occupancy.count()).toBe(1);
    } finally {
      other.close();
    }
  });

  test('refuses a store of a newer program and leaves it as it was', async () => {
    await (await open()).close();
    withDatabase((database) => {
      database.exec(
        "insert into kysely_migration values ('9999-from-the-future', '2030-01-01T00:00:00.000Z')",
      );
    });
    const before = await readFile(file);
    for (const exclusive of [true, false]) {
      await expect(open({ exclusive })).rejects.toMatchObject({ name: 'UserError', code: 'store-too-new' });
    }
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  test('says what to do about a file that is not a database', async () => {
    await writeFile(file, 'This is a shopping list. '.repeat(100));
    await expect(open()).rejects.toMatchObject({ name: 'UserError', code: 'store-damaged' });
  });

  test('says what to do about a folder that is a file', async () => {
    await writeFile(join(folder, 'taken'), '');
    await expect(open({ folder: join(folder, 'taken') })).rejects.toMatchObject({
      name: 'UserError',
      code: 'folder-not-made',
    });
  });

  describe('with a damaged row', () => {
    const recordThree = async (store: Store): Promise<void> => {
      for (const id of ['a', 'b', 'c']) {
        await store.passages.record({
          passage: { ...PASSAGE, id },
          readings: [
            {
              passageId: id,
              takenAt: 1100,
              reader: 'pp-ocr',
              text: 'KA01AB1234',
              raw: 'KA01AB1234',
              confidence: 1,
              characters: [1],
              box: { x: 0, y: 0, w: 1, h: 1 },
              witnesses: [],
            },
          ],
        });
      }
    };

    const damages: readonly (readonly [damage: string, column: string])[] = [
      ["update passages set decision_json = '{' where id = 'b'", 'decision_json'],
      [`update passages set decision_json = '{"verdict":"open"}' where id = 'b'`, 'decision_json'],
      ["update passages set outcome = 'vanished' where id = 'b'", 'outcome'],
      ["update passages set inferred = 2 where id = 'b'", 'inferred'],
      ["update passages set ended_at = 9223372036854775807 where id = 'b'", 'ended_at'],
    ];

    test.each(damages)('%s: names it and goes on without it', async (damage, column) => {
      const corrupt: UserError[] = [];
      const store = await open({ onCorruptRow: (error) => corrupt.push(error) });
      await recordThree(store);
      withDatabase((database) => {
        database.exec(damage);
      });
      const first = await store.passages.page({}, null, 2);
      const second = await store.passages.page({}, first.next, 2);
      expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(['c', 'a']);
      expect(corrupt.map(({ code, message }) => [code, message])).toEqual([
        ['corrupt-row', expect.stringContaining(`Row "b" of passages cannot be read (${column})`)],
      ]);
      await expect(store.passages.get('b')).rejects.toMatchObject({ code: 'corrupt-row' });
    });

    const permitDamages: readonly (readonly [damage: string, column: string])[] = [
      ["update permits set schedule_json = '{}' where id = 'b'", 'schedule_json'],
      ["update permits set gates_json = '[1]' where id = 'b'", 'gates_json'],
      ["update permits set directions_json = 'in' where id = 'b'", 'directions_json'],
      ["update permits set suspended = 7 where id = 'b'", 'suspended'],
      ["update permits set kind = 'maybe' where id = 'b'", 'kind'],
    ];

    test.each(permitDamages)('%s: lets the other permits in', async (damage, column) => {
      const corrupt: UserError[] = [];
      const store = await open({ onCorruptRow: (error) => corrupt.push(error) });
      const permits = ['a', 'b', 'c'].map((id) => plainPermit({ id, holder: 'Ana', plates: [`KA${id}`] }));
      await store.permits.putAll(permits);
      withDatabase((database) => {
        database.exec(damage);
      });
      expect((await store.permits.all()).map(({ id }) => id)).toEqual(['a', 'c']);
      expect(corrupt.map(({ message }) => message)).toEqual([
        expect.stringContaining(`Row "b" of permits cannot be read (${column})`),
      ]);
    });

    const ruleDamages: readonly (readonly [name: string, document: string])[] = [
      ['no JSON', '{'],
      ['an older document', '{"night":{"from":"22:00","to":"06:00"}}'],
      ['a document of a newer program', JSON.stringify({ ...RULES, mood: 'good' })],
    ];

    test.each(ruleDamages)('rules that are %s are told of and count as none', async (_name, document) => {
      const corrupt: UserError[] = [];
      const store = await open({ onCorruptRow: (error) => corrupt.push(error) });
      await store.rules.save(RULES, { version: 0, at: 1, by: 'Ana' });
      await store.rules.save({ ...RULES, holidays: [] }, { version: 1, at: 2, by: 'Ana' });
      withDatabase((database) => {
        database.prepare('update rules set document_json = ? where version = 2').run(document);
      });
      expect(await store.rules.current()).toBeNull();
      expect(corrupt.map(({ code, message }) => [code, message])).toEqual([
        ['corrupt-row', expect.stringContaining('Row 2 of rules cannot be read (document_json)')],
      ]);
      // They are kept as they are, and whoever saw none can save some again.
      expect(await store.rules.save(RULES, { version: 2, at: 3, by: 'Ana' })).toBeNull();
      expect(await store.rules.save(RULES, { version: 0, at: 3, by: 'Ana' })).toBe(3);
      expect(await store.rules.current()).toEqual({ version: 3, rules: RULES });
    });

    test('rules of before that accept what confirms nothing hold but for that', async () => {
      const store = await open();
      const rulesWith = (...accept: readonly EvidenceKind[]): Rules => ({
        ...RULES,
        policies: [{ group: null, gate: null, policy: { evidence: [{ when: 'inexact', accept }] } }],
      });
      await store.rules.save(rulesWith('code'), { version: 0, at: 1, by: 'Ana' });
      withDatabase((database) => {
        const document = JSON.stringify(rulesWith('presence', 'code'));
        database.prepare('update rules set document_json = ?').run(document);
      });
      expect(await store.rules.current()).toEqual({ version: 1, rules: rulesWith('code') });
    });

    test('rejects a list when nobody asked to be told', async () => {
      const store = await open();
      await recordThree(store);
      withDatabase((database) => {
        database.exec("update readings set box_json = '[]' where passage_id = 'b'");
      });
      await expect(store.passages.readings('b')).rejects.toMatchObject({ code: 'corrupt-row' });
      expect(await store.passages.readings('a')).toHaveLength(1);
    });

    test('says nothing of a plate', async () => {
      const corrupt: UserError[] = [];
      const store = await open({ onCorruptRow: (error) => corrupt.push(error) });
      await recordThree(store);
      withDatabase((database) => {
        database.exec("update passages set phase = 'KA01AB1234'");
      });
      await store.passages.page({}, null, 10);
      expect(corrupt).toHaveLength(3);
      expect(corrupt.map(({ message }) => message).join()).not.toContain('KA01AB1234');
    });
  });

  test('keeps every version of the rules, with who changed them and when', async () => {
    const store = await open();
    await store.rules.save(RULES, { version: 0, at: 5, by: 'Ana' });
    await store.rules.save(
      { ...RULES, visitors: { until: 9, gates: null } },
      { version: 1, at: 6, by: 'Ravi' },
    );
    const rows = withDatabase((database) =>
      database.prepare('select version, at, changed_by, document_json from rules order by version').all(),
    );
    expect(rows).toEqual([
      { version: 1, at: 5, changed_by: 'Ana', document_json: JSON.stringify(RULES) },
      expect.objectContaining({ version: 2, at: 6, changed_by: 'Ravi' }),
    ]);
  });

  test('keeps no more travels of a barrier than are heard', async () => {
    const store = await open();
    for (let count = 0; count < TRAVELS_HEARD + 5; count += 1) {
      await store.barrierTravels.add({ gateId: 'lane', at: count, way: 'up', travelMs: 2000 });
    }
    const kept = withDatabase((database) => database.prepare('select at from barrier_travels').all());
    expect(kept.map(({ at }) => at)).toEqual(Array.from({ length: TRAVELS_HEARD }, (_, index) => index + 5));
  });

  describe('with a long history', () => {
    const PASSAGES = 1_000;

    const fill = (): void => {
      withDatabase((database) => {
        // Few instants for many passages, so that pieces end among equal ones.
        database.exec(
          `with recursive numbers(n) as (select 0 union all select n + 1 from numbers where n < ${PASSAGES - 1})
           insert into passages (id, gate_id, direction, phase, arrived_at, ended_at, outcome, inferred, interrupted)
           select 'p' || substr('000' || n, -4), 'lane', 'in', 'clear', n / 150, n, 'entered', 0, 0 from numbers`,
        );
      });
    };

    test('reads it from a moment on piece by piece, each passage once', async () => {
      const store = await open();
      fill();
      const ids = (await collected(store.passages.since(2))).map(({ id }) => id);
      expect(ids).toEqual(
        Array.from({ length: PASSAGES - 300 }, (_, index) => `p${String(index + 300).padStart(4, '0')}`),
      );
    });

    test('lets a gate go on while somebody reads it all', async () => {
      const store = await open();
      fill();
      const recorded: Promise<void>[] = [];
      const next = (): void => {
        recorded.push(store.passages.record({ passage: { ...PASSAGE, id: `new-${recorded.length}` } }));
        pending = setImmediate(next);
      };
      let pending = setImmediate(next);
      for await (const passage of store.passages.since(0)) {
        // Whoever comes meanwhile is written at once: the reader holds no lock between two pieces.
        if (passage.id === 'p0900') expect(await store.passages.get('new-0')).not.toBeNull();
      }
      clearImmediate(pending);
      expect(recorded.length).toBeGreaterThanOrEqual(4);
      await Promise.all(recorded);
    });

    test('lets others have their turn while who came and went is read', async () => {
      const store = await open();
      withDatabase((database) => {
        database.exec(
          `with recursive numbers(n) as (select 0 union all select n + 1 from numbers where n < ${PASSAGES - 1})
           insert into visits (id, entered_at, left_at) select n, n, n + 1 from numbers;
           insert into count_changes (at, delta, cause) select entered_at, 1, 'crossing' from visits`,
        );
      });
      for (const read of [() => store.visits.since(0), () => store.occupancy.since(0)]) {
        let turns = 0;
        const next = (): void => {
          turns += 1;
          pending = setImmediate(next);
        };
        let pending = setImmediate(next);
        expect(await read()).toHaveLength(PASSAGES);
        clearImmediate(pending);
        expect(turns).toBeGreaterThanOrEqual(4);
      }
    });

    test('leaves what is damaged out of it', async () => {
      const corrupt: UserError[] = [];
      const store = await open({ onCorruptRow: (error) => corrupt.push(error) });
      fill();
      withDatabase((database) => {
        database.exec("update passages set phase = 'lost' where id in ('p0199', 'p0500')");
      });
      expect(await collected(store.passages.since(0))).toHaveLength(PASSAGES - 2);
      expect(corrupt).toHaveLength(2);
    });
  });

  test('finds what a replay reads by an index', async () => {
    await (await open()).close();
    const plan = (query: string): string =>
      withDatabase((database) =>
        database
          .prepare(`explain query plan ${query}`)
          .all()
          .map(({ detail }) => String(detail))
          .join('\n'),
      );
    const passages = plan(
      `select * from passages where (arrived_at, id) > (5, 'x') and outcome is not null
       order by arrived_at, id limit 200`,
    );
    expect(passages).toContain('USING INDEX passages_by_time');
    expect(passages).not.toContain('TEMP B-TREE');
    const visits = plan('select * from visits where left_at is null or left_at >= 5 order by +began_at, id');
    expect(visits).toContain('USING INDEX visits_by_leaving');
    expect(visits).not.toContain('SCAN');
    const changes = plan('select * from count_changes where at >= 5 order by at, number');
    expect(changes).toContain('USING INDEX count_changes_by_time');
    expect(changes).not.toContain('TEMP B-TREE');
  });

  test('finds the rows of a page by an index, in order, without sorting', async () => {
    await (await open()).close();
    const plan = (where: string): string =>
      withDatabase((database) =>
        database
          .prepare(
            `explain query plan select * from passages where ${where} (arrived_at, id) < (5, 'x')
             order by arrived_at desc, id desc limit 51`,
          )
          .all()
          .map(({ detail }) => String(detail))
          .join('\n'),
      );
    expect(plan('')).toContain('USING INDEX passages_by_time');
    expect(plan("gate_id = 'lane' and")).toContain('USING INDEX passages_by_gate');
    expect(plan("outcome = 'left' and")).toContain('USING INDEX passages_by_outcome');
    for (const where of ['', "gate_id = 'lane' and", "plate like '%1%' and"]) {
      expect(plan(where)).not.toContain('TEMP B-TREE');
    }
  });
});
