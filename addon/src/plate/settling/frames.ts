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

/**
 * Frames of what was read, oldest first.
 *
 * @param before frames that were made of earlier readings: one whose readings come again is the same object again.
 */
export function framesOf(readings: readonly Reading[], before: readonly Frame[] = []): readonly Frame[] {
  const inTime = readings.toSorted((a, b) => a.takenAt - b.takenAt);
  const frames: Frame[] = [];
  let number = 0;
  let known = 0;
  let start = -1;
  for (const { takenAt } of inTime) {
    start += 1;
    if (frames.at(-1)?.takenAt === takenAt) continue;
    let end = start + 1;
    while (inTime[end]?.takenAt === takenAt) end += 1;
    while ((before[known]?.takenAt ?? takenAt) < takenAt) known += 1;
    const frame = before[known];
    number = frames.length === 0 ? (frame?.number ?? 0) : number + 1;
    const isKnown = frame?.number === number && isMadeOf(frame, inTime, start, end);
    frames.push(isKnown ? frame : newFrame(number, takenAt, inTime.slice(start, end)));
  }
  return frames;
}

function isMadeOf({ readings }: Frame, all: readonly Reading[], start: number, end: number): boolean {
  return readings.length === end - start && readings.every((reading, at) => reading === all[start + at]);
}

function newFrame(number: number, takenAt: Instant, readings: readonly Reading[]): Frame {
  return { number, takenAt, readings, sightings: sightingsIn(readings, number) };
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
