import type { Instant } from '../../src/contract/words.ts';
import type { SiteTime } from '../time.ts';

/** A moment as people write it. */
export interface DayAndTime {
  /** `YYYY-MM-DD`; empty: none. */
  readonly day: string;
  /** `HH:MM`; empty: the whole day counts. */
  readonly time: string;
}

const NONE: DayAndTime = { day: '', time: '' };

/** How the first instant of something is written. */
export function dayAndTimeFrom(at: Instant | null, time: SiteTime): DayAndTime {
  if (at === null) return NONE;
  const day = time.isoDay(at);
  return { day, time: time.startOfDay(day) === at ? '' : time.minute(at) };
}

/** How the first instant after something is written: the last day that counts whole, else the time at which it ends. */
export function dayAndTimeUntil(at: Instant | null, time: SiteTime): DayAndTime {
  if (at === null) return NONE;
  const lastDay = time.isoDay(at - 1);
  return time.endOfDay(lastDay) === at
    ? { day: lastDay, time: '' }
    : { day: time.isoDay(at), time: time.minute(at) };
}

/** The first instant; null without a day. */
export function instantFrom({ day, time: minute }: DayAndTime, time: SiteTime): Instant | null {
  return minute === '' ? time.startOfDay(day) : time.instantOf(day, minute);
}

/** The first instant after; null without a day. */
export function instantUntil({ day, time: minute }: DayAndTime, time: SiteTime): Instant | null {
  return minute === '' ? time.endOfDay(day) : time.instantOf(day, minute);
}
