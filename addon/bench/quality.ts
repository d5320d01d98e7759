/**
 * Spoils labelled photos on purpose and prints what is made of them: the rows are what was done, the columns what was said.
 * `node addon/bench/quality.ts [FOLDER OF SETS]`
 */
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { judgePicture } from '../src/plate/quality/judge-picture.ts';
import { judgePlate } from '../src/plate/quality/judge-plate.ts';
import { measurePlate } from '../src/plate/quality/measure-plate.ts';
import { FLAWS } from '../src/plate/quality/plate-quality.ts';
import {
  cutThrough,
  exposed,
  glaring,
  inMotion,
  outOfFocus,
  pixelsOf,
  shrunk,
  tilted,
  veiled,
} from '../test/spoiled-picture.ts';
import type { PlatePicture } from '../test/spoiled-picture.ts';
import { readDataSet } from './data-set.ts';
import type { LabelledPhoto } from './data-set.ts';
import { quadOf } from '../src/plate/quad.ts';

const SETS = ['openlpr-faisal', 'asik-n225'] as const;
/** Narrower ones are too small before anything is done to them. */
const LEAST_WIDTH_PX = 110;
/** Labels do not tell rows; wider than this is one row. */
const LEAST_ASPECT = 2.2;

interface Spoiler {
  /** What it should be called; null: it can still be read. */
  readonly flaw: string | null;
  readonly name: string;
  /** @param height of a character, in pixels */
  readonly spoil: (picture: PlatePicture, height: number) => PlatePicture | Promise<PlatePicture>;
}

const each = <T>(values: readonly T[], make: (value: T) => Spoiler): readonly Spoiler[] => values.map(make);

const SPOILERS: readonly Spoiler[] = [
  { flaw: null, name: 'as it is', spoil: (picture) => picture },
  {
    flaw: null,
    name: 'characters of 14 px',
    spoil: (picture, height) => shrunk(picture, Math.min(1, 14 / height)),
  },
  { flaw: null, name: 'out of focus 0.06', spoil: (picture, height) => outOfFocus(picture, 0.06 * height) },
  { flaw: null, name: 'motion 0.15', spoil: (picture, height) => inMotion(picture, 0.15 * height, 'across') },
  { flaw: null, name: 'exposed 0.4', spoil: (picture) => exposed(picture, 0.4, 2) },
  { flaw: null, name: 'exposed 1.3', spoil: (picture) => exposed(picture, 1.3, 2) },
  { flaw: null, name: 'tilted 15', spoil: (picture) => tilted(picture, 15) },
  ...each([10, 8, 6, 4], (px) => ({
    flaw: 'too-small',
    name: `characters of ${px} px`,
    spoil: (picture, height) => shrunk(picture, px / height),
  })),
  ...each([0.16, 0.2, 0.3], (share) => ({
    flaw: 'blurred',
    name: `out of focus ${share}`,
    spoil: (picture, height) => outOfFocus(picture, share * height),
  })),
  ...each([0.5, 0.8], (share) => ({
    flaw: 'blurred',
    name: `motion across ${share}`,
    spoil: (picture, height) => inMotion(picture, share * height, 'across'),
  })),
  ...each([0.5, 0.8], (share) => ({
    flaw: 'blurred',
    name: `motion down ${share}`,
    spoil: (picture, height) => inMotion(picture, share * height, 'down'),
  })),
  ...each([0.05, 0.02], (gain) => ({
    flaw: 'too-dark',
    name: `exposed ${gain}`,
    spoil: (picture) => exposed(picture, gain, 3),
  })),
  ...each([0.35, 0.6, 0.9], (share) => ({
    flaw: 'glare',
    name: `lamp on ${share}`,
    spoil: (picture) => glaring(picture, share),
  })),
  { flaw: 'glare', name: 'exposed 40', spoil: (picture) => exposed(picture, 40) },
  { flaw: 'faint', name: 'veil of 0.9', spoil: (picture) => veiled(picture, 0.1) },
  ...each(['left', 'right', 'top', 'bottom'] as const, (edge) => ({
    flaw: 'cut-off',
    name: `cut off ${edge} 0.2`,
    spoil: (picture) => cutThrough(picture, edge, 0.2),
  })),
  ...each([-35, 42], (degrees) => ({
    flaw: 'tilted',
    name: `tilted ${degrees}`,
    spoil: (picture) => tilted(picture, degrees),
  })),
];

