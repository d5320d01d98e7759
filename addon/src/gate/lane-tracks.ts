import type { BarrierPosition, Instant } from '../contract/words.ts';
import { NOTHING_READ } from '../plate/settling/settlement.ts';
import { isBlind, isGranted, isHeldBack, isPassable } from './lane.ts';
import type { Lane, LaneVehicle } from './lane.ts';
import { newPassage } from './passage.ts';
import { armIsPassable, endedTracks } from './track.ts';
import type { EdgeContext, LaneContext, LaneOptions, Track, TrackEnd } from './track.ts';

export interface TrackOptions extends LaneOptions {
  readonly gateId: string;
  /** How long a vehicle is read before the decision is made without a settled plate. */
  readonly readPatienceMs: number;
  readonly newId: () => string;
}

/** Lets the sensors' news move the vehicles of a lane; one that nobody knew begins its passage. */
export function moveTracks(
  lane: Lane,
  move: (tracks: readonly Track[], context: EdgeContext) => readonly Track[],
  at: Instant,
  options: TrackOptions,
): Lane {
  const { strayBeamSince } = lane;
  const context: EdgeContext = {
    ...laneContext(lane, at, options),
    now: at,
    armRises: lane.barrier === 'opening',
    strayBeamSince,
    newId: options.newId,
  };
  const tracks = lane.vehicles.map(({ track }) => track);
  const vehicles = move(tracks, context).map((track) => {
    const known = lane.vehicles.find((vehicle) => vehicle.track.id === track.id);
    return known === undefined ? arrive(track, at, options) : withTrack(known, track);
  });
  return { ...lane, vehicles };
}

function arrive(track: Track, at: Instant, options: TrackOptions): LaneVehicle {
  const { id, direction } = track;
  // A vehicle that leaves is answered at once; reading goes on meanwhile for the history.
  const patienceMs = direction === 'out' ? 0 : options.readPatienceMs;
  const passage = newPassage({ id, gateId: options.gateId, direction, arrivedAt: at });
  return {
    track,
    passage: { ...passage, inferred: track.inferred },
    settlement: NOTHING_READ,
    decideBy: at + patienceMs,
    letThroughAt: null,
  };
}

function withTrack(vehicle: LaneVehicle, track: Track): LaneVehicle {
  const { passage } = vehicle;
  return { ...vehicle, track, passage: { ...passage, inferred: passage.inferred || track.inferred } };
}

/** Hears where the arm is. */
export function withBarrier(lane: Lane, position: BarrierPosition): Lane {
  const heard = { ...lane, barrier: position };
  if (!isPassable(heard)) return heard;
  const vehicles = heard.vehicles.map((vehicle) => withTrack(vehicle, armIsPassable(vehicle.track)));
  return { ...heard, vehicles };
}

/** Vehicles that are gone by now, and those that are not followed any more. */
export function trackEnds(lane: Lane, at: Instant, options: TrackOptions): readonly TrackEnd[] {
  const tracks = lane.vehicles.map(({ track }) => track);
  return endedTracks(tracks, at, { ...laneContext(lane, at, options), armUp: lane.barrier === 'open' });
}

/** Takes them out of the lane; what still shows one of them shows nothing until it has been clear. */
export function withoutEnded(lane: Lane, ends: readonly TrackEnd[]): Lane {
  const gone = new Map(ends.map((end) => [end.track.id, end]));
  const givenUp = lane.vehicles.flatMap((vehicle) => {
    const end = gone.get(vehicle.track.id);
    if (end === undefined) return [];
    const mayLeave = end.how === 'timed-out' && end.track.direction === 'out' && isGranted(vehicle);
    return end.track.covers.map((place) => [place, { mayLeave }] as const);
  });
  return {
    ...lane,
    vehicles: lane.vehicles.filter(({ track }) => !gone.has(track.id)),
    givenUp: { ...lane.givenUp, ...Object.fromEntries(givenUp) },
  };
}

function laneContext(lane: Lane, at: Instant, options: TrackOptions): LaneContext {
  const { places, directionRule, gapMs, patienceMs } = options;
  const granted = new Set(
    lane.vehicles
      .filter((vehicle) => isGranted(vehicle) && !isHeldBack(lane, vehicle))
      .map(({ track }) => track.id),
  );
  const beamSticks = lane.strayBeamSince !== null && at > lane.strayBeamSince + gapMs;
  return {
    places,
    directionRule,
    gapMs,
    patienceMs,
    passable: isPassable(lane),
    mayPass: (trackId) => granted.has(trackId),
    isBlind: (place) => isBlind(lane, place) || (place === 'beam' && beamSticks),
  };
}
