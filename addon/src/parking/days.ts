import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../contract/words.ts';

/** Whether `text` is a day of the calendar, `YYYY-MM-DD`, from 1970 on. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1970') return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/**
 * The first instant of a day at a place. Where the clocks change at midnight that is not always 00:00.
 * @param day as `isDay` accepts it.
 * @param timeZone IANA name.
 */
export function startOfDay(day: string, timeZone: string): Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
}

/** The first instant after a day at a place; 23 or 25 hours after its start where the clocks change. */
export function endOfDay(day: string, timeZone: string): Instant {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
}

/** The day of a place in which an instant lies, `YYYY-MM-DD`. @param timeZone IANA name. */
export function dayAt(at: Instant, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The day that follows on the calendar. @param day as `isDay` accepts it. */
export function dayAfter(day: string, days = 1): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** From the first day to the last, inclusive; none where the last one is before the first. */
export function daysFrom(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = dayAfter(day)) days.push(day);
  return days;
}
