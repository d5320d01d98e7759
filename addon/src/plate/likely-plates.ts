import type { FoundPlate } from './plate-finder.ts';
import type { PlateReading } from './reading.ts';

/** A plate that was found, and what was read there. */
export interface ReadPlate {
  readonly found: FoundPlate;
  readonly reading: PlateReading;
}

/**
 * A picture taken at a gate mostly shows one plate, so what is likeliest is one; any further one must be found with at
 * least this score. This and the next two: chosen on the validation photos for at most 0.03 false plates a picture.
 */
const FURTHER_SCORE = 0.35;
/** Least confidence of a further plate's text. */
const FURTHER_CONFIDENCE = 0.8;
/** Least length of a further plate's text. */
const FURTHER_CHARACTERS = 4;
/**
 * A text read with this confidence needs no other to be looked at that is hardly a plate. Chosen on the validation photos.
 */
const SURE_CONFIDENCE = 0.8;
/** Lettering without a digit is a plate this much less often. Chosen on the validation photos. */
const WITHOUT_DIGIT = 0.3;
/** Below it confidences say no more than that nothing was read. Chosen on the validation photos. */
const LEAST_CONFIDENCE = 0.05;

/** Whether a found plate, less sure than all that were read, is worth the time of reading it. */
export function isWorthReading(found: FoundPlate, read: readonly ReadPlate[]): boolean {
  return (
    found.score >= FURTHER_SCORE ||
    !read.some(({ reading }) => reading.confidence >= SURE_CONFIDENCE && hasDigit(reading))
  );
}

/**
 * The readings that are likely of plates, likeliest first: what looks like a plate from afar and has no text, or the text
 * of a sign, is mostly none.
 */
export function likelyPlates(read: readonly ReadPlate[]): readonly PlateReading[] {
  return read
    .toSorted((a, b) => likelihood(b) - likelihood(a))
    .filter((plate, index) => index === 0 || isSurelyOne(plate))
    .map(({ reading }) => reading);
}

function isSurelyOne({ found, reading }: ReadPlate): boolean {
  return (
    found.score >= FURTHER_SCORE &&
    reading.confidence >= FURTHER_CONFIDENCE &&
    reading.text.length >= FURTHER_CHARACTERS &&
    hasDigit(reading)
  );
}

/** Only its order means something. */
function likelihood({ found, reading }: ReadPlate): number {
  return (
    found.score * Math.max(reading.confidence, LEAST_CONFIDENCE) * (hasDigit(reading) ? 1 : WITHOUT_DIGIT)
  );
}

function hasDigit({ text }: PlateReading): boolean {
  return /\d/.test(text);
}
