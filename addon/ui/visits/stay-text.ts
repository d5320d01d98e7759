import { texts } from '../texts.ts';

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/** How long somebody stays, as coarse as people say it: `4 min`, `2 h 5 min`, `3 d 4 h`. A negative length is none. */
export function stayText(lengthMs: number): string {
  const minutes = Math.max(0, Math.floor(lengthMs / MINUTE_MS));
  const words = texts.visits.stay;
  if (minutes === 0) return words.short;
  if (minutes < HOUR_MINUTES) return words.minutes(minutes);
  if (minutes < DAY_MINUTES) return words.hours(Math.floor(minutes / HOUR_MINUTES), minutes % HOUR_MINUTES);
  return words.days(Math.floor(minutes / DAY_MINUTES), Math.floor((minutes % DAY_MINUTES) / HOUR_MINUTES));
}
