import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlateReader } from '../src/plate/plate-reader.ts';
import type { Reading } from '../src/plate/reading.ts';
import type { Random } from '../src/simulation/random.ts';
import { readDataSet } from './data-set.ts';
import type { LabelledPlate } from './data-set.ts';
import type { ReadPassage } from './measured-rates.ts';
import { photoSequence } from './photo-sequence.ts';
import { plain } from './plate-match.ts';

const FRAME_INTERVAL_MS = 200;

/** A photo of one vehicle whose plate is known. */
export interface PlatePhoto {
  /** Set and file name. */
  readonly name: string;
  readonly path: string;
  /** A-Z 0-9. */
  readonly truth: string;
}

/**
 * Photos with exactly one plate, which can be read, from all sets of a folder.
 *
 * @param most taken evenly from all that there are.
 */
export async function platePhotos(folder: string, most: number): Promise<readonly PlatePhoto[]> {
  const found: PlatePhoto[] = [];
  for (const set of (await readdir(folder)).toSorted()) {
    for (const { image, path, plates } of (await readDataSet(join(folder, set))) ?? []) {
      const [plate] = plates;
      const truth = plate === undefined || plates.length > 1 ? null : scoredText(plate);
      if (truth !== null) found.push({ name: `${set}/${image}`, path, truth });
    }
  }
  const step = Math.max(1, found.length / most);
  return found.filter((_, at) => Math.floor(at / step) > Math.floor((at - 1) / step)).slice(0, most);
}

/** What a reader makes of a photo that was made into so many frames of a passage. */
export async function photoPassage(
  { path, truth }: PlatePhoto,
  {
    reader,
    frames,
    random,
  }: { readonly reader: PlateReader; readonly frames: number; readonly random: Random },
): Promise<ReadPassage> {
  const pictures = await photoSequence(await readFile(path), frames, random);
  const readings: Reading[] = [];
  for (const [frame, picture] of pictures.entries()) {
    const result = await reader.read(picture);
    if (result.ok) readings.push({ ...result.reading, takenAt: frame * FRAME_INTERVAL_MS });
  }
  return { truth, readings };
}

function scoredText({ text, hard, unreadable }: LabelledPlate): string | null {
  return typeof text !== 'string' || hard === true || unreadable === true ? null : plain(text);
}
