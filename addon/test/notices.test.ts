import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copyNotices } from '../build-notices.ts';

const ROOT = join(import.meta.dirname, '../..');

it('whoever gets the built program gets its licence, and who made what its networks derive from', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'notices-'));
  try {
    await copyNotices(ROOT, join(folder, 'dist'));
    const copied = (name: string): Promise<string> => readFile(join(folder, 'dist', name), 'utf8');
    expect(await copied('LICENSE')).toMatch(/Apache License\s+Version 2\.0/);
    expect(await copied('NOTICE')).toContain('PP-OCRv6');
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('a build without them fails', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'notices-'));
  try {
    await expect(copyNotices(folder, join(folder, 'dist'))).rejects.toThrow('LICENSE');
  } finally {
    await rm(folder, { recursive: true });
  }
});
