import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLeaveOneOut } from './leave-one-out.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-parking-bench-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('the figures of training without a source', () => {
  it('are read as training writes them', async () => {
    const file = join(folder, 'figures.json');
    const row = {
      source: 'openalpr-br',
      set: 'recognition/openalpr-td-br',
      plates: 190,
      minutes: 12,
      plain: { strict: 0.9842, folded: 0.9842, samples: 3200 },
      leftOut: { strict: 0.9, folded: 0.9105, samples: 2800 },
    };
    await writeFile(file, JSON.stringify([row]));
    expect(await readLeaveOneOut(file)).toEqual([row]);
  });

  it('are told to be none before anybody measured', async () => {
    expect(await readLeaveOneOut(join(folder, 'figures.json'))).toBeNull();
  });

  it.each(['[{"source": "openalpr-br"}]', '[{'])(
    'that are something else (%s) are named with their file',
    async (text) => {
      const file = join(folder, 'figures.json');
      await writeFile(file, text);
      await expect(readLeaveOneOut(file)).rejects.toThrow(`${file} is not what training/ writes`);
    },
  );
});
