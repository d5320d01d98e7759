import { rowHeightPx } from './place.ts';
import type { PlateLikeness } from './settle-options.ts';
import type { Sighting, Track } from './tracks.ts';
import type { Vote } from './vote.ts';

/** A plate with what its sightings say. */
export interface VotedTrack {
  readonly track: Track;
  readonly vote: Vote;
  /** Of what it says. */
  readonly likeness: PlateLikeness;
}

/** The plate that behaves like the vehicle's, and whether another one may be it as well. */
export interface VehicleTrack extends VotedTrack {
  readonly hasRival: boolean;
}

/**
 * A plate with rows this much lower is clearly farther away than the one at the gate: the vehicle behind stands at least
 * a length of a car farther, which at the 3 to 6 m at which plates are read makes it half as high or less.
 */
const CLEARLY_FARTHER = 0.6;

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
  return { ...first, hasRival: first.likeness > 0 && tracks.some((other) => isRival(other, first)) };
}

function isRival(other: VotedTrack, vehicle: VotedTrack): boolean {
  if (other === vehicle || other.likeness === 0) return false;
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
  return one.flatMap((its) => {
    const mine = other.find(({ frame }) => frame === its.frame);
    return mine === undefined ? [] : [[its, mine] as const];
  });
}

function isSeenIn(track: Track, frame: number): boolean {
  return track.at(-1)?.frame === frame;
}

function newestHeightPx(track: Track): number {
  return rowHeightPx((track.at(-1) ?? track[0]).plate);
}
