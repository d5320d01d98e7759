import type { Instant } from '../../../contract/words.ts';
import { localTimes } from '../local-time.ts';
import type { LocalTimes } from '../local-time.ts';
import type { CalendarProperty } from './calendar-events.ts';
import { dayNumberOf, dayText } from './day-number.ts';

/** A date, or a moment on the clocks by which an event is written. */
export interface EventTime {
  /** Day number. */
  readonly day: number;
  /** Milliseconds of that day; null: it is the whole day. */
  readonly timeMs: number | null;
}

/** The clocks of one event. */
export interface EventClock {
  /** A value of one of the event's properties; null when it is no time. */
  readonly timeOf: (value: unknown, property: CalendarProperty) => EventTime | null;
  /** The day of the site on which something is, as a day number. */
  readonly siteDayOf: (time: EventTime) => number;
}

/** Makes the clock of an event of its `DTSTART`. */
export type EventClocks = (start: CalendarProperty) => EventClock;

const DAY_MS = 86_400_000;
const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(Z?)$/;
const UTC = 'UTC';
/** To ask for one that nobody knows takes long, and no calendar has so many. */
const MOST_ZONES = 100;

/**
 * The clocks by which the events of a file are written: UTC, a named time zone, or where neither is said, or the name is one
 * of the file's own, those of the site.
 * @param siteZone IANA name.
 */
export function eventClocks(siteZone: string): EventClocks {
  const known = new Map<string, LocalTimes | null>();
  const site = localTimes(siteZone);

  function timesOf(zone: string): LocalTimes | null {
    let times = known.size < MOST_ZONES ? known.get(zone) : (known.get(zone) ?? null);
    if (times === undefined) known.set(zone, (times = timesIfKnown(zone)));
    return times;
  }

  function timesFor({ parameters }: CalendarProperty, value: unknown): LocalTimes {
    const isUtc = typeof value === 'string' && value.endsWith('Z');
    const zone = isUtc ? UTC : parameters['tzid'];
    return (typeof zone === 'string' ? timesOf(zone) : null) ?? site;
  }

  return (start) => {
    const own = timesFor(start, start.values[0]);
    return {
      timeOf: (value, property) => {
        const time = eventTime(value);
        return time && moved(time, timesFor(property, value), own);
      },
      siteDayOf: (time) => moved(time, own, site).day,
    };
  };
}

function timesIfKnown(zone: string): LocalTimes | null {
  const times = localTimes(zone);
  try {
    times.textOf(0);
    return times;
  } catch {
    return null;
  }
}

function eventTime(value: unknown): EventTime | null {
  if (typeof value !== 'string') return null;
  const wholeDay = dayNumberOf(value);
  if (wholeDay !== null) return { day: wholeDay, timeMs: null };
  const [, date = '', hours, minutes, seconds] = MOMENT.exec(value) ?? [];
  const day = dayNumberOf(date);
  const timeMs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return day === null || timeMs >= DAY_MS ? null : { day, timeMs };
}

/** A time that the clocks of `from` skip stays as it is written. */
function moved(time: EventTime, from: LocalTimes, to: LocalTimes): EventTime {
  if (from === to || time.timeMs === null) return time;
  const written = new Date(time.timeMs)
    .toISOString()
    .slice('1970-01-01T'.length, '1970-01-01THH:MM:SS'.length);
  const at = from.instantOf(`${dayText(time.day)}T${written}`);
  return at === null ? time : onClocksOf(to, at);
}

function onClocksOf(times: LocalTimes, at: Instant): EventTime {
  const [date = '', time = ''] = times.textOf(at).split('T');
  const [hours, minutes, seconds = '0'] = time.replace(/[+-].*$/, '').split(':');
  const timeMs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return { day: dayNumberOf(date) ?? 0, timeMs };
}
