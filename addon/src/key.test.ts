import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqliteStore } from './store/sqlite-store.ts';
import { hashOfSecret } from './web/upload/upload-keys.ts';

const KEY = join(import.meta.dirname, 'key.ts');

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-parking-key-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function key(...args: readonly string[]): Promise<Ended> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [KEY, ...args]);
    return { code: 0, stdout, stderr };
  } catch (error) {
    return error as Ended;
  }
}

it('makes a key while the program has the store open, and the program knows it at once', async () => {
  const store = await openSqliteStore({ folder });
  try {
    const { code, stdout } = await key('add', 'old camera', '--data', folder);
    expect(code).toBe(0);
    const secret = /^ {2}([\w-]{43})$/m.exec(stdout)?.[1] ?? '';
    expect(await store.uploadKeys.byHash(hashOfSecret(secret))).toMatchObject({ name: 'old camera' });
  } finally {
    await store.close();
  }
});

it('says what is wrong in a sentence, with status 1 and no stack trace', async () => {
  const { code, stderr } = await key('remove', 'nothing', '--data', folder);
  expect(code).toBe(1);
  expect(stderr).toBe('There is no key "nothing"; list shows those that there are.\n');
});
