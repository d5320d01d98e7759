import { SENSORS } from '../contract/words.ts';
import type { Direction, Instant, SensorPlace } from '../contract/words.ts';

/**
 * One vehicle as the sensors of a lane show it. The sensors lie on its path in the order in which it meets them; it
 * covers none, one or several that lie side by side.
 */
export interface Track {
  readonly id: string;
  readonly direction: Direction;
  /** Sensors that it covers now. A sensor is covered by at most one vehicle. */
  readonly covers: readonly SensorPlace[];
  /** Furthest position on its path that it ever covered; 0 is where it arrived. */
  readonly reach: number;
  /** Its front came back from a sensor while its rear stayed: it moves against its direction. */
  readonly backing: boolean;
  /** Set while it covers nothing: the sensor that it covered last, and since when. */
  readonly gap: { readonly last: SensorPlace; readonly since: Instant } | null;
  /** Something happened that two different movements explain; the likelier one was taken. */
  readonly inferred: boolean;
}

export interface LaneOptions {
  /** The sensors that the lane has. */
  readonly places: readonly SensorPlace[];
  /** Longest time in which a moving vehicle goes from one sensor to the next without being seen. */
  readonly gapMs: number;
}

export interface EdgeContext extends LaneOptions {
  readonly now: Instant;
  /** False while the arm is down: nothing goes from one side to the other. */
  readonly passable: boolean;
  /** Vehicles that may pass: where two could have moved, it was most likely one of these. */
  readonly mayPass: (trackId: string) => boolean;
  readonly newId: () => string;
}

export interface TrackEnd {
  readonly track: Track;
  /** `crossed` went out at the far end of its path, `went-back` where it came from. */
  readonly how: 'crossed' | 'went-back';
}

/** The sensors of a lane in the order in which a vehicle of this direction meets them. */
export function pathOf(direction: Direction, places: readonly SensorPlace[]): readonly SensorPlace[] {
  const inwards = SENSORS.filter((place) => places.includes(place));
  return direction === 'in' ? inwards : inwards.reverse();
}

/**
 * Says which vehicle a sensor's new presence belongs to; a new one where no known vehicle explains it. Sensors that
 * chatter must have been calmed before.
 */
export function sensorCovered(
  tracks: readonly Track[],
  place: SensorPlace,
  context: EdgeContext,
): readonly Track[] {
  if (tracks.some((track) => track.covers.includes(place))) return tracks;
  const forward = tracks.filter((track) => movesForwardOnto(track, place, context));
  const owner =
    forward.find(({ id }) => context.mayPass(id)) ??
    forward[0] ??
    tracks.find((track) => movesBackOnto(track, place, context));
  if (owner !== undefined) {
    return tracks.map((track) => (track === owner ? cover(track, place, context) : track));
  }
  const arrived = arrivalAt(place, context);
  if (arrived === null) return tracks;
  return [...tracks.map((track) => markAmbiguous(track, arrived, context)), arrived];
}

/** Takes the sensor from the vehicle that covered it. */
export function sensorCleared(
  tracks: readonly Track[],
  place: SensorPlace,
  context: EdgeContext,
): readonly Track[] {
  return tracks.flatMap((track) => (track.covers.includes(place) ? uncover(track, place, context) : [track]));
}

/** Vehicles that have been out of every sensor's sight for long enough to be gone, and how they went. */
export function endedTracks(
  tracks: readonly Track[],
  now: Instant,
  options: LaneOptions & { readonly passable: boolean },
): readonly TrackEnd[] {
  return tracks.flatMap((track): TrackEnd[] => {
    const endsAt = trackEndsAt(track, options);
    if (endsAt === null || now < endsAt || track.gap === null) return [];
    const path = pathOf(track.direction, options.places);
    const last = path.indexOf(track.gap.last);
    if (last === path.length - 1) return [{ track, how: 'crossed' }];
    if (last === 0) return [{ track, how: 'went-back' }];
    // Lost between two sensors: it went on the way it was going, unless the far sensor never saw it and a vehicle stands
    // where it came from. That one is most likely the same.
    const cameBack =
      track.reach < path.length - 1 && tracks.some((other) => standsAtStart(other, track, path));
    const how = track.backing || cameBack ? 'went-back' : 'crossed';
    return [{ track: { ...track, inferred: true }, how }];
  });
}