/** For a picture in which no plate was found. */
const WHOLE_PICTURES: readonly Spoiler[] = [
  { flaw: 'no-plate', name: 'no plate: as it is', spoil: (picture) => picture },
  { flaw: 'no-plate', name: 'no plate: exposed 0.5', spoil: (picture) => exposed(picture, 0.5, 2) },
  {
    flaw: 'blurred',
    name: 'no plate: out of focus 0.3',
    spoil: (picture, height) => outOfFocus(picture, 0.3 * height),
  },
  { flaw: 'too-dark', name: 'no plate: exposed 0.05', spoil: (picture) => exposed(picture, 0.05, 3) },
  { flaw: 'glare', name: 'no plate: exposed 40', spoil: (picture) => exposed(picture, 40) },
];

const folder = process.argv[2] ?? resolve(import.meta.dirname, '../../../shared/data/validation');
const counts = new Map<string, Map<string, number>>();
const timesMs: number[] = [];
let photos = 0;
for (const set of SETS) {
  for (const photo of (await readDataSet(join(folder, set))) ?? []) {
    const picture = await openPhoto(photo);
    if (picture === null) continue;
    photos++;
    await judgeAll(picture);
  }
}
if (photos === 0) console.log(`There are no labelled photos in ${folder}: nothing to measure.`);
else console.log(table());

async function openPhoto({ path, plates }: LabelledPhoto): Promise<PlatePicture | null> {
  const [plate] = plates;
  if (plates.length !== 1 || !plate?.box || plate.unreadable === true || plate.hard === true) return null;
  const [x, y, w, h] = plate.box;
  if (w < LEAST_WIDTH_PX || w / h < LEAST_ASPECT) return null;
  const pixels = await pixelsOf(sharp(path).removeAlpha().toColourspace('srgb'));
  return {
    pixels,
    corners: quadOf({ x, y, w, h }),
  };
}

async function judgeAll(picture: PlatePicture): Promise<void> {
  const { characterHeightPx } = measurePlate(picture.pixels, { corners: picture.corners, rows: 1 });
  for (const { name, spoil } of SPOILERS) {
    const { pixels, corners } = await spoil(picture, characterHeightPx);
    const startedMs = performance.now();
    const advice = judgePlate(measurePlate(pixels, { corners, rows: 1 }));
    timesMs.push(performance.now() - startedMs);
    note(name, advice?.flaw ?? 'good');
  }
  for (const { name, spoil } of WHOLE_PICTURES) {
    note(name, judgePicture((await spoil(picture, characterHeightPx)).pixels).flaw);
  }
}

function note(row: string, said: string): void {
  const cells = counts.get(row) ?? new Map<string, number>();
  cells.set(said, (cells.get(said) ?? 0) + 1);
  counts.set(row, cells);
}

function table(): string {
  const columns = ['good', ...FLAWS];
  const line = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(28) : cell.padStart(10))).join('');
  const rows = [...SPOILERS, ...WHOLE_PICTURES].map(({ name, flaw }) =>
    line([
      name,
      ...columns.map((column) => {
        const count = counts.get(name)?.get(column) ?? 0;
        const isRight = column === (flaw ?? 'good');
        return `${count === 0 && !isRight ? '' : count}${isRight ? ' *' : '  '}`;
      }),
    ]),
  );
  const sorted = timesMs.toSorted((a, b) => a - b);
  return [
    `${photos} photos, each spoiled in each way; * is the right answer.`,
    line(['', ...columns]),
    ...rows,
    `${sorted[Math.floor(sorted.length / 2)]?.toFixed(2)} ms a plate (median), ${sorted[Math.floor(sorted.length * 0.95)]?.toFixed(2)} ms (p95)`,
  ].join('\n');
}
