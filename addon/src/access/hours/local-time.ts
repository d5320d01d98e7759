import type { Instant } from '../../contract/words.ts';
import { zoneOffsets } from './zone-offsets.ts';

/** The wall clock of a place, written and read. Files have thousands of times, so zone conversions are kept between them. */
export interface LocalTimes {
  /**
   * `2026-11-23T08:00`, with seconds and milliseconds only where there are any, and with the offset from UTC in an hour that
   * the clocks go through twice.
   * @param at from year 0 to 9999.
   */
  readonly textOf: (at: Instant) => string;
  /**
   * What `textOf` writes, also with a space for the `T`, and with any offset. In an hour that the clocks go through twice the
   * first is meant where no offset is given. Null for what is no time or falls into an hour that the clocks skip.
   */
  readonly instantOf: (text: string) => Instant | null;
  /** When a day, `YYYY-MM-DD`, begins and when the next one does; null for what is no day, or one that a place skipped. */
  readonly dayOf: (text: string) => { readonly begins: Instant; readonly ends: Instant } | null;
}

const TIME =
  /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?)(?:(Z)|([+-])((?:0\d|1\d|2[0-3]):[0-5]\d(?::[0-5]\d)?))?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** @param timeZone IANA name. */
export function localTimes(timeZone: string): LocalTimes {
  const offsetAt = zoneOffsets(timeZone);

  /** The instants at which the clocks show this, the first one first; none in an hour that they skip. */
  function instantsAt(wallMs: number): readonly Instant[] {
    // No place is a day from UTC, and none moves its clocks twice in two days.
    const around = [offsetAt(wallMs - DAY_MS), offsetAt(wallMs + DAY_MS)];
    const instants = around.flatMap(({ from, until, offsetMs }) => {
      const at = wallMs - offsetMs;
      return from <= at && at < until ? [at] : [];
    });
    return [...new Set(instants)];
  }

  return {
    textOf: (at) => {
      const { offsetMs } = offsetAt(at);
      const text = withoutZeros(new Date(at + offsetMs).toISOString());
      return instantsAt(at + offsetMs).length > 1 ? text + offsetText(offsetMs) : text;
    },
    instantOf: (text) => {
      const [, day, time, utc, sign, offset] = TIME.exec(text) ?? [];
      const wallMs = day === undefined || time === undefined ? null : wallMsOf(day, time);
      if (wallMs === null) return null;
      if (utc !== undefined) return wallMs;
      if (offset !== undefined) return wallMs - (sign === '-' ? -1 : 1) * msOf(offset);
      return instantsAt(wallMs)[0] ?? null;
    },
    dayOf: (text) => {
      const wallMs = DAY.test(text) ? wallMsOf(text, '00:00') : null;
      if (wallMs === null) return null;
      const begins = beginningAt(wallMs);
      const ends = beginningAt(wallMs + DAY_MS);
      return begins < ends ? { begins, ends } : null;
    },
  };

  /** Where the clocks skip midnight a day begins with the first instant after it. */
  function beginningAt(midnightMs: number): Instant {
    return instantsAt(midnightMs)[0] ?? offsetAt(midnightMs - DAY_MS).until;
  }
}

/** What the clocks show, as if they showed UTC; null for a day that does not exist. */
function wallMsOf(day: string, time: string): number | null {
  const wallMs = Date.parse(`${day}T${time}Z`);
  // Date.parse takes 30 February for 2 March.
  return !Number.isNaN(wallMs) && new Date(wallMs).toISOString().startsWith(day) ? wallMs : null;
}

function withoutZeros(iso: string): string {
  return iso.replace(/(?::00\.000|\.000)?Z$/, '');
}

/** @param time `HH:MM` or `HH:MM:SS`. */
function msOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

function offsetText(offsetMs: number): string {
  const time = new Date(Math.abs(offsetMs))
    .toISOString()
    .slice('1970-01-01T'.length, '1970-01-01THH:MM:SS'.length);
  return (offsetMs < 0 ? '-' : '+') + time.replace(/:00$/, '');
}
