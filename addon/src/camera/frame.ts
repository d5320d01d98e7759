import type { Direction, Instant } from '../contract/words.ts';

/** One picture with the time it was taken and the gate it belongs to. */
export interface Frame {
  readonly gateId: string;
  /** Which approach it shows: vehicles that want `in` or `out`. */
  readonly watches: Direction;
  readonly takenAt: Instant;
  /** Encoded JPEG, PNG or WebP, as it came from the camera. */
  readonly picture: Uint8Array;
}
