import type { Instant } from '../../contract/words.ts';
import type { PlateReading, Point, Reading } from '../reading.ts';
import { likeness } from './alignment.ts';
import { centreOf, distance, overlapOf } from './place.ts';

/** One plate in one frame. */
export interface Sighting {
  /** Number of the frame in time. */
  readonly frame: number;
  readonly takenAt: Instant;
  /** Name of the reader. */
  readonly reader: string;
  readonly plate: PlateReading;
}

/** One plate followed through the frames: its sightings, oldest first, at most one a frame. */
export type Track = readonly [Sighting, ...Sighting[]];

/**
 * A misread leaves most of a plate as it is: three of four characters is what two mistakes leave of eight. Texts that are
 * liker than this are one plate wherever they are. A judgement: no scene of settling-scenes.test.ts turns on it.
 */
const LIKE_ANYWHERE = 0.75;
/**
 * Texts that are less like are two plates, even in one place: one vehicle has taken the place of another. Chosen so that
 * the next vehicle is another one (settle.test.ts, which needs it above 0); how far above is a judgement.
 */
const LIKE_IN_PLACE = 0.4;
/**
 * In widths of the plate: how far from where it is expected a plate is still in its place. A judgement, of vehicles that
 * move less than a width between two frames; no scene of settling-scenes.test.ts turns on it.
 */
const REACH_WIDTHS = 1.5;
/** Two readings in one picture that share so much are of one plate. Customary where boxes are compared, not measured. */
const ONE_PLACE = 0.5;

/**
 * Follows the plates of several readings by where they are, how they move and what they say. Readings of one instant are
 * one frame, however many readers looked at it.
 */
export function trackPlates(readings: readonly Reading[]): readonly Track[] {
  const tracks: [Sighting, ...Sighting[]][] = [];
  framesOf(readings).forEach((sightings) => {
    const pairs = tracks
      .flatMap((track) =>
        sightings.map((sighting) => ({ track, sighting, like: continuation(track, sighting) })),
      )
      .filter(({ like }) => like > 0)
      .sort((a, b) => b.like - a.like);
    const taken = new Set<unknown>();
    for (const { track, sighting } of pairs) {
      if (taken.has(track) || taken.has(sighting)) continue;
      taken.add(track).add(sighting);
      track.push(sighting);
    }
    for (const sighting of sightings) if (!taken.has(sighting)) tracks.push([sighting]);
  });
  return tracks;
}

/** The sightings of each frame, oldest frame first, the surest first in each. */
function framesOf(readings: readonly Reading[]): readonly (readonly Sighting[])[] {
  const byInstant = Map.groupBy(readings, ({ takenAt }) => takenAt);
  const instants = [...byInstant.keys()].sort((a, b) => a - b);
  return instants.map((takenAt, frame) => {
    const sightings = (byInstant.get(takenAt) ?? [])
      .flatMap(({ reader, plates }) => plates.map((plate) => ({ frame, takenAt, reader, plate })))
      .sort(surestFirst);
    const apart: Sighting[] = [];
    for (const sighting of sightings) {
      const isNew = apart.every(({ plate }) => overlapOf(plate.box, sighting.plate.box) < ONE_PLACE);
      if (isNew) apart.push(sighting);
    }
    return apart;
  });
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

/** How well a sighting goes on a track; 0 when it does not. */
function continuation(track: Track, { plate, frame }: Sighting): number {
  // The newest sighting alone may be the misread one.
  const newest = track.slice(-3);
  const isSame = newest.some((seen) => seen.plate.text === plate.text);
  const like = isSame ? 1 : Math.max(...newest.map((seen) => likeness(seen.plate.text, plate.text)));
  const away = distanceFromTrack(track, plate, frame) / plate.box.w;
  const isNear = away <= REACH_WIDTHS;
  if (like < (isNear ? LIKE_IN_PLACE : LIKE_ANYWHERE)) return 0;
  return like + 1 / (1 + away);
}

/** In pixels, from where the plate was last or, when it moves, from where it should be by now. */
function distanceFromTrack(track: Track, { box }: PlateReading, frame: number): number {
  const here = centreOf(box);
  const last = track.at(-1) ?? track[0];
  const before = track.at(-2);
  const lastCentre = centreOf(last.plate.box);
  if (before === undefined) return distance(here, lastCentre);
  const steps = (frame - last.frame) / (last.frame - before.frame);
  const expected = moved(lastCentre, centreOf(before.plate.box), steps);
  return Math.min(distance(here, lastCentre), distance(here, expected));
}

function moved(to: Point, from: Point, steps: number): Point {
  return { x: to.x + (to.x - from.x) * steps, y: to.y + (to.y - from.y) * steps };
}
