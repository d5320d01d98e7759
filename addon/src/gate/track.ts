import { DIRECTIONS } from '../contract/words.ts';
import type { Direction, DirectionRule, Instant, SensorPlace } from '../contract/words.ts';
import { arrivalDirection, pathOf } from './path.ts';

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
  /** It went under the arm while that was known to be down, and nothing has been heard since but that it is. */
  readonly underClosedArm: boolean;
  /** When what it covers changed last. */
  readonly movedAt: Instant;
  /** Set while it covers nothing: the sensor that it covered last, and since when. */
  readonly gap: { readonly last: SensorPlace; readonly since: Instant } | null;
  /** Something happened that two different movements explain; the likelier one was taken. */
  readonly inferred: boolean;
}

export interface LaneOptions {
  /** The sensors that the lane has. */
  readonly places: readonly SensorPlace[];
  readonly directionRule: DirectionRule;
  /** Longest time in which a moving vehicle goes from one sensor to the next without being seen. */
  readonly gapMs: number;
  /** A vehicle that has not moved for so long is not followed any more. */
  readonly patienceMs: number;
}

/** What is known of the lane besides its vehicles. */
export interface LaneContext extends LaneOptions {
  /** False while the arm is down: nothing goes from one side to the other. */
  readonly passable: boolean;
  /** Vehicles that may pass: where two could have moved, it was most likely one of these. */
  readonly mayPass: (trackId: string) => boolean;
  /** Sensors that would not show a vehicle that comes over them. */
  readonly isBlind: (place: SensorPlace) => boolean;
}

export interface EdgeContext extends LaneContext {
  readonly now: Instant;
  /** The arm is on its way up and not there. */
  readonly armRises: boolean;
  /** Since when the beam has been broken by what is no known vehicle; null while it is not. */
  readonly strayBeamSince: Instant | null;
  readonly newId: () => string;
}

export interface EndContext extends LaneContext {
  /** The arm is all the way up. */
  readonly armUp: boolean;
}

export interface TrackEnd {
  readonly track: Track;
  /** `crossed` went out at the far end of its path, `went-back` where it came from, `timed-out` stood for too long. */
  readonly how: 'crossed' | 'went-back' | 'timed-out';
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
  const seen = forward.filter(({ gap }) => gap === null);
  // Who stands on the sensor before is there for certain; who is out of sight may have gone.
  const nearest = seen.length > 0 ? seen : forward;
  const owner =
    nearest.find(({ id }) => context.mayPass(id)) ??
    nearest[0] ??
    tracks.find((track) => movesBackOnto(track, place, context));
  if (owner !== undefined) {
    return tracks.map((track) => (track === owner ? cover(track, place, context) : track));
  }
  const arrived = firstSeenUnderArm(tracks, place, context) ?? arrivalAt(place, context);
  if (arrived === null) return tracks;
  return [...tracks.map((track) => markAmbiguous(track, arrived, context)), arrived];
}

/** Takes the sensor from the vehicle that covered it. */
export function sensorCleared(
  tracks: readonly Track[],
  place: SensorPlace,
  context: EdgeContext,
): readonly Track[] {
  const { owner, rest } = ownerOf(tracks, place, context);
  return rest.flatMap((track) => (track === owner ? uncover(track, place, context) : [track]));
}

/**
 * Whom a sensor at the far end showed: where no beam tells, one who was still out of sight then, when who seemed to come up
 * to it from the other end stays there.
 */
function ownerOf(
  tracks: readonly Track[],
  place: SensorPlace,
  context: EdgeContext,
): { readonly owner: Track | undefined; readonly rest: readonly Track[] } {
  const owner = tracks.find(({ covers }) => covers.includes(place));
  if (owner === undefined) return { owner, rest: tracks };
  const path = pathOf(owner.direction, context.places);
  const [start, end] = path;
  const staysBehind = path.length === 2 && place === end && owner.covers.some((each) => each === start);
  const ahead = tracks.find(
    ({ direction, gap }) => staysBehind && direction === owner.direction && gap?.last === start,
  );
  if (ahead === undefined) return { owner, rest: tracks };
  const passed: Track = { ...ahead, reach: 1 };
  const behind: Track = { ...owner, covers: owner.covers.filter((each) => each !== place), reach: 0 };
  return {
    owner: passed,
    rest: tracks.map((track) => (track === ahead ? passed : track === owner ? behind : track)),
  };
}

/**
 * Who went under an arm that is down and does not come out behind it does not force its way: what stands beyond is
 * another vehicle, which may want to leave.
 */
export function partedTracks(tracks: readonly Track[], context: EdgeContext): readonly Track[] {
  return tracks.flatMap((track) => {
    const partsAt = trackPartsAt(track, context);
    return partsAt === null || context.now < partsAt ? [track] : part(track, context);
  });
}

/** When that will be said of a vehicle, or null. */
export function trackPartsAt(track: Track, { places, gapMs }: LaneOptions): Instant | null {
  const isOnBothSides = track.covers.includes('beam') && beyondBeam(track, places).length > 0;
  return track.underClosedArm && isOnBothSides ? track.movedAt + gapMs : null;
}

