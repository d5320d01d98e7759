import type { TurnedBox } from './geometry.ts';
import { readGivenLine, readLines } from './ocr-lines.ts';
import type { OcrNetworks } from './ocr-networks.ts';
import type { Pixels } from '../../src/plate/pixels.ts';
import type { ReadLine } from './rows.ts';

/** Above this width to height a plate has one row: two-row plates reach 3:1. */
const ONE_ROW_ASPECT = 3.2;
/** Rows of a plate fill more than half of it, so the halves overlap. */
const HALF = 0.54;
/** Enough to see the rows of a crop. */
const DETECTOR_SIDE_PX = 480;

/**
 * A picture that is a plate already, read in each of the ways in which it may be made: as one row, as two, and as the
 * lines that the detector sees in it. Each way is a list of lines by itself.
 */
export async function readCrop(
  networks: OcrNetworks,
  pixels: Pixels,
): Promise<readonly (readonly ReadLine[])[]> {
  const { width, height } = pixels;
  const slice = (middle: number, share: number): TurnedBox => ({
    cx: width / 2,
    cy: height * middle,
    w: width,
    h: height * share,
    angle: 0,
  });
  const whole = [await readGivenLine(networks, pixels, slice(0.5, 1))];
  if (width / height >= ONE_ROW_ASPECT) return [whole];
  const halves = [
    await readGivenLine(networks, pixels, slice(HALF / 2, HALF)),
    await readGivenLine(networks, pixels, slice(1 - HALF / 2, HALF)),
  ];
  return [whole, halves, await readLines(networks, pixels, DETECTOR_SIDE_PX)];
}
