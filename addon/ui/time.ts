import type { Instant } from '../src/contract/words.ts';
import { texts } from './texts.ts';

/** How instants are written for people at the site, wherever the browser is. */
export interface SiteTime {
  /** The zone that is in fact used: `UTC` when the browser does not know the site's. */
  readonly timeZone: string;
  /** `14:03:20` */
  readonly clock: (at: Instant) => string;
  /** `14:03` */
  readonly minute: (at: Instant) => string;
  /** `Mon 23 Nov 2026` */
  readonly day: (at: Instant) => string;
  /** The clock alone on the day of `now`, else day and time. */
  readonly moment: (at: Instant, now: Instant) => string;
  /** `2026-11-23`, as date fields and the API write it. */
  readonly isoDay: (at: Instant) => string;
  /** The first instant of a day written `YYYY-MM-DD`; null when it is not one. */
  readonly startOfDay: (isoDay: string) => Instant | null;
  /** The first instant after a day written `YYYY-MM-DD`; null when it is not one. */
  readonly endOfDay: (isoDay: string) => Instant | null;
  /**
   * When the clock shows `HH:MM` (`00:00` to `24:00`) on a day; null when it is not a time. Of a minute that comes twice the
   * first, and for one that summer time skips as much later as it skips.
   */
  readonly instantOf: (isoDay: string, minute: string) => Instant | null;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export function createSiteTime(wantedTimeZone: string): SiteTime {
  const timeZone = knownTimeZone(wantedTimeZone);
  const formatter = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(texts.locale, { timeZone, hourCycle: 'h23', ...options });
  const clockFormat = formatter({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const minuteFormat = formatter({ hour: '2-digit', minute: '2-digit' });
  const dayFormat = formatter({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  // Sweden writes dates as ISO 8601 does.
  const isoFormat = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const wallFormat = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });

  const clock = (at: Instant): string => clockFormat.format(at);
  const day = (at: Instant): string => dayFormat.format(at).replace(',', '');
  const isoDay = (at: Instant): string => isoFormat.format(at);

  const startOfDay = (wanted: string): Instant | null => {
    const utcMidnight = utcMidnightOf(wanted);
    if (utcMidnight === null) return null;
    // Offsets reach from -12 to +14 hours, and a change of summer time may skip midnight: the first instant of a day
    // is where its name begins, found by halving.
    let before = utcMidnight - 15 * HOUR_MS;
    let within = utcMidnight + 15 * HOUR_MS;
    while (within - before > 1) {
      const middle = Math.floor((before + within) / 2);
      if (isoDay(middle) >= wanted) within = middle;
      else before = middle;
    }
    return within;
  };

  const endOfDay = (wanted: string): Instant | null => {
    const utcMidnight = utcMidnightOf(wanted);
    return utcMidnight === null ? null : startOfDay(isoDayOfUtc(utcMidnight + DAY_MS));
  };

  /** What the clock shows, read as if it were UTC. */
  const wall = (at: Instant): Instant => Date.parse(`${wallFormat.format(at).replace(' ', 'T')}Z`);

  const instantOf = (day: string, minute: string): Instant | null => {
    if (minute === '24:00') return endOfDay(day);
    if (utcMidnightOf(day) === null || !/^([01]\d|2[0-3]):[0-5]\d$/.test(minute)) return null;
    const wanted = Date.parse(`${day}T${minute}:00Z`);
    const withOffsetAt = (other: Instant): Instant => wanted - (wall(other) - other);
    // The offset changes at most once around a minute, so that it is the one of a day before or of a day after.
    const before = withOffsetAt(wanted - DAY_MS);
    const right = [before, withOffsetAt(wanted + DAY_MS)].filter((at) => wall(at) === wanted);
    return right.length === 0 ? before : Math.min(...right);
  };

  return {
    timeZone,
    clock,
    minute: (at) => minuteFormat.format(at),
    day,
    moment: (at, now) => (isoDay(at) === isoDay(now) ? clock(at) : `${day(at)}, ${clock(at)}`),
    isoDay,
    startOfDay,
    endOfDay,
    instantOf,
  };
}

function knownTimeZone(timeZone: string): string {
  try {
    // Under its own name: browsers resolve some zones to names that have long been replaced.
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch {
    return 'UTC';
  }
}

function utcMidnightOf(isoDay: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(isoDay)) return null;
  const at = Date.parse(`${isoDay}T00:00:00Z`);
  return Number.isNaN(at) || isoDayOfUtc(at) !== isoDay ? null : at;
}

function isoDayOfUtc(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}
