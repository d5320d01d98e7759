import { execFile } from 'node:child_process';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { withFolder } from '../../test/site-under-test.ts';

const OPEN_READER = join(import.meta.dirname, 'open-reader.ts');
const THREADED_READER = join(import.meta.dirname, 'threaded-reader.ts');

/** What a program that opens and closes a reader leaves in its home and its temporary folder. */
async function leftBehind(program: string, folder: string): Promise<readonly string[]> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== 'ORT_DISABLE_TELEMETRY'),
  );
  const file = join(folder, 'program.mjs');
  await writeFile(file, program);
  await promisify(execFile)(process.execPath, [file], { env: { ...env, HOME: folder, TMPDIR: folder } });
  await rm(file);
  return readdir(folder, { recursive: true });
}

describe('the runtime for networks', () => {
  it.each([
    [
      'in this thread',
      `import { openReader } from '${OPEN_READER}'; await (await openReader({ reader: 'plates' })).close();`,
    ],
    [
      'in a thread of its own',
      `import { openThreadedReader } from '${THREADED_READER}'; await (await openThreadedReader({ reader: 'plates' })).close();`,
    ],
  ])('leaves no device id and no log of its use behind, %s', async (_, program) => {
    await withFolder(async (folder) => {
      expect(await leftBehind(program, folder)).toEqual([]);
    });
  });
});
