import type { DayFigures, FunnelCounts, Light } from '../../contract/statistics.ts';

/**
 * All that is kept of one day of the site for statistics: made from the history of the day once it is over, and kept when passages and
 * visits are erased.
 */
export interface KeptDay extends DayFigures {
  /** Mean and most vehicles inside in each hour of the clock; null for an hour that the day did not have. A hour that came twice is one. */
  readonly hours: readonly ({ readonly mean: number; readonly most: number } | null)[];
  /** Minutes of the visits that ended on this day, by bucket of `STAY_BUCKETS`. */
  readonly stays: readonly number[];
  /** Vehicles that wanted in, and those of them whose plate was settled. */
  readonly readsByHour: readonly { readonly arrived: number; readonly settled: number }[];
  readonly readsByLight: Readonly<Record<Light, { readonly arrived: number; readonly settled: number }>>;
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
