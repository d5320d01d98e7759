import type { Direction, Instant } from '../contract/words.ts';
import type { VehicleLook } from './drawing/vehicle-look.ts';

/** What the camera of an approach has before it at one moment. */
export interface ApproachView {
  readonly gateId: string;
  readonly watches: Direction;
  readonly takenAt: Instant;
  /** The vehicle nearest to the arm that comes this way; it shows its front. */
  readonly vehicle: SeenVehicle | null;
  /** 0 when the arm lies across the lane, 1 when it stands up. */
  readonly armOpenness: number;
  /** 0 at night, 1 by day. */
  readonly daylight: number;
  readonly rain: boolean;
  /** Another one for each picture, for noise. */
  readonly seed: string;
}

export interface SeenVehicle {
  readonly look: VehicleLook;
  /** From its front to the arm. */
  readonly toArmM: number;
  /** Below 0 while it goes back. */
  readonly speedMps: number;
}

/** An encoded picture of a view. */
export type DrawApproach = (view: ApproachView) => Promise<Uint8Array>;
