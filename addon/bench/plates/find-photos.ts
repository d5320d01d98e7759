import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { UserError } from '../../src/errors.ts';
import { readDataSet } from '../data-set.ts';
import { benchPhoto } from './photo.ts';
import type { BenchPhoto } from './photo.ts';
import type { Unlabelled } from './unlabelled.ts';

export interface PhotoChoice {
  /** Holds a folder a set, each with `manifest.jsonl`. */
  readonly folder: string;
  /** Names of sets; null for all. */
  readonly sets: readonly string[] | null;
  /** Most photos of each set; Infinity for all. */
  readonly limit: number;
  readonly unlabelled: Unlabelled;
}

/**
 * The photos of the chosen sets; empty when the folder holds none.
 *
 * @throws UserError `arguments-wrong` when it holds others than those that are asked for
 */
export async function findPhotos({
  folder,
  sets,
  limit,
  unlabelled,
}: PhotoChoice): Promise<readonly BenchPhoto[]> {
  const names = await setsIn(folder);
  const missing = names.length === 0 ? [] : (sets ?? []).filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new UserError(
      'arguments-wrong',
      `There is no set ${missing.join(', ')} in ${folder}; there are ${names.join(', ')}.`,
    );
  }
  const found: BenchPhoto[] = [];
  for (const name of names) {
    if (sets !== null && !sets.includes(name)) continue;
    for (const photo of spread((await readDataSet(join(folder, name))) ?? [], limit)) {
      const known = unlabelled.get(`${basename(resolve(folder))}/${name}/${photo.image}`);
      found.push(await benchPhoto(name, photo, known));
    }
  }
  return found;
}

async function setsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => existsSync(join(folder, name, 'manifest.jsonl'))).toSorted();
}

/** At most `limit` of them, from the first on at even distances. */
export function spread<T>(items: readonly T[], limit: number): readonly T[] {
  const step = Math.max(1, items.length / limit);
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
