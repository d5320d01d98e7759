import { candidatesOf, confidenceOf } from '../candidates.ts';
import { regionsOfCode } from '../formats/region.ts';
import { repairByFormat } from '../formats/repair-by-format.ts';
import { uprightBox } from './geometry.ts';
import type { Picture } from '../picture.ts';
import { choosePlates } from './plate-choice.ts';
import type { ChosenPlate } from './plate-choice.ts';
import type { PlateReading } from '../reading.ts';
import type { ReadLine } from './rows.ts';

/**
 * The plates among the lines of a picture, as others see them: boxes in pixels of the picture as sent, look-alikes put
 * right by the formats of `country` (code of a region) when it is given and known.
 */
export function platesOfLines(
  lines: readonly ReadLine[],
  picture: Picture,
  country?: string,
): readonly PlateReading[] {
  return choosePlates(lines, { country }).map((plate) => toReading(plate, picture, country));
}

/**
 * The plate that a picture of nothing else shows, as the likeliest of several ways to read it; none when no character
 * was read.
 */
export function plateOfCrop(
  ways: readonly (readonly ReadLine[])[],
  picture: Picture,
  country?: string,
): readonly PlateReading[] {
  return ways
    .flatMap((lines) => choosePlates(lines, { country, leastLikeness: -Infinity }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 1)
    .map((plate) => toReading(plate, picture, country));
}

/**
 * What a plate has around its text, in heights of a row: the medians of 387 training photos. The recall of plates at an
 * overlap (IoU) of one half rises from 60 % to 91 % with it.
 */
const RIM_ALONG = 0.5;
const RIM_ACROSS = 0.4;

/** The box of two rows is higher than this many of its rows; that of one row never is. */
const LEAST_OF_TWO_ROWS = 1.5;

function toReading(plate: ChosenPlate, picture: Picture, country?: string): PlateReading {
  const { pixels, width, height } = picture;
  const { box, rowHeight } = plate;
  const withRim = { ...box, w: box.w + RIM_ALONG * rowHeight, h: box.h + RIM_ACROSS * rowHeight };
  const upright = uprightBox(withRim, pixels.width, pixels.height);
  const scaleX = width / pixels.width;
  const scaleY = height / pixels.height;
  const scores = plate.characters.map(({ score }) => score);
  const reading: PlateReading = {
    text: plate.characters.map(({ char }) => char).join(''),
    confidence: confidenceOf(scores),
    characters: plate.characters.map(({ char, score, runnersUp }) => ({ char, score, runnersUp })),
    raw: plate.characters.map(({ char }) => char).join(''),
    corners: null,
    rows: plate.box.h > LEAST_OF_TWO_ROWS * plate.rowHeight ? 2 : 1,
    region: null,
    witnesses: [],
    box: { x: upright.x * scaleX, y: upright.y * scaleY, w: upright.w * scaleX, h: upright.h * scaleY },
    candidates: candidatesOf(plate.characters),
  };
  return country === undefined ? reading : repaired(reading, country);
}

/** A sure repair takes the text's place, and the text as read stays as a candidate; doubtful repairs are candidates. */
function repaired(reading: PlateReading, country: string): PlateReading {
  const verdict = repairByFormat(reading.text, [regionsOfCode(country)]);
  switch (verdict.kind) {
    case 'repaired':
      return withCandidates({ ...reading, text: verdict.repair.text }, [verdict.raw]);
    case 'ambiguous':
      return withCandidates(
        reading,
        verdict.repairs.map(({ text }) => text),
      );
    case 'fits':
    case 'no-fit':
      return reading;
  }
}

/** As likely as the reading's own text, so before the candidates that it has. */
function withCandidates(reading: PlateReading, texts: readonly string[]): PlateReading {
  const { text: own, confidence, candidates } = reading;
  return {
    ...reading,
    candidates: [
      ...texts.map((text) => ({ text, confidence })),
      ...candidates.filter(({ text }) => text !== own && !texts.includes(text)),
    ],
  };
}
