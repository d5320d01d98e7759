import type { Holiday } from '../../contract/schedule.ts';
import { calendarEvents, propertiesOf, textOf } from './calendar/calendar-events.ts';
import type { CalendarEvent } from './calendar/calendar-events.ts';
import { dayNumberOf, dayText } from './calendar/day-number.ts';
import { eventClocks } from './calendar/event-clock.ts';
import type { EventClocks } from './calendar/event-clock.ts';
import { eventDays } from './calendar/event-days.ts';
import { LONGEST_HOLIDAY_NAME, MOST_HOLIDAYS } from './holiday-limits.ts';

export interface CalendarWindow {
  /** First day that matters, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day that matters, itself included. */
  readonly to: string;
  /** IANA name of the site's time zone. */
  readonly timeZone: string;
}

export type HolidaysOfCalendar =
  | { readonly ok: true; readonly holidays: readonly Holiday[] }
  /** One sentence for a person. */
  | { readonly ok: false; readonly why: string };

/** A calendar of many years. */
export const LARGEST_CALENDAR_BYTES = 1024 * 1024;
const LONGEST_QUOTE = 40;
const NAMELESS = 'Holiday';
const MOVED = 'recurrence-id';
const NO_DAYS: ReadonlySet<number> = new Set();
/** Days that may be looked at for all events of a file, in well under a second: 250 holidays of each year for ten years. */
const MOST_DAYS_LOOKED_AT = 1_000_000;

/**
 * The days of an iCalendar file (RFC 5545) on which anything is, sorted, each once with the names of what is on it. Events
 * that were cancelled are not, and one that was moved is where it was moved to.
 * @throws RangeError when `from` or `to` is no day; never because of the file.
 */
export function holidaysOfCalendar(text: string, { from, to, timeZone }: CalendarWindow): HolidaysOfCalendar {
  const first = dayNumberOf(from);
  const last = dayNumberOf(to);
  if (first === null || last === null) throw new RangeError(`no days: ${from} to ${to}`);
  if (Buffer.byteLength(text) > LARGEST_CALENDAR_BYTES) {
    return { ok: false, why: 'The file is larger than 1 MB.' };
  }
  const read = calendarEvents(text);
  if (!read.ok) return read;

  const window = { first, end: last + 1 };
  const clocks = eventClocks(timeZone);
  const effort = { daysLeft: MOST_DAYS_LOOKED_AT };
  const movedDays = movedDaysOf(read.events, clocks);
  const names = new Map<number, Set<string>>();
  for (const event of read.events) {
    if (textOf(event, 'status')?.toUpperCase() === 'CANCELLED') continue;
    const name = nameOf(event);
    const isMoved = propertiesOf(event, MOVED).length > 0;
    const moved = isMoved ? NO_DAYS : (movedDays.get(textOf(event, 'uid')) ?? NO_DAYS);
    const days = eventDays(event, { window, clocks, moved, effort });
    if (!days.ok) return { ok: false, why: `The event ${quoted(name)} ${days.why}.` };
    for (const span of days.spans) {
      for (let day = Math.max(span.first, window.first); day < Math.min(span.end, window.end); day += 1) {
        effort.daysLeft -= 1;
        names.set(day, (names.get(day) ?? new Set()).add(name));
      }
    }
    if (effort.daysLeft < 0) return { ok: false, why: 'The calendar has too many events.' };
  }
  if (names.size > MOST_HOLIDAYS) {
    const why = `The calendar has ${names.size} days from ${from} to ${to}; at most ${MOST_HOLIDAYS} can be holidays.`;
    return { ok: false, why };
  }
  const holidays = [...names]
    .toSorted(([a], [b]) => a - b)
    .map(([day, ofDay]) => ({ date: dayText(day), name: shortened([...ofDay].join(', ')) }));
  return { ok: true, holidays };
}

/** For each event that repeats, the days on which it is not since an event of its own says when it is instead. */
function movedDaysOf(
  events: readonly CalendarEvent[],
  clocks: EventClocks,
): ReadonlyMap<string | null, ReadonlySet<number>> {
  const moved = new Map<string | null, Set<number>>();
  for (const event of events) {
    const [start] = propertiesOf(event, 'dtstart');
    const [instead] = propertiesOf(event, MOVED);
    if (instead === undefined) continue;
    const time = clocks(start ?? instead).timeOf(instead.values[0], instead);
    const uid = textOf(event, 'uid');
    if (time !== null) moved.set(uid, (moved.get(uid) ?? new Set()).add(time.day));
  }
  return moved;
}

function nameOf(event: CalendarEvent): string {
  const summary = (textOf(event, 'summary') ?? '').toWellFormed().replace(/[\s\p{Cc}]+/gu, ' ');
  return shortened(summary) || NAMELESS;
}

function shortened(name: string): string {
  return name
    .trim()
    .slice(0, LONGEST_HOLIDAY_NAME)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}

function quoted(name: string): string {
  return JSON.stringify(name.length > LONGEST_QUOTE ? `${name.slice(0, LONGEST_QUOTE)}…` : name);
}
