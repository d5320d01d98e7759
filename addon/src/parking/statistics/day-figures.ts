import type { DayFigures, FunnelCounts, Light } from '../../contract/statistics.ts';

/**
 * All that is kept of one day of the site for statistics: made from the history of the day once it is over, and kept when passages and
 * visits are erased.
 */
export interface KeptDay extends DayFigures {
  /** Each hour of the clock, 0 to 23; null for one that the day did not have, or that had not begun when this was figured. */
  readonly hours: readonly (HourFigures | null)[];
  /** How many of the visits that ended on this day were how long, by `STAY_BOUNDS_MINUTES`. */
  readonly stays: readonly number[];
  /** Vehicles that wanted in, and those of them whose plate was settled. */
  readonly readsByHour: readonly { readonly arrived: number; readonly settled: number }[];
  readonly readsByLight: Readonly<Record<Light, { readonly arrived: number; readonly settled: number }>>;
}

/** An hour of the clock; one that came twice is one, of two hours. */
export interface HourFigures {
  /** How long it was, or had been when this was figured. */
  readonly minutes: number;
  /** Mean and most vehicles inside. */
  readonly mean: number;
  readonly most: number;
}

export const NO_FUNNEL: FunnelCounts = {
  arrived: 0,
  picture: 0,
  found: 0,
  read: 0,
  settled: 0,
  matched: 0,
  opened: 0,
};
