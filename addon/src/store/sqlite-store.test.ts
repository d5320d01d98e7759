import { chmod, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { plainPermit } from '../access/permits/plain-permit.ts';
import { BUILT_IN_GROUPS } from '../contract/rules.ts';
import type { Rules } from '../contract/rules.ts';
import { TRAVELS_HEARD } from '../gate/barrier-wear.ts';
import { plainVisit } from '../parking/visit.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { storeContract } from './store.contract.ts';
import { makeStoreFolder, storeFolderUnderTest } from './store-folder-under-test.ts';

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
  const folder = await makeStoreFolder();
  return {
    open: () => openSqliteStore({ folder }),
    dispose: () => rm(folder, { recursive: true }),
  };
});

describe('a store in a folder', () => {
  const under = storeFolderUnderTest();

  test('makes the folder, for its own account only', async () => {
    const inner = join(under.folder, 'new', 'site');
    await under.open({ folder: inner });
    expect((await stat(inner)).mode & 0o777).toBe(0o700);
    const names = await readdir(inner);
    expect(names).toContain('smart-parking.sqlite');
    for (const name of names) expect((await stat(join(inner, name))).mode & 0o777).toBe(0o600);
  });

  test('takes away the rights that others had on its files', async () => {
    await (await under.open()).close();
    await chmod(under.file, 0o644);
    await under.open();
    expect((await stat(under.file)).mode & 0o777).toBe(0o600);
  });

  test('writes no plate into the name of a file, and no erased plate stays in the database', async () => {
    const store = await under.open();
    const permit = plainPermit({ id: 'permit-1', holder: 'ERASEDHOLDER', plates: ['ERASEDPLATE'] });
    await store.permits.add(permit);
    expect((await readdir(under.folder, { recursive: true })).join()).not.toContain('ERASEDPLATE');
    await store.permits.remove('permit-1');
    await store.close();
    const kept = await readFile(under.file);
    expect(kept.includes('ERASEDPLATE')).toBe(false);
    expect(kept.includes('ERASEDHOLDER')).toBe(false);
  });

  test('forgets an erased plate in the search for parts of it too', async () => {
    const store = await under.open();
    const visit = plainVisit({ id: 'v', plate: 'ERASED1', enteredAt: 1 });
    await store.visits.put(visit);
    const kept = (): number =>
      under.withDatabase((database) => {
        database.exec("create virtual table temp.terms using fts5vocab(main, 'visit_plates', 'row')");
        return Number(database.prepare('select count(*) as terms from temp.terms').get()?.['terms']);
      });
    expect(kept()).toBe(6);
    const correction = { id: 'c', at: 2, by: 'Ana', kind: 'merge', countDelta: 0, undone: null } as const;
    await store.corrections.record({ correction: { ...correction, before: [visit], after: [] } });
    expect(kept()).toBe(0);
    const settings = under.withDatabase((database) =>
      database.prepare("select v from visit_plates_config where k = 'secure-delete'").get(),
    );
    expect(settings).toEqual({ v: 1 });
  });

  test('keeps a log beside the file, so that nobody who reads waits for who writes', async () => {
    await under.open();
    const mode = under.withDatabase((database) => database.prepare('pragma journal_mode').get());
    expect(mode).toEqual({ journal_mode: 'wal' });
  });

  test('refuses a second program, and is free again once the first has closed', async () => {
    const first = await under.open();
    await expect(under.open()).rejects.toMatchObject({ name: 'UserError', code: 'store-in-use' });
    await first.close();
    await under.open();
  });

  test('lets a command write while the program runs, and the program see it', async () => {
    const program = await under.open();
    const command = await under.open({ exclusive: false });
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
    await expect(under.open()).rejects.toMatchObject({ code: 'store-in-use' });
  });

  test('lets a command make the store before the program ever ran', async () => {
    const command = await under.open({ exclusive: false });
    await command.occupancy.change({ at: 1, delta: 2, cause: 'person', passageId: null });
    const program = await under.open();
    expect(await program.occupancy.count()).toBe(2);
  });

  test('says so when another program holds the database itself for too long', async () => {
    const store = await under.open();
    const other = new DatabaseSync(under.file);
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
    await (await under.open()).close();
    under.withDatabase((database) => {
      database.exec(
        "insert into kysely_migration values ('9999-from-the-future', '2030-01-01T00:00:00.000Z')",
      );
    });
    const before = await readFile(under.file);
    for (const exclusive of [true, false]) {
      await expect(under.open({ exclusive })).rejects.toMatchObject({
        name: 'UserError',
        code: 'store-too-new',
      });
    }
    expect((await readFile(under.file)).equals(before)).toBe(true);
  });

  test('says what to do about a file that is not a database', async () => {
    await writeFile(under.file, 'This is a shopping list. '.repeat(100));
    await expect(under.open()).rejects.toMatchObject({ name: 'UserError', code: 'store-damaged' });
  });

  test('says what to do about a folder that is a file', async () => {
    await writeFile(join(under.folder, 'taken'), '');
    await expect(under.open({ folder: join(under.folder, 'taken') })).rejects.toMatchObject({
      name: 'UserError',
      code: 'folder-not-made',
    });
  });

  test('keeps every version of the rules, with who changed them and when', async () => {
    const store = await under.open();
    await store.rules.save(RULES, { version: 0, at: 5, by: 'Ana' });
    await store.rules.save(
      { ...RULES, visitors: { until: 9, gates: null } },
      { version: 1, at: 6, by: 'Ravi' },
    );
    const rows = under.withDatabase((database) =>
      database.prepare('select version, at, changed_by, document_json from rules order by version').all(),
    );
    expect(rows).toEqual([
      { version: 1, at: 5, changed_by: 'Ana', document_json: JSON.stringify(RULES) },
      expect.objectContaining({ version: 2, at: 6, changed_by: 'Ravi' }),
    ]);
  });

  test('keeps no more travels of a barrier than are heard', async () => {
    const store = await under.open();
    for (let count = 0; count < TRAVELS_HEARD + 5; count += 1) {
      await store.barrierTravels.add({ gateId: 'lane', at: count, way: 'up', travelMs: 2000 });
    }
    const kept = under.withDatabase((database) => database.prepare('select at from barrier_travels').all());
    expect(kept.map(({ at }) => at)).toEqual(Array.from({ length: TRAVELS_HEARD }, (_, index) => index + 5));
  });
});