/** The arm is not known to be down any more: nobody is under a closed one. */
export function armIsPassable(track: Track): Track {
  return track.underClosedArm ? { ...track, underClosedArm: false } : track;
}

/** Vehicles that are gone, and how they went, and those that are not followed any more. */
export function endedTracks(
  tracks: readonly Track[],
  now: Instant,
  context: EndContext,
): readonly TrackEnd[] {
  return tracks.flatMap((track): TrackEnd[] => {
    if (now < trackEndsAt(track, context)) return [];
    const { gap } = track;
    return [
      gap === null
        ? endOfPatience(track, context)
        : markWorkedOut(endOutOfSight(track, gap.last, tracks, context), context),
    ];
  });
}

/** Two sensors without a beam never tell for certain who went under an arm that was not down. */
function markWorkedOut({ track, how }: TrackEnd, { places, passable }: EndContext): TrackEnd {
  const isSeen = places.includes('beam') || (!passable && track.reach === 0);
  return { track: { ...track, inferred: track.inferred || !isSeen }, how };
}

/** It is past the place where it arrived, and not only with its nose under an arm that is down. */
export function isUnderWay(track: Track, places: readonly SensorPlace[]): boolean {
  const path = pathOf(track.direction, places);
  return frontOf(track, path) > 0 && !(track.underClosedArm && rearOf(track, path) === 0);
}

/** When a vehicle out of sight counts as gone, or one that is seen as standing for too long, if nothing changes. */
export function trackEndsAt(track: Track, options: LaneOptions & { readonly passable: boolean }): Instant {
  if (track.gap === null) return track.movedAt + options.patienceMs;
  const path = pathOf(track.direction, options.places);
  const last = path.indexOf(track.gap.last);
  const isAtFarEnd = last === path.length - 1;
  const mayBeBetween = !isAtFarEnd && (last > 0 || (track.reach === 0 && options.passable));
  return track.gap.since + (mayBeBetween ? options.gapMs : 0);
}

function endOutOfSight(
  track: Track,
  last: SensorPlace,
  tracks: readonly Track[],
  { places, armUp, mayPass, isBlind }: EndContext,
): TrackEnd {
  const path = pathOf(track.direction, places);
  const index = path.indexOf(last);
  // Only what was seen beyond an arm that is down has gone through it; before it people walk through the beam.
  if (track.underClosedArm && path[track.reach] === 'beam') return { track, how: 'went-back' };
  const [, ...beyond] = path;
  if (index === 0) {
    const mustHaveCrossed = mayPass(track.id) && armUp && track.reach === 0 && beyond.every(isBlind);
    return mustHaveCrossed
      ? { track: { ...track, inferred: true }, how: 'crossed' }
      : { track, how: 'went-back' };
  }
  if (index === path.length - 1) return { track, how: 'crossed' };
  // Lost between two sensors: it went on the way it was going, unless a vehicle stands where it came from. That one is
  // most likely the same.
  const cameBack = tracks.some((other) => standsAtStart(other, track, path));
  const how = track.backing || cameBack ? 'went-back' : 'crossed';
  return { track: { ...track, inferred: true }, how };
}

/** What was seen at the far end and no more where it came from stands there, or a sensor behind it sticks. */
function endOfPatience(track: Track, { places }: LaneOptions): TrackEnd {
  const path = pathOf(track.direction, places);
  const isThrough = rearOf(track, path) > 0 && path[track.reach] !== 'beam';
  return isThrough ? { track: { ...track, inferred: true }, how: 'crossed' } : { track, how: 'timed-out' };
}

function standsAtStart(other: Track, track: Track, path: readonly SensorPlace[]): boolean {
  return other.direction === track.direction && other.covers.some((place) => place === path[0]);
}

function frontOf(track: Track, path: readonly SensorPlace[]): number {
  const seen = track.gap === null ? track.covers : [track.gap.last];
  return Math.max(...seen.map((place) => path.indexOf(place)));
}

function rearOf(track: Track, path: readonly SensorPlace[]): number {
  const seen = track.gap === null ? track.covers : [track.gap.last];
  return Math.min(...seen.map((place) => path.indexOf(place)));
}

function beyondBeam(track: Track, places: readonly SensorPlace[]): readonly SensorPlace[] {
  const path = pathOf(track.direction, places);
  return track.covers.filter((place) => path.indexOf(place) > path.indexOf('beam'));
}

function movesForwardOnto(track: Track, place: SensorPlace, context: EdgeContext): boolean {
  const path = pathOf(track.direction, context.places);
  const front = frontOf(track, path);
  const index = path.indexOf(place);
  if (index <= front || !path.slice(front + 1, index).every(context.isBlind)) return false;
  // Before the arm is up nobody is beyond it; a beam would see who tries.
  if (context.armRises && !path.includes('beam')) return false;
  if (context.passable) return true;
  // A nose may break the beam before an arm that is down. Further than that goes who forces the arm, without a stop.
  if (front === 0) return place === 'beam';
  return !track.underClosedArm || context.now <= track.movedAt + context.gapMs;
}

