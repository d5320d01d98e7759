import type { Sight } from '../contract/sight.ts';
import type { Instant } from '../contract/words.ts';
import type { PictureReading, Reading } from './reading.ts';

/** What the pictures of one vehicle showed so far. */
export interface SightTally {
  readonly frames: number;
  readonly found: number;
  readonly read: number;
  /** Of the pictures whose light was measured. */
  readonly lightSum: number;
  readonly measured: number;
  readonly advice: string | null;
  readonly firstAt: Instant | null;
}

export const NOTHING_SEEN: SightTally = {
  frames: 0,
  found: 0,
  read: 0,
  lightSum: 0,
  measured: 0,
  advice: null,
  firstAt: null,
};

/** One more picture was read. */
export function withPicture(tally: SightTally, reading: Reading): SightTally {
  const { advice, brightness, takenAt } = reading;
  return {
    frames: tally.frames + 1,
    found: tally.found + Number(isFound(reading)),
    read: tally.read + Number(isRead(reading)),
    lightSum: tally.lightSum + (brightness ?? 0),
    measured: tally.measured + Number(brightness !== undefined),
    advice: advice?.sentence ?? tally.advice,
    firstAt: tally.firstAt ?? takenAt,
  };
}

/** Somebody slower was heard about a picture that is counted already: it may show more than was known, never less. */
export function withLaterWord(tally: SightTally, first: PictureReading, later: PictureReading): SightTally {
  return {
    ...tally,
    found: tally.found + Number(!isFound(first) && isFound(later)),
    read: tally.read + Number(!isRead(first) && isRead(later)),
  };
}

export function sightOf({ lightSum, measured, ...counted }: SightTally): Sight {
  return { ...counted, brightness: measured === 0 ? null : lightSum / measured };
}

function isFound({ plates, found = plates.length }: PictureReading): boolean {
  return found > 0 || plates.length > 0;
}

function isRead({ plates }: PictureReading): boolean {
  return plates.some(({ text }) => text !== '');
}
