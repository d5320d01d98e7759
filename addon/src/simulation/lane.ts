import type { Direction, Instant, SensorPlace } from '../contract/words.ts';
import { drive, STOP_LINE_M } from './vehicle.ts';
import type { Driver, LaneVehicle } from './vehicle.ts';

/**
 * The ground that each sensor watches, in metres from the arm, outside negative. The loops lie nearer to each other
 * than the shortest vehicle is long, so that a vehicle under the arm is always over one of them.
 */
export const WATCHED_M: Readonly<Record<SensorPlace, readonly [from: number, to: number]>> = {
  outside: [-2.8, -1.6],
  beam: [-0.15, 0.15],
  inside: [1.6, 2.8],
};

export const SHORTEST_VEHICLE_M = 3.4;

/** Where a vehicle comes into the lane, and where one that goes back has left it. */
const LANE_START_M = -14;
/** Where the rear of a vehicle that went through has left the lane. */
const LANE_END_M = 8;
/** How near to a closed arm a vehicle that has moved off already still comes. */
const NEAREST_TO_ARM_M = -0.4;
const CLOSEST_M = 0.5;

const ACCELERATION_MPS2 = 1.6;
const BRAKING_MPS2 = 4;
const BACKING_MPS = 1.6;

/** The vehicles in one lane, the one that is furthest on its way first. All go the same way. */
export type Lane = readonly LaneVehicle[];

export const EMPTY_LANE: Lane = [];

export type LaneNews =
  /** Its whole length is past the arm. */
  | { readonly kind: 'crossed'; readonly id: string; readonly direction: Direction }
  | { readonly kind: 'gone-through'; readonly id: string; readonly direction: Direction }
  /** It left where it came from; `crossedPartly` when it had been under the arm. */
  | {
      readonly kind: 'gone-back';
      readonly id: string;
      readonly direction: Direction;
      readonly crossedPartly: boolean;
    };

export interface LaneStep {
  readonly lane: Lane;
  readonly news: readonly LaneNews[];
}

export interface Comer {
  readonly id: string;
  readonly lengthM: number;
  readonly driver: Driver;
}

/** Lets a vehicle come into the lane, behind those that are in it. */
export function enterLane(lane: Lane, comer: Comer, direction: Direction, at: Instant): Lane {
  const last = lane.at(-1);
  const behindLast = last === undefined ? LANE_START_M : rearM(last) - comer.driver.gapM;
  const frontM = Math.min(LANE_START_M, behindLast);
  return [
    ...lane,
    {
      ...comer,
      direction,
      phase: 'approaching',
      phaseSince: at,
      invitedSince: null,
      frontM,
      speedMps: comer.driver.cruiseMps,
      reachM: frontM,
    },
  ];
}

/** Moves every vehicle by `stepMs`, ending at `now`. No vehicle passes an arm that is not up or meets another. */
export function stepLane(
  lane: Lane,
  { now, stepMs, armUp }: { readonly now: Instant; readonly stepMs: number; readonly armUp: boolean },
): LaneStep {
  const moved: LaneVehicle[] = [];
  const news: LaneNews[] = [];
  lane.forEach((before, index) => {
    const ahead = moved.at(-1);
    const decided = drive(before, { now, armUp, aheadComesBack: ahead?.phase === 'backing' });
    const after = move(decided, ahead, lane[index + 1], armUp, stepMs / 1_000);
    const { id, direction } = after;
    if (rearM(before) < 0 && rearM(after) >= 0) news.push({ kind: 'crossed', id, direction });
    if (rearM(after) >= LANE_END_M) news.push({ kind: 'gone-through', id, direction });
    else if (after.phase === 'backing' && after.frontM <= LANE_START_M) {
      news.push({ kind: 'gone-back', id, direction, crossedPartly: after.reachM > 0 });
    } else moved.push(after);
  });
  return { lane: moved, news };
}

export function rearM({ frontM, lengthM }: LaneVehicle): number {
  return frontM - lengthM;
}

/** From its outer to its inner end, in metres from the arm, outside negative. */
export function bodyM(vehicle: LaneVehicle): readonly [from: number, to: number] {
  return vehicle.direction === 'in' ? [rearM(vehicle), vehicle.frontM] : [-vehicle.frontM, -rearM(vehicle)];
}

/** Whether a vehicle is over the ground that a sensor watches. */
export function isCovered(lane: Lane, place: SensorPlace): boolean {
  const [from, to] = WATCHED_M[place];
  return lane.some((vehicle) => {
    const [outer, inner] = bodyM(vehicle);
    return outer < to && inner > from;
  });
}

/** The vehicle that the arm would come down on. */
export function vehicleUnderArm(lane: Lane): LaneVehicle | null {
  return lane.find((vehicle) => vehicle.frontM > 0 && rearM(vehicle) < 0) ?? null;
}

function move(
  vehicle: LaneVehicle,
  ahead: LaneVehicle | undefined,
  behind: LaneVehicle | undefined,
  armUp: boolean,
  stepS: number,
): LaneVehicle {
  const furthestM = Math.max(vehicle.frontM, forwardLimitM(vehicle, ahead, armUp));
  const nearestM = behind === undefined ? -Infinity : behind.frontM + CLOSEST_M + vehicle.lengthM;
  const wantedMps = nextSpeedMps(vehicle, furthestM - vehicle.frontM, stepS);
  const wantedM = vehicle.frontM + wantedMps * stepS;
  const frontM =
    wantedM > vehicle.frontM
      ? Math.min(wantedM, furthestM)
      : Math.max(wantedM, Math.min(vehicle.frontM, nearestM));
  return {
    ...vehicle,
    frontM,
    speedMps: frontM === wantedM ? wantedMps : 0,
    reachM: Math.max(vehicle.reachM, frontM),
  };
}

function forwardLimitM(vehicle: LaneVehicle, ahead: LaneVehicle | undefined, armUp: boolean): number {
  const limits = [Infinity];
  if (ahead !== undefined) limits.push(rearM(ahead) - vehicle.driver.gapM);
  const stopsAtLine = vehicle.phase === 'approaching' && vehicle.driver.manner.kind !== 'tailgates';
  if (stopsAtLine) limits.push(STOP_LINE_M);
  if (!armUp && vehicle.frontM <= 0) {
    limits.push(vehicle.phase === 'going' ? NEAREST_TO_ARM_M : STOP_LINE_M);
  }
  return Math.min(...limits);
}

function nextSpeedMps({ phase, speedMps, driver }: LaneVehicle, roomM: number, stepS: number): number {
  switch (phase) {
    case 'waiting':
      return 0;
    case 'backing':
      return Math.max(-BACKING_MPS, speedMps - BRAKING_MPS2 * stepS);
    case 'approaching':
    case 'going': {
      const canStopMps = Math.sqrt(2 * BRAKING_MPS2 * roomM);
      return Math.min(driver.cruiseMps, canStopMps, Math.max(0, speedMps) + ACCELERATION_MPS2 * stepS);
    }
  }
}
