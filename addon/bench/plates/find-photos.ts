import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readDataSet } from '../data-set.ts';
import { benchPhoto } from './photo.ts';
import type { BenchPhoto } from './photo.ts';

export interface PhotoChoice {
  /** Holds a folder a set, each with `manifest.jsonl`. */
  readonly folder: string;
  /** Names of sets; all without it. */
  readonly sets: readonly string[] | null;
  /** Most photos of each set; Infinity for all. */
  readonly limit: number;
}

/** The photos of the chosen sets; empty when there is no such folder. */
export async function findPhotos({ folder, sets, limit }: PhotoChoice): Promise<readonly BenchPhoto[]> {
  const names = await readdir(folder).catch(() => []);
  const found: BenchPhoto[] = [];
  for (const name of names.toSorted()) {
    if (sets !== null && !sets.includes(name)) continue;
    for (const photo of spread((await readDataSet(join(folder, name))) ?? [], limit)) {
      found.push(await benchPhoto(name, photo));
    }
  }
  return found;
}

/** At most `limit` of them, from the first on at even distances. */
export function spread<T>(items: readonly T[], limit: number): readonly T[] {
  const step = Math.max(1, items.length / limit);
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
