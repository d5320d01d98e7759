import { fitsRegion } from '../../src/plate/formats/fits-region.ts';
import type { Region } from '../../src/plate/formats/region.ts';
import type { Row } from './rows.ts';

/** What the lines of a picture are compared with. */
export interface Surroundings {
  /** Height of the highest text that may be a plate, in pixels. */
  readonly tallest: number;
  /** Only the formats of these count. */
  readonly regions: readonly Region[];
}

/**
 * How much a text is like a plate: 0 for one that leaves nothing to wish for, less for each thing that is odd. The
 * weights were chosen on training photos; only the order of the sums means something.
 */
export function likenessOf(row: Row, { tallest, regions }: Surroundings): number {
  const text = row.characters.map(({ char }) => char).join('');
  const fits = meaningsOf(text).some((meaning) => regions.some((region) => fitsRegion(meaning, region)));
  return -(
    lengthCost(text, fits) +
    mixtureCost(text, fits) +
    (fits ? 0 : NO_FORMAT_COST) +
    scoreCost(row) +
    sizeCost(row, tallest) +
    writingCost(row.written) +
    smallCost(row) +
    partsCost(row, fits)
  );
}

const NO_FORMAT_COST = 0.8;

/** More than so many letters O and I are a word. */
const MOST_DOUBTFUL = 4;

/**
 * The text, and each text that it is when letters O and I are figures: most plate fonts draw them alike. A single figure
 * is too little to make a plate of a word.
 */
function meaningsOf(text: string): readonly string[] {
  if (text.replace(/[^OI]/g, '').length > MOST_DOUBTFUL) return [text];
  let meanings = [''];
  for (const char of text) {
    const digit = char === 'O' ? '0' : char === 'I' ? '1' : null;
    meanings = meanings.flatMap((meaning) => [meaning + char, ...(digit === null ? [] : [meaning + digit])]);
  }
  return meanings.filter((meaning) => meaning === text || meaning.replace(/\D/g, '').length >= 2);
}

/** Plates have 4 to 10 characters, most of them 6 to 8. */
const LENGTH_COSTS = [9, 9, 7, 4, 1.5, 0.5, 0, 0, 0, 0.3, 0.4, 3];

function lengthCost(text: string, fits: boolean): number {
  const isUsual = fits && text.length >= 6 && text.length <= 10;
  return isUsual ? 0 : (LENGTH_COSTS[text.length] ?? 9);
}

/** Words and phone numbers are the commonest texts that are no plates. */
function mixtureCost(text: string, fits: boolean): number {
  const digits = text.replace(/\D/g, '').length;
  if (digits === 0) return fits ? 1.6 : 3;
  if (digits === text.length) return digits >= 8 ? 3 : 1.2;
  return 0;
}

/** Of the mean, and of the worst: a plate that is read well has no weak character. */
function scoreCost({ characters }: Row): number {
  const scores = characters.map(({ score }) => Math.max(0.01, score));
  const mean = scores.reduce((sum, score) => sum + Math.log(score), 0) / scores.length;
  return -3 * mean - 0.5 * Math.log(Math.min(...scores));
}

function sizeCost({ rowHeight }: Row, tallest: number): number {
  return -Math.log(Math.min(1, rowHeight / Math.max(1, tallest)));
}

/** Dates, times and addresses in the web. */
function writingCost(written: string): number {
  const isDateOrTime = /\d[.:/-]\d+[.:/-]\d/.test(written) && !/[A-Z]/.test(written);
  const isWebAddress = /WWW|(COM|NET|ORG)$/.test(written);
  return isDateOrTime || isWebAddress ? 3 : 0;
}

const MOST_SMALL_COST = 3;

/** Signs and adverts have small letters; now and then one is seen where there is none. */
function smallCost({ characters }: Row): number {
  const smallLetters = characters.reduce((sum, { small }) => sum + small, 0);
  return Math.min(MOST_SMALL_COST, smallLetters);
}

/**
 * Taking a text apart needs a better reason than a small gain elsewhere. Neighbours that make a known shape together are
 * more likely one plate than two.
 */
function partsCost({ dropped, lines }: Row, fits: boolean): number {
  return (dropped > 0 ? 0.6 + 0.3 * dropped : 0) + (lines.length - 1) * (fits ? -0.3 : 0.3);
}
