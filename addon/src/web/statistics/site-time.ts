import { zoneOffsets } from '../../access/hours/zone-offsets.ts';
import type { Instant } from '../../contract/words.ts';

const MINUTE_MS = 60_000;

/**
 * Writes instants as ISO 8601 has them, to the second, in the time of a place and with its offset: `2026-03-29T03:00:00+02:00`.
 * @param timeZone IANA name.
 */
export function siteTime(timeZone: string): (at: Instant) => string {
  const offsetAt = zoneOffsets(timeZone);
  return (at) => {
    // ISO 8601 knows no seconds of an offset, which some places had until 1972.
    const minutes = Math.round(offsetAt(at).offsetMs / MINUTE_MS);
    const wall = new Date(at + minutes * MINUTE_MS).toISOString().slice(0, -'.000Z'.length);
    const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    return `${wall}${minutes < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`;
  };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
