import type { Instant } from '../../contract/words.ts';
import type { PlateReading, Reading } from '../reading.ts';
import { overlapOf } from './place.ts';

/** Readings of one instant, however many readers looked at it. */
export interface Frame {
  /** One more than that of the frame before. */
  readonly number: number;
  readonly takenAt: Instant;
  readonly readings: readonly Reading[];
  /** The plates in it, each once, the surest first. */
  readonly sightings: readonly Sighting[];
}

/** One plate in one frame. */
export interface Sighting {
  /** Number of the frame. */
  readonly frame: number;
  /** Name of the reader. */
  readonly reader: string;
  readonly plate: PlateReading;
}

/** Two readings in one picture that share so much are of one plate. Customary where boxes are compared, not measured. */
const ONE_PLACE = 0.5;

/** Readings by the instant of their frame, oldest first. */
export function byInstant(readings: readonly Reading[]): readonly ReadingsOfInstant[] {
  const instants: ReadingsOfInstant[] = [];
  for (const reading of readings.toSorted((a, b) => a.takenAt - b.takenAt)) {
    const newest = instants.at(-1);
    if (newest?.[0].takenAt === reading.takenAt) newest.push(reading);
    else instants.push([reading]);
  }
  return instants;
}

type ReadingsOfInstant = [Reading, ...Reading[]];

/**
 * Frames of what was read, oldest first.
 *
 * @param before frames that were made of earlier readings: one whose readings come again is the same object again.
 */
export function framesOf(
  instants: readonly ReadingsOfInstant[],
  before: readonly Frame[] = [],
): readonly Frame[] {
  const frames: Frame[] = [];
  let at = 0;
  for (const readings of instants) {
    const { takenAt } = readings[0];
    while ((before[at]?.takenAt ?? takenAt) < takenAt) at += 1;
    const known = before[at];
    const newest = frames.at(-1);
    const number = newest === undefined ? (known?.number ?? 0) : newest.number + 1;
    const isKnown = known?.number === number && isSame(known.readings, readings);
    frames.push(isKnown ? known : { number, takenAt, readings, sightings: sightingsIn(readings, number) });
  }
  return frames;
}

function isSame(some: readonly Reading[], others: readonly Reading[]): boolean {
  return some.length === others.length && some.every((reading, index) => reading === others[index]);
}

function sightingsIn(readings: readonly Reading[], frame: number): readonly Sighting[] {
  const all = readings.flatMap(({ reader, plates }) => plates.map((plate) => ({ frame, reader, plate })));
  const apart: Sighting[] = [];
  for (const sighting of all.sort(surestFirst)) {
    const isNew = apart.every(({ plate }) => overlapOf(plate.box, sighting.plate.box) < ONE_PLACE);
    if (isNew) apart.push(sighting);
  }
  return apart;
}

/** A total order, so that the order of the readings does not matter. */
function surestFirst(a: Sighting, b: Sighting): number {
  return b.plate.confidence - a.plate.confidence || compare(sortKey(a), sortKey(b));
}

function sortKey({ plate: { text, box }, reader }: Sighting): string {
  return [text, reader, box.x, box.y, box.w, box.h].join(' ');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
