import { basename } from 'node:path';
import sharp from 'sharp';
import { regionsOf } from '../../src/plate/formats/fits-region.ts';
import { REGIONS } from '../../src/plate/formats/region.ts';
import type { Box } from '../../src/plate/reading.ts';
import type { LabelledPhoto, LabelledPlate } from '../data-set.ts';
import { plain } from '../plate-match.ts';

export const LIGHTS = ['dark', 'dim', 'bright'] as const;
export type Light = (typeof LIGHTS)[number];

/** A photo that readers are asked about. Plain data, so that it can be sent to a process. */
export interface BenchPhoto {
  readonly set: string;
  /** Unique within the set. */
  readonly name: string;
  readonly path: string;
  readonly light: Light;
  readonly plates: readonly TruePlate[];
  /** Plates that it shows and its labels leave out: an answer there is neither right nor wrong. */
  readonly unlabelled: readonly Box[];
}

/** A labelled plate. */
export interface TruePlate {
  /** In pixels of the photo; null where only the text is known. */
  readonly box: Box | null;
  /** A-Z 0-9; null where it is not known or not fair to ask for. */
  readonly text: string | null;
  readonly rows: 1 | 2 | null;
  /** As labelled, else the only one whose formats the text fits; null where nobody knows. */
  readonly region: string | null;
}

/**
 * Mean luma (0 to 255) of a whole photo. Looked at: below the first are nights and black cars on tarmac, below the second
 * dusk, shade and dark cars. training/plates/cards.py has the same.
 */
export const DARK_BELOW = 50;
export const DIM_BELOW = 80;
/** Where labels tell no rows, a plate that is squarer has two. */
export const SQUARE = 1.6;

export async function benchPhoto(
  set: string,
  photo: LabelledPhoto,
  unlabelled: readonly Box[] = [],
): Promise<BenchPhoto> {
  return {
    set,
    name: basename(photo.image),
    path: photo.path,
    light: lightOf(await lumaOf(photo.path)),
    plates: photo.plates.map((plate) => truePlate(plate, photo.region ?? photo.country ?? null)),
    unlabelled,
  };
}

export function lightOf(luma: number): Light {
  return luma < DARK_BELOW ? 'dark' : luma < DIM_BELOW ? 'dim' : 'bright';
}

export function truePlate(plate: LabelledPlate, region: string | null): TruePlate {
  const isFair = plate.hard !== true && plate.unreadable !== true;
  const text = isFair && typeof plate.text === 'string' ? plain(plate.text) : null;
  const box = boxOf(plate);
  return { box, text, rows: rowsOf(plate, box), region: region ?? onlyRegionOf(text) };
}

function boxOf({ box }: LabelledPlate): Box | null {
  if (box === null || box === undefined) return null;
  const [x, y, w, h] = box;
  return { x, y, w, h };
}

function rowsOf({ lines }: LabelledPlate, box: Box | null): 1 | 2 | null {
  if (lines === 2) return 2;
  if (box === null) return null;
  return box.w < SQUARE * box.h ? 2 : 1;
}

function onlyRegionOf(text: string | null): string | null {
  const [region, ...others] = text === null ? [] : regionsOf(text, REGIONS);
  return region === undefined || others.length > 0 ? null : region.code;
}

/** Of ITU-R BT.601. */
async function lumaOf(path: string): Promise<number> {
  const colours = await sharp(path)
    .resize(64, 64, { fit: 'fill' })
    .flatten()
    .toColourspace('srgb')
    .stats()
    // What cannot be opened is told by the readers.
    .catch(() => null);
  const [red, green, blue] = colours?.channels.map(({ mean }) => mean) ?? [];
  if (red === undefined) return 255;
  return green === undefined || blue === undefined ? red : 0.299 * red + 0.587 * green + 0.114 * blue;
}
