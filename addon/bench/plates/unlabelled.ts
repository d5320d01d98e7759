import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Box } from '../../src/plate/reading.ts';

/** `validation/set/photo.jpg` to plates that the photo shows and its labels leave out. */
export type Unlabelled = ReadonlyMap<string, readonly Box[]>;

/** Those that were gone through by eye; the training of the finder reads the same file. */
export const UNLABELLED_FILE = join(import.meta.dirname, '../../../training/plates/finder/unlabelled.json');

/** Boxes are x, y, width, height in pixels of the photo. */
const rows = z.record(
  z.string(),
  z.array(
    z.tuple([z.number(), z.number(), z.number(), z.number()]).transform(([x, y, w, h]) => ({ x, y, w, h })),
  ),
);

export async function readUnlabelled(file: string): Promise<Unlabelled> {
  return new Map(Object.entries(rows.parse(JSON.parse(await readFile(file, 'utf8')))));
}
