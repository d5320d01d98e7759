import { weightOf } from './account.ts';
import type { Account } from './account.ts';
import type { Sighting } from './frames.ts';
import { rowHeightPx } from './place.ts';
import type { PlateLikeness } from './settle-options.ts';
import { newestOf } from './tracks.ts';
import type { Track } from './tracks.ts';
import type { Vote } from './vote.ts';

/** A plate with what its sightings say. */
export interface VotedTrack {
  readonly track: Track;
  readonly account: Account;
  readonly vote: Vote;
  /** Of what it says. */
  readonly likeness: PlateLikeness;
}

/** The plate that behaves like the vehicle's. */
export interface VehicleTrack extends VotedTrack {
  /** Another one may be it as well. */
  readonly hasRival: boolean;
  /** Votes of the frames that speak against the whole text. */
  readonly dissent: number;
}

/**
 * A plate with rows this much lower is clearly farther away than the one at the gate: the vehicle behind stands at least
 * a length of a car farther, which at the 3 to 6 m at which plates are read makes it half as high or less.
 */
const CLEARLY_FARTHER = 0.6;

/**
 * Another plate in the place of the vehicle's is worse than a character that may be another one. Chosen so that of two
 * plates that are read in turn (settle.test.ts) neither is settled, also where the site knows one: that has to be read in
 * more than two of three frames.
 */
const DISSENT = 2;

/** The plate of the vehicle was in the picture before whatever is held up in front of it, by so many frames. */
const FRAMES_BEFORE = 2;

/**
 * Chooses the plate of the vehicle at the gate among those in the picture: what cannot be a plate (stickers, adverts)
 * comes last, then what is not in the newest frame, then what is farther away. Where a second plate is as near, or was
 * there before the nearest one came in front of it, a camera cannot tell whose is whose: that is said, not guessed.
 */
export function vehicleTrack(tracks: readonly VotedTrack[], newestFrame: number): VehicleTrack | null {
  const [first] = [...tracks].sort(
    (a, b) =>
      Number(b.likeness > 0) - Number(a.likeness > 0) ||
      Number(isSeenIn(b.track, newestFrame)) - Number(isSeenIn(a.track, newestFrame)) ||
      newestHeightPx(b.track) - newestHeightPx(a.track) ||
      b.track.length - a.track.length ||
      (a.vote.text < b.vote.text ? -1 : 1),
  );
  if (first === undefined) return null;
  const others = tracks.filter((other) => other !== first && other.likeness > 0);
  return {
    ...first,
    hasRival: first.likeness > 0 && others.some((other) => isRival(other, first)),
    dissent: dissentFrom(first, others),
  };
}

function isRival(other: VotedTrack, vehicle: VotedTrack): boolean {
  if (other.vote.text === vehicle.vote.text) return false;
  const pairs = sightedTogether(other.track, vehicle.track);
  // Once is what a false reading looks like, unless there is hardly more to go by.
  if (pairs.length < 2 && pairs.length * 2 < vehicle.track.length) return false;
  const isAsNear = pairs.some(
    ([its, mine]) => rowHeightPx(its.plate) > CLEARLY_FARTHER * rowHeightPx(mine.plate),
  );
  const wasThereBefore = vehicle.track[0].frame - other.track[0].frame >= FRAMES_BEFORE;
  return isAsNear || wasThereBefore;
}

/** Sightings of two plates in the same frames. */
function sightedTogether(one: Track, other: Track): readonly (readonly [Sighting, Sighting])[] {
  const byFrame = new Map(other.map((sighting) => [sighting.frame, sighting]));
  const pairs: (readonly [Sighting, Sighting])[] = [];
  for (const its of one) {
    const mine = byFrame.get(its.frame);
    if (mine !== undefined) pairs.push([its, mine]);
  }
  return pairs;
}

/**
 * Frames that show another plate instead of the vehicle's speak against it, from the frame on in which it was first seen.
 *
 * @returns their votes.
 */
function dissentFrom({ track: own }: VotedTrack, others: readonly VotedTrack[]): number {
  if (others.length === 0) return 0;
  const [{ frame: firstFrame }] = own;
  const withIt = new Set(own.map(({ frame }) => frame));
  const against = new Map<number, number>();
  for (const { track } of others) {
    for (const { frame, plate } of track) {
      if (frame > firstFrame && !withIt.has(frame)) {
        against.set(frame, Math.max(against.get(frame) ?? 0, weightOf(plate)));
      }
    }
  }
  return DISSENT * [...against.values()].reduce((sum, weight) => sum + weight, 0);
}

function isSeenIn(track: Track, frame: number): boolean {
  return newestOf(track).frame === frame;
}

function newestHeightPx(track: Track): number {
  return rowHeightPx(newestOf(track).plate);
}