/** It is past the place where it arrived, as far as the sensors show. */
export function isUnderWay(track: Track, places: readonly SensorPlace[]): boolean {
  return frontOf(track, pathOf(track.direction, places)) > 0;
}

/** When a vehicle out of sight counts as gone, or null while it is seen. */
export function trackEndsAt(
  track: Track,
  options: LaneOptions & { readonly passable: boolean },
): Instant | null {
  if (track.gap === null) return null;
  const path = pathOf(track.direction, options.places);
  const last = path.indexOf(track.gap.last);
  const isAtFarEnd = last === path.length - 1;
  const mayBeBetween = !isAtFarEnd && (last > 0 || (track.reach === 0 && options.passable));
  return track.gap.since + (mayBeBetween ? options.gapMs : 0);
}

function standsAtStart(other: Track, track: Track, path: readonly SensorPlace[]): boolean {
  const [start] = path;
  return (
    other !== track &&
    other.direction === track.direction &&
    start !== undefined &&
    other.covers.includes(start)
  );
}

function frontOf(track: Track, path: readonly SensorPlace[]): number {
  const seen = track.gap === null ? track.covers : [track.gap.last];
  return Math.max(...seen.map((place) => path.indexOf(place)));
}

function rearOf(track: Track, path: readonly SensorPlace[]): number {
  return Math.min(...track.covers.map((place) => path.indexOf(place)));
}

function movesForwardOnto(track: Track, place: SensorPlace, { places, passable }: EdgeContext): boolean {
  const path = pathOf(track.direction, places);
  const front = frontOf(track, path);
  return path.indexOf(place) === front + 1 && (front > 0 || passable);
}

function movesBackOnto(track: Track, place: SensorPlace, { places }: EdgeContext): boolean {
  const path = pathOf(track.direction, places);
  const index = path.indexOf(place);
  const rear = track.gap === null ? rearOf(track, path) : path.indexOf(track.gap.last);
  // Where vehicles arrive, the next one is likelier than the same one coming back, unless it was seen backing.
  return index === rear - 1 && (index > 0 || track.backing);
}

function cover(track: Track, place: SensorPlace, { places }: EdgeContext): Track {
  const path = pathOf(track.direction, places);
  const index = path.indexOf(place);
  const covered = [...track.covers, place];
  const goesBack = track.covers.length > 0 && index < rearOf(track, path);
  return {
    ...track,
    covers: path.filter((sensor) => covered.includes(sensor)),
    reach: Math.max(track.reach, index),
    backing: goesBack || (track.backing && index <= frontOf(track, path)),
    gap: null,
  };
}

function uncover(track: Track, place: SensorPlace, context: EdgeContext): Track[] {
  const path = pathOf(track.direction, context.places);
  const index = path.indexOf(place);
  const left = track.covers.filter((sensor) => sensor !== place);
  if (left.length === 0) return [{ ...track, covers: [], gap: { last: place, since: context.now } }];

  const ahead = left.filter((sensor) => path.indexOf(sensor) > index);
  const behind = left.filter((sensor) => path.indexOf(sensor) < index);
  if (ahead.length > 0 && behind.length > 0) {
    // No vehicle has a hole: what is still seen behind it is another one, or a sensor that sticks.
    const next = behind.map((sensor) => arrivalAt(sensor, context)).filter((arrived) => arrived !== null);
    return [{ ...track, covers: ahead, backing: false }, ...next];
  }
  return [{ ...track, covers: left, backing: behind.length > 0 }];
}

function arrivalAt(place: SensorPlace, { places, newId }: EdgeContext): Track | null {
  const direction = place === 'outside' ? 'in' : place === 'inside' ? 'out' : null;
  // What breaks the beam alone is no vehicle that came along the lane; the barrier still sees it.
  if (direction === null || pathOf(direction, places)[0] !== place) return null;
  return { id: newId(), direction, covers: [place], reach: 0, backing: false, gap: null, inferred: false };
}

/**
 * Without a beam, a vehicle past the arm and a new presence where it came from are either the next vehicle or the same
 * one coming back; the next one is assumed and the first is marked.
 */
function markAmbiguous(track: Track, arrived: Track, { places }: EdgeContext): Track {
  const isBehind = arrived.direction === track.direction && track.reach > 0 && !places.includes('beam');
  return isBehind ? { ...track, inferred: true } : track;
}
