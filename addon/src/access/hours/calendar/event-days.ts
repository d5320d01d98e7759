import ICAL from 'ical.js';
import { propertiesOf, textOf } from './calendar-events.ts';
import type { CalendarEvent } from './calendar-events.ts';
import type { EventClock, EventClocks, EventTime } from './event-clock.ts';
import { recurrenceRule } from './recurrence-rule.ts';
import { recurringDays } from './recurring-days.ts';
import type { Effort } from './recurring-days.ts';

export interface DaySpan {
  /** Day number. */
  readonly first: number;
  /** The first day after it. */
  readonly end: number;
}

export type EventDays =
  | { readonly ok: true; readonly spans: readonly DaySpan[] }
  /** `why` follows the name of the event in a sentence. */
  | { readonly ok: false; readonly why: string };

const DAY_MS = 86_400_000;
const LONGEST_EVENT_DAYS = 366;

const NO_START = 'has no day on which it begins';

const wrong = (why: string): EventDays => ({ ok: false, why });

/**
 * The days of the site on which an event is, once or again and again.
 * @param window those that matter.
 * @param moved days, on the event's own clocks, of occurrences that have an event of their own.
 */
export function eventDays(
  event: CalendarEvent,
  {
    window,
    clocks,
    moved,
    effort,
  }: {
    readonly window: DaySpan;
    readonly clocks: EventClocks;
    readonly moved: ReadonlySet<number>;
    readonly effort: Effort;
  },
): EventDays {
  const [startProperty] = propertiesOf(event, 'dtstart');
  if (startProperty === undefined) return wrong(NO_START);
  const clock = clocks(startProperty);
  const start = clock.timeOf(startProperty.values[0], startProperty);
  if (start === null) return wrong(NO_START);
  const lengthMs = lengthOf(event, clock, start);
  if (lengthMs === null || lengthMs < 0) return wrong('does not say when it ends');
  if (lengthMs > LONGEST_EVENT_DAYS * DAY_MS) return wrong('lasts for more than a year');

  // A day more at each side: the clocks of the event may show another day than those of the site.
  const looked = { first: window.first - Math.ceil(lengthMs / DAY_MS) - 1, end: window.end + 1 };
  const expand = (name: string): ReadonlySet<number> | string => {
    const days = new Set<number>();
    for (const value of propertiesOf(event, name).flatMap(({ values }) => values)) {
      const rule = recurrenceRule(value, (until) => lastDayUntil(until, start, clock, event));
      if (rule === null) return 'repeats by a rule that is none for whole days';
      const found = recurringDays(rule, start.day, looked, effort);
      if (found === null) return 'repeats too often to be worked out';
      for (const day of found) days.add(day);
    }
    return days;
  };
  const repeated = expand('rrule');
  if (typeof repeated === 'string') return wrong(repeated);
  const except = expand('exrule');
  if (typeof except === 'string') return wrong(except);

  const listed = daysListed(event, 'rdate', clock);
  const excluded = new Set([...except, ...daysListed(event, 'exdate', clock), ...moved]);
  const first = propertiesOf(event, 'rrule').length === 0 ? [start.day] : repeated;
  const spans = [...new Set([...first, ...listed])]
    .filter((day) => !excluded.has(day))
    .map((day) => spanOf({ ...start, day }, lengthMs, clock));
  return { ok: true, spans };
}

/** From the beginning to the end, on the event's own clocks; null for an end that is none. */
function lengthOf(event: CalendarEvent, clock: EventClock, start: EventTime): number | null {
  const [endProperty] = propertiesOf(event, 'dtend');
  if (endProperty !== undefined) {
    const end = clock.timeOf(endProperty.values[0], endProperty);
    return end && (end.day - start.day) * DAY_MS + (end.timeMs ?? 0) - (start.timeMs ?? 0);
  }
  const duration = textOf(event, 'duration');
  if (duration === null) return 0;
  try {
    return ICAL.Duration.fromString(duration).toSeconds() * 1000;
  } catch {
    return null;
  }
}

/** An end belongs to nothing any more: what ends at midnight is not on the next day. */
function spanOf(start: EventTime, lengthMs: number, clock: EventClock): DaySpan {
  const first = clock.siteDayOf(start);
  const lastMs = (start.timeMs ?? 0) + Math.max(0, lengthMs - 1);
  const last = clock.siteDayOf({
    day: start.day + Math.floor(lastMs / DAY_MS),
    timeMs: start.timeMs === null ? null : lastMs % DAY_MS,
  });
  return { first, end: Math.max(first, last) + 1 };
}

function daysListed(event: CalendarEvent, name: string, clock: EventClock): readonly number[] {
  return propertiesOf(event, name).flatMap((property) =>
    property.values.flatMap((value) => {
      // A period is its beginning and its end.
      const begin: unknown = Array.isArray(value) ? value[0] : value;
      return clock.timeOf(begin, property)?.day ?? [];
    }),
  );
}

function lastDayUntil(
  until: string,
  start: EventTime,
  clock: EventClock,
  event: CalendarEvent,
): number | null {
  const [rule] = propertiesOf(event, 'rrule');
  const last = rule === undefined ? null : clock.timeOf(until, rule);
  if (last === null) return null;
  return last.timeMs !== null && last.timeMs < (start.timeMs ?? 0) ? last.day - 1 : last.day;
}
