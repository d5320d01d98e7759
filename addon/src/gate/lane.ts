import type { BarrierPosition, Instant, Presence, SensorPlace } from '../contract/words.ts';
import type { Settlement } from '../plate/settling/settlement.ts';
import type { Passage } from './passage.ts';
import { isUnderWay } from './track.ts';
import type { Track } from './track.ts';

/** A vehicle in the lane: what the sensors show of it and what is known of its passage. */
export interface LaneVehicle {
  readonly track: Track;
  readonly passage: Passage;
  readonly settlement: Settlement;
  /** When to decide with whatever has been read by then; null once decided. */
  readonly decideBy: Instant | null;
}

export interface Lane {
  /** First come first. */
  readonly vehicles: readonly LaneVehicle[];
  /** What the sensors say now. */
  readonly presences: Partial<Record<SensorPlace, Presence>>;
  /** Sensors that went clear, and when that will be believed: until then they may only be chattering. */
  readonly clearing: Partial<Record<SensorPlace, Instant>>;
  readonly barrier: BarrierPosition;
}

export const EMPTY_LANE: Lane = { vehicles: [], presences: {}, clearing: {}, barrier: 'unknown' };

/** True while someone who may pass, or who is passing, has not passed. */
export function barrierNeeded(
  lane: Lane,
  places: readonly SensorPlace[],
  mayPass: (vehicle: LaneVehicle) => boolean = isGranted,
): boolean {
  return lane.vehicles.some((vehicle) => mayPass(vehicle) || isUnderWay(vehicle.track, places));
}

/** True only when the gate has a sensor and every one of them is valid and clear. */
export function allClear(lane: Lane, places: readonly SensorPlace[]): boolean {
  return places.length > 0 && places.every((place) => lane.presences[place] === 'clear');
}

/** Vehicles whose plate may still be seen by the camera of their approach. */
export function vehiclesToRead(lane: Lane, places: readonly SensorPlace[]): readonly LaneVehicle[] {
  return lane.vehicles.filter(({ track }) => track.gap === null && !isUnderWay(track, places));
}

/** It was decided that it may pass. */
export function isGranted({ passage }: LaneVehicle): boolean {
  return passage.decision?.verdict === 'open';
}

/** An arm that is not known to be down may be passed. */
export function isPassable(lane: Lane): boolean {
  return lane.barrier !== 'closed';
}
