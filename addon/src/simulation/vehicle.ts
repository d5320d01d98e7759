import type { Direction, Instant } from '../contract/words.ts';

/**
 * What the driver has in mind, drawn before the vehicle arrives.
 * - `ordinary`: waits at the stop line until the arm is up, then goes;
 * - `lingers`: the same, but stands for a while although the arm is up;
 * - `reverses`: starts to cross and goes back once its front is `atM` past the arm;
 * - `abandons`: drives up and goes away after `afterMs`, whatever the arm does;
 * - `tailgates`: keeps close behind the vehicle ahead and goes while the arm is still up.
 */
export type Manner =
  | { readonly kind: 'ordinary' }
  | { readonly kind: 'lingers'; readonly standsMs: number }
  | { readonly kind: 'reverses'; readonly atM: number }
  | { readonly kind: 'abandons'; readonly afterMs: number }
  | { readonly kind: 'tailgates' };

export interface Driver {
  readonly manner: Manner;
  /** From seeing the arm up to moving off. */
  readonly reactionMs: number;
  /** How long the driver waits before a closed arm. */
  readonly patienceMs: number;
  readonly cruiseMps: number;
  /** Distance kept to the vehicle ahead. */
  readonly gapM: number;
}

export const DRIVING_PHASES = ['approaching', 'waiting', 'going', 'backing'] as const;
export type DrivingPhase = (typeof DRIVING_PHASES)[number];

/** A vehicle in a lane. Positions are along its own way: 0 is the arm, negative is before it. */
export interface LaneVehicle {
  readonly id: string;
  readonly direction: Direction;
  readonly lengthM: number;
  readonly driver: Driver;
  readonly phase: DrivingPhase;
  readonly phaseSince: Instant;
  /** Since when it has been waiting before an arm that is up; null while it is not. */
  readonly invitedSince: Instant | null;
  readonly frontM: number;
  /** Below 0 while it goes back. */
  readonly speedMps: number;
  /** Furthest place that its front ever had. */
  readonly reachM: number;
}

/** Where the front of a waiting vehicle stands: over the sensor before the arm. */
export const STOP_LINE_M = -2;

/** What a driver sees of the lane. */
export interface DriverView {
  readonly now: Instant;
  /** The arm is all the way up. */
  readonly armUp: boolean;
  /** The vehicle ahead comes back. */
  readonly aheadComesBack: boolean;
}

/** The driver's next decision; the vehicle has not moved yet. */
export function drive(vehicle: LaneVehicle, view: DriverView): LaneVehicle {
  const looked: LaneVehicle = {
    ...vehicle,
    invitedSince: vehicle.phase === 'waiting' && view.armUp ? (vehicle.invitedSince ?? view.now) : null,
  };
  const phase = nextPhase(looked, view);
  return phase === vehicle.phase
    ? looked
    : {
        ...looked,
        phase,
        phaseSince: view.now,
        invitedSince: phase === 'waiting' ? looked.invitedSince : null,
      };
}

function nextPhase(vehicle: LaneVehicle, view: DriverView): DrivingPhase {
  if (view.aheadComesBack && vehicle.frontM < 0) return 'backing';
  switch (vehicle.phase) {
    case 'approaching':
      return vehicle.frontM < STOP_LINE_M ? 'approaching' : atStopLine(vehicle, view);
    case 'waiting':
      return afterWaiting(vehicle, view);
    case 'going':
      return afterGoing(vehicle, view);
    case 'backing':
      return 'backing';
  }
}

function atStopLine({ driver }: LaneVehicle, { armUp }: DriverView): DrivingPhase {
  return driver.manner.kind === 'tailgates' && armUp ? 'going' : 'waiting';
}

function afterWaiting({ driver, phaseSince, invitedSince }: LaneVehicle, { now }: DriverView): DrivingPhase {
  const { manner } = driver;
  const waitedMs = now - phaseSince;
  if (manner.kind === 'abandons') return waitedMs >= manner.afterMs ? 'backing' : 'waiting';
  if (invitedSince === null) return waitedMs >= driver.patienceMs ? 'backing' : 'waiting';
  return now - invitedSince >= hesitationMs(driver) ? 'going' : 'waiting';
}

function hesitationMs({ manner, reactionMs }: Driver): number {
  if (manner.kind === 'lingers') return reactionMs + manner.standsMs;
  return manner.kind === 'tailgates' ? 0 : reactionMs;
}

function afterGoing(vehicle: LaneVehicle, { armUp }: DriverView): DrivingPhase {
  const { manner } = vehicle.driver;
  if (manner.kind === 'reverses' && vehicle.frontM >= manner.atM) return 'backing';
  return vehicle.frontM < 0 && vehicle.speedMps === 0 && !armUp ? 'waiting' : 'going';
}