function movesBackOnto(track: Track, place: SensorPlace, { places, isBlind }: EdgeContext): boolean {
  const path = pathOf(track.direction, places);
  const index = path.indexOf(place);
  const rear = rearOf(track, path);
  // Where vehicles arrive, the next one is likelier than the same one coming back, unless it was seen backing.
  const mayComeBack = index > 0 || track.backing;
  return index < rear && path.slice(index + 1, rear).every(isBlind) && mayComeBack;
}

function cover(track: Track, place: SensorPlace, { places, passable, now }: EdgeContext): Track {
  const path = pathOf(track.direction, places);
  const index = path.indexOf(place);
  const covered = [...track.covers, place];
  const front = frontOf(track, path);
  return {
    ...track,
    covers: path.filter((sensor) => covered.includes(sensor)),
    reach: Math.max(track.reach, index),
    backing: index < front,
    underClosedArm: track.underClosedArm || (!passable && front === 0),
    movedAt: now,
    gap: null,
  };
}

function uncover(track: Track, place: SensorPlace, context: EdgeContext): readonly Track[] {
  const { now } = context;
  const path = pathOf(track.direction, context.places);
  const index = path.indexOf(place);
  const left = track.covers.filter((sensor) => sensor !== place);
  if (left.length === 0) return [{ ...track, covers: [], movedAt: now, gap: { last: place, since: now } }];

  const ahead = left.filter((sensor) => path.indexOf(sensor) > index);
  const behind = left.filter((sensor) => path.indexOf(sensor) < index);
  if (ahead.length > 0 && behind.length > 0) {
    if (track.underClosedArm) return part({ ...track, covers: left }, context);
    // No vehicle has a hole: what is still seen behind it is another one, or a sensor that sticks.
    return [{ ...track, covers: ahead, backing: false, movedAt: now }, ...arrivalsAt(behind, context)];
  }
  const moved: Track = { ...track, covers: left, backing: behind.length > 0, movedAt: now };
  return [track.underClosedArm && frontOf(moved, path) === 0 ? drawnBack(moved) : moved];
}

/** Leaves a vehicle what it covers before an arm that is down; beyond it stands another one. */
function part(track: Track, context: EdgeContext): readonly Track[] {
  const beyond = beyondBeam(track, context.places);
  const covers = track.covers.filter((place) => !beyond.includes(place));
  const own: Track = { ...track, covers, movedAt: context.now };
  const isBack = !covers.includes('beam');
  return [
    isBack ? drawnBack(own) : { ...own, reach: frontOf(own, pathOf(own.direction, context.places)) },
    ...arrivalsAt(beyond, context),
  ];
}

/** Through an arm that was down nobody has begun to cross. */
function drawnBack(track: Track): Track {
  return { ...track, reach: 0, underClosedArm: false };
}

function arrivalsAt(places: readonly SensorPlace[], context: EdgeContext): readonly Track[] {
  return places.flatMap((place) => arrivalAt(place, context) ?? []);
}

function arrivalAt(place: SensorPlace, context: EdgeContext): Track | null {
  // What breaks the beam alone is no vehicle that came along the lane; the barrier still sees it.
  const direction = arrivalDirection(place, context);
  return direction === null ? null : newTrack(direction, [place], context);
}

/**
 * Where the sensor at which it would have arrived tells nothing, a vehicle is first seen in the beam, and known for one
 * when it goes on from there.
 */
function firstSeenUnderArm(tracks: readonly Track[], place: SensorPlace, context: EdgeContext): Track | null {
  const { now, strayBeamSince, gapMs, places, passable, isBlind } = context;
  if (strayBeamSince === null || now > strayBeamSince + gapMs) return null;
  if (tracks.some(({ covers }) => covers.includes('beam'))) return null;
  const direction = DIRECTIONS.find((each) => {
    const [start, , end] = pathOf(each, places);
    return start !== undefined && isBlind(start) && end === place;
  });
  if (direction === undefined) return null;
  const track = newTrack(direction, ['beam', place], context);
  return { ...track, reach: 2, underClosedArm: !passable, inferred: true };
}

function newTrack(
  direction: Direction,
  covers: readonly SensorPlace[],
  { newId, now }: Pick<EdgeContext, 'newId' | 'now'>,
): Track {
  return {
    id: newId(),
    direction,
    covers,
    reach: 0,
    backing: false,
    underClosedArm: false,
    movedAt: now,
    gap: null,
    inferred: false,
  };
}

/**
 * Without a beam that tells, a vehicle past the arm and a new presence where it came from are either the next vehicle or
 * the same one coming back; the next one is assumed and the first is marked.
 */
function markAmbiguous(track: Track, arrived: Track, { places, isBlind }: EdgeContext): Track {
  const isUnseen = !places.includes('beam') || isBlind('beam');
  const isBehind = arrived.direction === track.direction && track.reach > 0 && isUnseen;
  return isBehind ? { ...track, inferred: true } : track;
}
