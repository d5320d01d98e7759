import type { Box, PlateReading, Reading } from '../reading.ts';
import { likeness } from './alignment.ts';
import { framesOf } from './frames.ts';
import { overlapOf } from './place.ts';
import { newestOf, plateTracker } from './tracks.ts';
import type { Track } from './tracks.ts';

/** A text that was seen beside plates and did not move. */
export interface StillText {
  readonly text: string;
  readonly box: Box;
  /** Texts beside which it was seen, each unlike the others. */
  readonly beside: readonly string[];
}

/**
 * A time stamp or the name of a camera, a parked vehicle, an advert: what stands in exactly one place while three
 * different plates come and go belongs to the picture. Fewer may be chance: a vehicle that comes often, stops on the
 * same spot and has another one behind it each time.
 */
const PLATES_BESIDE = 3;
/** Nothing that arrives by itself stops twice on the same spot to a few hundredths of its size. */
const SAME_SPOT = 0.9;
/** A clock in the picture changes some of its figures. */
const SAME_TEXT = 0.5;
/** Plenty for one picture. */
const MOST_REMEMBERED = 30;

/** Whether a reading is of something that belongs to the picture. */
export function isPartOfPicture(remembered: readonly StillText[], plate: PlateReading): boolean {
  return remembered.some((still) => still.beside.length >= PLATES_BESIDE && isSame(still, plate));
}

/** What a camera is known to show after one more passage, from the readings of that passage. */
export function rememberStillTexts(
  before: readonly StillText[],
  readings: readonly Reading[],
): readonly StillText[] {
  const tracks = plateTracker()(framesOf(readings)).filter((track) => track.length > 1);
  return tracks.reduce((remembered, track) => {
    const last = newestOf(track).plate;
    const rest = remembered.filter((still) => !isSame(still, last));
    if (!isStill(track)) return rest.filter(({ text }) => likeness(text, last.text) < SAME_TEXT);
    const known = remembered.find((still) => isSame(still, last))?.beside ?? [];
    const beside = tracks.filter((other) => other !== track).map((other) => newestOf(other).plate.text);
    const all = [...known, ...beside].reduce<readonly string[]>(
      (apart, text) => (apart.some((other) => likeness(other, text) >= SAME_TEXT) ? apart : [...apart, text]),
      [],
    );
    if (all.length === 0) return rest;
    const { text, box } = last;
    return [...rest, { text, box, beside: all.slice(-PLATES_BESIDE) }].slice(-MOST_REMEMBERED);
  }, before);
}

function isSame({ text, box }: StillText, plate: PlateReading): boolean {
  return overlapOf(box, plate.box) >= SAME_SPOT && likeness(text, plate.text) >= SAME_TEXT;
}

function isStill(track: Track): boolean {
  return overlapOf(track[0].plate.box, newestOf(track).plate.box) >= SAME_SPOT;
}
