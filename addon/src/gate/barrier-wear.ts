import type { Instant } from '../contract/words.ts';

/** One travel of the arm from one end to the other, as it was measured. */
export interface BarrierTravel {
  readonly gateId: string;
  /** When it arrived. */
  readonly at: Instant;
  readonly way: 'up' | 'down';
  readonly travelMs: number;
}

/** How an arm has moved so far. */
export interface BarrierWear {
  /** How often it went up, ever and since the last service. */
  readonly cycles: number;
  readonly cyclesSinceService: number;
  readonly servicedAt: Instant | null;
  /** Milliseconds of its newest travels, newest first, at most `TRAVELS_HEARD` each way. */
  readonly up: readonly number[];
  readonly down: readonly number[];
}

/** Enough for a median that one odd travel does not move. */
export const TRAVELS_HEARD = 50;

export const NO_WEAR: BarrierWear = { cycles: 0, cyclesSinceService: 0, servicedAt: null, up: [], down: [] };
