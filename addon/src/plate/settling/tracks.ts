import type { Point } from '../reading.ts';
import { likeness } from './alignment.ts';
import type { Frame, Sighting } from './frames.ts';
import { centreOf, distance } from './place.ts';

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
/** Sightings of a track that the next one is compared with: the newest alone may be the misread one. */
const NEWEST = 3;

type LikenessOf = (one: string, other: string) => number;

/** Follows the plates of several frames by where they are, how they move and what they say. */
export type PlateTracker = (frames: readonly Frame[]) => readonly Track[];

/**
 * Frames that were followed before are the same objects: where what came before them is the same too, they go on as they
 * did.
 *
 * @param likenessOf how like two texts are (see `likeness`).
 */
export function plateTracker(likenessOf: LikenessOf = likeness): PlateTracker {
  const steps = new WeakMap<Frame, Step>();
  const stepTo = (frame: Frame, tracks: readonly Track[]): Pick<Step, 'goesOn'> => {
    if (isPlainlySame(tracks, frame)) return GOES_ON;
    const known = steps.get(frame);
    if (known !== undefined && isAfter(tracks, known)) return known;
    const step = stepFrom(tracks, frame, likenessOf);
    steps.set(frame, step);
    return step;
  };
  return (frames) => {
    const tracks: [Sighting, ...Sighting[]][] = [];
    for (const frame of frames) {
      const { goesOn } = stepTo(frame, tracks);
      let at = 0;
      for (const sighting of frame.sightings) {
        const track = goesOn[at];
        if (typeof track === 'number') tracks[track]?.push(sighting);
        else tracks.push([sighting]);
        at += 1;
      }
    }
    return tracks;
  };
}

export function newestOf(track: Track): Sighting {
  return track.at(-1) ?? track[0];
}

/** How the sightings of a frame go on tracks. */
interface Step {
  /** What it follows from: the newest sightings of each track, `NEWEST` each. */
  readonly after: readonly (Sighting | undefined)[];
  /** For each sighting the index of the track that it goes on; null where it begins one. */
  readonly goesOn: readonly (number | null)[];
}

const GOES_ON: Pick<Step, 'goesOn'> = { goesOn: [0] };

/** One plate that says what the only track says: there is nothing to choose. */
function isPlainlySame(tracks: readonly Track[], { sightings }: Frame): boolean {
  const [track] = tracks;
  const [sighting] = sightings;
  if (track === undefined || sighting === undefined) return false;
  if (tracks.length > 1 || sightings.length > 1) return false;
  return newestOf(track).plate.text === sighting.plate.text;
}

function isAfter(tracks: readonly Track[], { after }: Step): boolean {
  if (after.length !== tracks.length * NEWEST) return false;
  let at = 0;
  for (const track of tracks) {
    for (let back = 1; back <= NEWEST; back += 1) {
      if (after[at] !== track.at(-back)) return false;
      at += 1;
    }
  }
  return true;
}

function stepFrom(tracks: readonly Track[], { sightings }: Frame, likenessOf: LikenessOf): Step {
  const goesOn = sightings.map((): number | null => null);
  for (const { track, sighting } of pairsOf(tracks, sightings, likenessOf)) {
    if (goesOn[sighting] === null && !goesOn.includes(track)) goesOn[sighting] = track;
  }
  const after: (Sighting | undefined)[] = [];
  for (const track of tracks) for (let back = 1; back <= NEWEST; back += 1) after.push(track.at(-back));
  return { after, goesOn };
}

/** A sighting that may go on a track, by their indices. */
interface Pair {
  readonly track: number;
  readonly sighting: number;
  /** How well. */
  readonly fit: number;
}

/** Best first. */
function pairsOf(
  tracks: readonly Track[],
  sightings: readonly Sighting[],
  likenessOf: LikenessOf,
): readonly Pair[] {
  const pairs: Pair[] = [];
  let track = 0;
  for (const seen of tracks) {
    let sighting = 0;
    for (const next of sightings) {
      const fit = fitOf(seen, next, likenessOf);
      if (fit > 0) pairs.push({ track, sighting, fit });
      sighting += 1;
    }
    track += 1;
  }
  return pairs.sort((a, b) => b.fit - a.fit);
}

/** How well a sighting goes on a track; 0 when it does not. */
function fitOf(track: Track, sighting: Sighting, likenessOf: LikenessOf): number {
  const { text, box } = sighting.plate;
  let like = 0;
  for (let back = 1; back <= Math.min(NEWEST, track.length) && like < 1; back += 1) {
    const seen = track.at(-back)?.plate.text;
    if (seen !== undefined) like = seen === text ? 1 : Math.max(like, likenessOf(seen, text));
  }
  const away = distanceFromTrack(track, sighting) / box.w;
  const isNear = away <= REACH_WIDTHS;
  return like < (isNear ? LIKE_IN_PLACE : LIKE_ANYWHERE) ? 0 : like + 1 / (1 + away);
}

/** In pixels, from where the plate was last or, when it moves, from where it should be by now. */
function distanceFromTrack(track: Track, { plate, frame }: Sighting): number {
  const here = centreOf(plate.box);
  const last = newestOf(track);
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
