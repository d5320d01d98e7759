import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach } from 'vitest';
import { openSqliteStore } from './sqlite-store.ts';
import type { SqliteStoreOptions } from './sqlite-store.ts';
import type { Store } from './store.ts';

export interface StoreFolderUnderTest {
  /** An empty one for each test. */
  readonly folder: string;
  /** The database in it. */
  readonly file: string;
  /** Opens a store in the folder; closed after the test. */
  readonly open: (options?: Partial<SqliteStoreOptions>) => Promise<Store>;
  /** Looks into the database, or damages it, beside the store. */
  readonly withDatabase: <Result>(work: (database: DatabaseSync) => Result) => Result;
}

export function makeStoreFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'smart-parking-store-'));
}

export function storeFolderUnderTest(): StoreFolderUnderTest {
  let folder: string;
  let stores: Store[];

  beforeEach(async () => {
    folder = await makeStoreFolder();
    stores = [];
  });

  afterEach(async () => {
    for (const store of stores) await store.close();
    await rm(folder, { recursive: true });
  });

  const file = (): string => join(folder, 'smart-parking.sqlite');

  return {
    get folder() {
      return folder;
    },
    get file() {
      return file();
    },
    open: async (options) => {
      const store = await openSqliteStore({ folder, ...options });
      stores.push(store);
      return store;
    },
    withDatabase: (work) => {
      const database = new DatabaseSync(file());
      try {
        return work(database);
      } finally {
        database.close();
      }
    },
  };
}
