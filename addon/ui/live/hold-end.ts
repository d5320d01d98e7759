import type { Instant } from '../../src/contract/words.ts';
import type { SiteTime } from '../time.ts';

export const HOLD_ENDS = ['quarter', 'hour', 'tonight', 'by-hand'] as const;
/** When holding a barrier open ends by itself. */
export type HoldEnd = (typeof HOLD_ENDS)[number];

const MINUTE_MS = 60_000;

/** The instant at which the hold ends, reckoned from the site's clock; null: by hand only. */
export function holdUntil(end: HoldEnd, now: Instant, time: SiteTime): Instant | null {
  switch (end) {
    case 'quarter':
      return now + 15 * MINUTE_MS;
    case 'hour':
      return now + 60 * MINUTE_MS;
    case 'tonight':
      return time.endOfDay(time.isoDay(now));
    case 'by-hand':
      return null;
  }
}
