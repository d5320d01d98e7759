import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../store/sqlite-store.ts';
import type { Store } from '../../store/store.ts';
import { KEY_USAGE, parseKeyArguments, runKeyCommand } from './key-command.ts';
import { hashOfSecret } from './upload-keys.ts';

const NOW = Date.UTC(2026, 0, 15, 12);

describe('what is asked for on the command line', () => {
  it('adds a key for a gate', () => {
    const { command, folder } = parseKeyArguments([
      'add',
      'old camera',
      '--gate',
      'main',
      '--watches',
      'out',
    ]);
    expect(command).toEqual({ name: 'add', wish: { name: 'old camera', gateId: 'main', watches: 'out' } });
    expect(folder).toBe('data');
  });

  it.each([
    [[], { name: 'help' }],
    [['--help'], { name: 'help' }],
    [['add', 'x'], { name: 'add', wish: { name: 'x', gateId: null, watches: 'in' } }],
    [['list', '--data', '/elsewhere'], { name: 'list' }],
    [['remove', 'some-id'], { name: 'remove', id: 'some-id' }],
  ])('%j', (args, command) => {
    expect(parseKeyArguments(args).command).toEqual(command);
  });

  it.each([
    [['add'], 'add needs a NAME'],
    [['add', 'old', 'camera'], 'What is "camera"?'],
    [['add', 'x', '--watches', 'up'], '--watches cannot be "up"; use in or out.'],
    [['add', 'x'.repeat(61)], 'add needs a NAME of 1 to 60 characters'],
    [['list', '--gate', 'main'], '--gate and --watches belong to add.'],
    [['list', 'x'], 'list takes no "x".'],
    [['remove'], 'remove needs the ID'],
    [['steal'], '"steal" is no command'],
    [['list', '--colour'], '--colour'],
  ])('%j is refused with the way to do it', (args, why) => {
    expect(() => parseKeyArguments(args)).toThrow(
      expect.objectContaining({ code: 'bad-arguments', message: expect.stringContaining(why) as string }),
    );
    expect(() => parseKeyArguments(args)).toThrow(KEY_USAGE);
  });
});

describe('keys in the store', () => {
  let folder: string;
  let store: Store;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'smart-parking-key-'));
    store = await openSqliteStore({ folder });
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const run = (...args: readonly string[]): Promise<string> =>
    runKeyCommand(parseKeyArguments(args).command, { store, now: NOW });

  it('is shown once, listed without its secret, and taken back', async () => {
    const shown = await run('add', 'old camera', '--gate', 'main');
    const secret = /^ {2}([\w-]{43})$/m.exec(shown)?.[1] ?? '';
    const kept = await store.uploadKeys.byHash(hashOfSecret(secret));
    expect(kept).toMatchObject({ name: 'old camera', gateId: 'main', watches: 'in', createdAt: NOW });

    const listed = await run('list');
    expect(listed).toContain(
      'old camera  (gate main, watches in; made 2026-01-15T12:00:00.000Z, never used)',
    );
    expect(listed).not.toContain(secret);

    await run('remove', kept?.id ?? '');
    expect(await store.uploadKeys.byHash(hashOfSecret(secret))).toBeNull();
    expect(await run('list')).toBe('There are no keys.');
  });

  it('says so when there is no such key', async () => {
    await expect(run('remove', 'nothing')).rejects.toMatchObject({ code: 'no-such-key' });
  });
});
