import { WEEKDAYS } from '../../contract/schedule.ts';
import type { Hours, Schedule } from '../../contract/schedule.ts';
import type { Instant } from '../../contract/words.ts';
import type { SiteCalendar } from './site-calendar.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const LOOKED_AHEAD_MS = 28 * DAY_MS;
/** 1970-01-01 was a Thursday. */
const WEEKDAY_OF_DAY_0 = 3;

/**
 * Whether a schedule holds. What counts is what the clocks of the site show: a time that they skip is in no hours, one
 * that they show twice is in its hours twice. Hours over midnight belong to the day on which they begin.
 */
export function isWithin(schedule: Schedule, at: Instant, calendar: SiteCalendar): boolean {
  const wallMs = at + calendar.offsetAt(at).offsetMs;
  return firstWithin(schedule, wallMs, wallMs + 1, calendar) !== null;
}

/** The first instant from `at` on, itself included, at which a schedule holds; null: none within four weeks. */
export function opensNext(schedule: Schedule, at: Instant, calendar: SiteCalendar): Instant | null {
  const end = at + LOOKED_AHEAD_MS;
  for (let from = at; from < end;) {
    const { until, offsetMs } = calendar.offsetAt(from);
    const wallMs = firstWithin(schedule, from + offsetMs, Math.min(until, end) + offsetMs, calendar);
    if (wallMs !== null) return wallMs - offsetMs;
    from = until;
  }
  return null;
}

/** Whether the clocks of the site show a time of the night. */
export function isNight(night: Hours, at: Instant, calendar: SiteCalendar): boolean {
  const wallMs = at + calendar.offsetAt(at).offsetMs;
  const ofDayMs = wallMs - dayOf(wallMs) * DAY_MS;
  const from = msOfDay(night.from);
  const to = msOfDay(night.to);
  return from < to ? from <= ofDayMs && ofDayMs < to : from <= ofDayMs || ofDayMs < to;
}

/** The first of the wall times from `from` to before `until` (milliseconds since 1970-01-01T00:00 there) in any hours. */
function firstWithin(schedule: Schedule, from: number, until: number, calendar: SiteCalendar): number | null {
  for (let day = dayOf(from) - 1; day * DAY_MS < until; day += 1) {
    const starts = hoursOf(schedule, day, calendar)
      .map((hours) => spanOn(day, hours))
      .filter((span) => span.from < until && from < span.until)
      .map((span) => Math.max(from, span.from));
    if (starts.length > 0) return Math.min(...starts);
  }
  return null;
}

/** The hours that begin on a day. */
function hoursOf(schedule: Schedule, day: number, calendar: SiteCalendar): readonly Hours[] {
  const date = new Date(day * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const exception = schedule.exceptions.find((each) => each.date === date);
  if (exception !== undefined) return exception.hours;
  if (schedule.holidays !== 'as-usual' && calendar.isHoliday(date)) return schedule.holidays;
  const weekday = WEEKDAYS.at((day + WEEKDAY_OF_DAY_0) % WEEKDAYS.length);
  return schedule.weekly.filter(({ days }) => days.some((each) => each === weekday));
}

function spanOn(day: number, hours: Hours): { readonly from: number; readonly until: number } {
  const from = msOfDay(hours.from);
  const to = msOfDay(hours.to);
  const until = from < to ? to : to + DAY_MS;
  return { from: day * DAY_MS + from, until: day * DAY_MS + until };
}

function dayOf(wallMs: number): number {
  return Math.floor(wallMs / DAY_MS);
}

/** @param time `HH:MM` */
function msOfDay(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS;
}
