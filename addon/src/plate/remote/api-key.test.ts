import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readKey } from './api-key.ts';

let folder: string;
let keyFile: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-parking-key-'));
  keyFile = join(folder, 'service.key');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const put = async (content: string, mode = 0o600): Promise<void> => {
  await writeFile(keyFile, content);
  await chmod(keyFile, mode);
};

const detailOf = async (source: Parameters<typeof readKey>[0], environment = {}): Promise<string> => {
  const answer = await readKey(source, environment);
  return answer.ok ? 'a key' : `${answer.trouble.kind}: ${answer.trouble.detail}`;
};

describe('a key in a file', () => {
  it.each([0o600, 0o400])(
    'is read where the file is its owner’s alone (%o), without the line end',
    async (mode) => {
      await put('0a1b2c3d\n', mode);
      expect(await readKey({ keyFile }, {})).toEqual({ ok: true, key: '0a1b2c3d' });
    },
  );

  it.each([0o640, 0o604, 0o644, 0o620, 0o602, 0o601])(
    'is refused where others have rights (%o)',
    async (mode) => {
      await put('0a1b2c3d', mode);
      expect(await detailOf({ keyFile })).toMatch(/^no-key: Others may read .*chmod 600/);
    },
  );

  it('is read anew, so that one that was replaced counts at once', async () => {
    await put('old');
    await readKey({ keyFile }, {});
    await put('new');
    expect(await readKey({ keyFile }, {})).toEqual({ ok: true, key: 'new' });
  });

  it.each([
    ['', 'There is no key in'],
    ['  \n', 'There is no key in'],
    ['two words', 'is no key'],
    ['line\nbreak: header', 'is no key'],
    ['schlüssel', 'is no key'],
    ['x'.repeat(513), 'is too long'],
  ])('is refused when it is %j', async (content, why) => {
    await put(content);
    const detail = await detailOf({ keyFile });
    expect(detail).toContain(why);
    // A key with a slip of the pen is still nearly a key.
    if (content.trim() !== '') expect(detail).not.toContain(content.trim());
  });

  it('that is not there is told by its path', async () => {
    expect(await detailOf({ keyFile })).toBe(`no-key: The key file ${keyFile} cannot be read (ENOENT).`);
  });
});

describe('a key in the environment', () => {
  it('is read by the name of its variable', async () => {
    expect(await readKey({ keyVariable: 'PLATE_KEY' }, { PLATE_KEY: ' k3y ' })).toEqual({
      ok: true,
      key: 'k3y',
    });
  });

  it('that is absent or no key is told by that name', async () => {
    expect(await detailOf({ keyVariable: 'PLATE_KEY' })).toContain('PLATE_KEY holds no key');
    expect(await detailOf({ keyVariable: 'PLATE_KEY' }, { PLATE_KEY: '' })).toContain(
      'PLATE_KEY holds no key',
    );
    expect(await detailOf({ keyVariable: 'PLATE_KEY' }, { PLATE_KEY: 'a b' })).toContain('is no key');
  });
});
