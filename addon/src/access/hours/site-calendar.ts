import type { Holiday } from '../../contract/schedule.ts';
import type { Instant } from '../../contract/words.ts';
import { zoneOffsets } from './zone-offsets.ts';
import type { OffsetSpan } from './zone-offsets.ts';

/** The clocks and the holidays of a site. */
export interface SiteCalendar {
  /** IANA name. */
  readonly timeZone: string;
  /** @param date `YYYY-MM-DD` in the site's time zone. */
  readonly isHoliday: (date: string) => boolean;
  readonly offsetAt: (at: Instant) => OffsetSpan;
}

export function siteCalendar(timeZone: string, holidays: readonly Holiday[]): SiteCalendar {
  const dates = new Set(holidays.map(({ date }) => date));
  return { timeZone, isHoliday: (date) => dates.has(date), offsetAt: zoneOffsets(timeZone) };
}
