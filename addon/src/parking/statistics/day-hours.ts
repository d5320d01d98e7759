import { zoneOffsets } from '../../access/hours/zone-offsets.ts';
import type { Instant } from '../../contract/words.ts';

const HOUR_MS = 3_600_000;

/** Time in which the clocks of a place show the same hour. */
export interface HourSpan {
  readonly from: Instant;
  /** Exclusive. */
  readonly until: Instant;
  /** 0 to 23. */
  readonly hour: number;
}

/**
 * The hours of the clock between two instants. Where the clocks are put back one comes twice, where they are put forward one
 * does not come, and a zone may be half an hour from the next.
 * @param timeZone IANA name.
 */
export function hourSpans(from: Instant, until: Instant, timeZone: string): readonly HourSpan[] {
  const offsetAt = zoneOffsets(timeZone);
  const spans: HourSpan[] = [];
  let at = from;
  while (at < until) {
    const { offsetMs, until: changesAt } = offsetAt(at);
    const hours = Math.floor((at + offsetMs) / HOUR_MS);
    const end = Math.min((hours + 1) * HOUR_MS - offsetMs, changesAt, until);
    spans.push({ from: at, until: end, hour: hours % 24 });
    at = end;
  }
  return spans;
}

/** The hour that the clocks show. */
export function hourAt(at: Instant, spans: readonly HourSpan[]): number | null {
  return spans.find(({ from, until }) => from <= at && at < until)?.hour ?? null;
}
