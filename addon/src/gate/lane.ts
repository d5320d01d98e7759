import { isByPerson } from '../access/decision.ts';
import type { BarrierPosition, Direction, Instant, Presence, SensorPlace } from '../contract/words.ts';
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
  /** Since when the arm may move for it: it was let pass, and that is on disk. Null before. */
  readonly letThroughAt: Instant | null;
}

/** Whose turn it is while vehicles from both sides may pass. */
export interface Turn {
  readonly passageId: string;
  readonly direction: Direction;
  readonly since: Instant;
}

export interface Lane {
  /** First come first. */
  readonly vehicles: readonly LaneVehicle[];
  /** What the sensors say now. */
  readonly presences: Partial<Record<SensorPlace, Presence>>;
  /** Sensors that went clear, and when that will be believed: until then they may only be chattering. */
  readonly clearing: Partial<Record<SensorPlace, Instant>>;
  /** Sensors that see something, and when that will be believed: until then it may be only a blip. */
  readonly covering: Partial<Record<SensorPlace, Instant>>;
  /**
   * Sensors that showed a vehicle which is not followed any more: nothing is made of them until they have been clear.
   * `mayLeave`: that vehicle had been let out, and may be there.
   */
  readonly givenUp: Partial<Record<SensorPlace, { readonly mayLeave: boolean }>>;
  /** Since when the beam has been broken by what is no known vehicle; null while it is not. */
  readonly strayBeamSince: Instant | null;
  readonly barrier: BarrierPosition;
  /** The arm is open for everybody: nobody waits for anybody. */
  readonly keptOpen: boolean;
  readonly turn: Turn | null;
}

export const EMPTY_LANE: Lane = {
  vehicles: [],
  presences: {},
  clearing: {},
  covering: {},
  givenUp: {},
  strayBeamSince: null,
  barrier: 'unknown',
  keptOpen: false,
  turn: null,
};

/** True while someone who may pass, or who is passing, has not passed. */
export function barrierNeeded(lane: Lane, places: readonly SensorPlace[]): boolean {
  return (
    lane.vehicles.some(
      (vehicle) =>
        mayMove(lane, vehicle) || (isUnderWay(vehicle.track, places) && !vehicle.track.underClosedArm),
    ) || mayHideLeaver(lane)
  );
}

/** True while one of those who may pass wants to leave or was let in by a person: no lock and no stop is above that. */
export function barrierOwed(lane: Lane): boolean {
  return (
    lane.vehicles.some((vehicle) => isLetThrough(vehicle) && isOwedTheWay(vehicle.passage)) ||
    mayHideLeaver(lane)
  );
}

/** It was let out, or let in by a person. */
export function isOwedTheWay({ direction, decision }: Passage): boolean {
  if (decision?.verdict !== 'open') return false;
  return direction === 'out' || isByPerson(decision);
}

/** True while somebody who was let out has not gone, or may not have. */
export function leaverOwed(lane: Lane): boolean {
  const waits = lane.vehicles.some((vehicle) => isLetThrough(vehicle) && vehicle.track.direction === 'out');
  return waits || mayHideLeaver(lane);
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

/** It may pass, and that is on disk. */
export function isLetThrough({ letThroughAt }: LaneVehicle): boolean {
  return letThroughAt !== null;
}

/** It was let through, and no vehicle from the other side goes first. */
function mayMove(lane: Lane, vehicle: LaneVehicle): boolean {
  return isLetThrough(vehicle) && !isHeldBack(lane, vehicle);
}

/** It is another vehicle's turn. */
export function isHeldBack(lane: Lane, { passage }: LaneVehicle): boolean {
  return lane.turn !== null && lane.turn.passageId !== passage.id;
}

/** An arm that is not known to be down may be passed. */
export function isPassable(lane: Lane): boolean {
  return lane.barrier !== 'closed';
}

/** Whether a sensor would show a vehicle that comes over it. */
export function isBlind(lane: Lane, place: SensorPlace): boolean {
  const presence = lane.presences[place] ?? 'unknown';
  return presence === 'unknown' || lane.givenUp[place] !== undefined;
}

function mayHideLeaver({ givenUp }: Lane): boolean {
  return Object.values(givenUp).some(({ mayLeave }) => mayLeave);
}
