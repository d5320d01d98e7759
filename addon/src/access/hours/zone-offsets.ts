import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../contract/words.ts';

/** A stretch of time in which the clocks of a place are not moved. */
export interface OffsetSpan {
  readonly from: Instant;
  /** Exclusive; infinite after the last change that is known. */
  readonly until: Instant;
  /** What the clocks show is an instant plus this. */
  readonly offsetMs: number;
}

/** A year of passages lies in three of them. */
const SPANS_KEPT = 8;

/**
 * How far the clocks of a place are from UTC at an instant. A time-zone conversion costs microseconds and a decision may
 * need many, so the spans that were asked for last are kept.
 * @param timeZone IANA name. Throws `RangeError` for one that nobody knows.
 */
export function zoneOffsets(timeZone: string): (at: Instant) => OffsetSpan {
  let spans: readonly OffsetSpan[] = [];
  return (at) => {
    const kept = spans.find(({ from, until }) => from <= at && at < until);
    if (kept !== undefined) return kept;
    const found = offsetSpan(timeZone, at);
    spans = [found, ...spans].slice(0, SPANS_KEPT);
    return found;
  };
}

function offsetSpan(timeZone: string, at: Instant): OffsetSpan {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  // The change before an instant leaves out one that is at the instant itself.
  const before = local.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const after = local.getTimeZoneTransition('next');
  return {
    from: before?.epochMilliseconds ?? -Infinity,
    until: after?.epochMilliseconds ?? Infinity,
    offsetMs: local.offsetNanoseconds / 1_000_000,
  };
}
