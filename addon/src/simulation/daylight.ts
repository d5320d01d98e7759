import type { Instant } from '../contract/words.ts';

/** Hours of local time between which it gets light, and dark; of an equinox, everywhere. */
const DAWN = [6, 7.5] as const;
const DUSK = [18, 19.5] as const;

/** 0 at night, 1 by day, in between at dawn and dusk. */
export type Daylight = (at: Instant) => number;

/** @param timeZone IANA name. */
export function daylightIn(timeZone: string): Daylight {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => {
    const [hour = 0, minute = 0] = format.format(at).split(':').map(Number);
    const time = hour + minute / 60;
    return Math.min(share(time, DAWN), 1 - share(time, DUSK));
  };
}

function share(value: number, [from, to]: readonly [number, number]): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
