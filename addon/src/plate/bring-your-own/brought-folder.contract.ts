import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../errors.ts';
import { openBringYourOwn } from './open-bring-your-own.ts';
import type { BroughtParts } from './open-bring-your-own.ts';

export type Files = Readonly<Record<string, Uint8Array | string>>;

/** Opens what a folder with these files brings. The folder is gone when it answers. */
export async function bring(files: Files): Promise<BroughtParts> {
  const folder = await mkdtemp(join(tmpdir(), 'brought-'));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    return await openBringYourOwn({ folder, threads: 1 });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The message with which a folder is refused. */
export async function refusalOf(files: Files): Promise<string> {
  let parts: BroughtParts;
  try {
    parts = await bring(files);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  await parts.finder?.close();
  await parts.recogniser?.close();
  throw new Error('The folder was accepted');
}
