import type { Direction, Instant } from '../contract/words.ts';
import type { Manner } from './vehicle.ts';

export type Happening =
  | {
      readonly kind: 'arrives';
      readonly gateId: string;
      readonly direction: Direction;
      readonly manner: Manner['kind'];
    }
  /** Too many were waiting already. */
  | { readonly kind: 'drives-on'; readonly gateId: string }
  /** Its whole length is past the arm. */
  | { readonly kind: 'crossed'; readonly gateId: string; readonly direction: Direction }
  | { readonly kind: 'gone-through'; readonly gateId: string; readonly direction: Direction }
  /** It left the lane where it came from; `crossedPartly` when it had been under the arm. */
  | {
      readonly kind: 'gone-back';
      readonly gateId: string;
      readonly direction: Direction;
      readonly crossedPartly: boolean;
    }
  | { readonly kind: 'parked'; readonly slotId: string | null };

/** What really happened, for tests to hold against what the program made of it. */
export type SiteEvent = { readonly at: Instant; readonly plate: string } & Happening;
