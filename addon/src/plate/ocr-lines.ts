import { clamp } from './geometry.ts';
import type { TurnedBox } from './geometry.ts';
import { decodeLine, isSeparator } from './line-text.ts';
import type { LineSymbol } from './line-text.ts';
import { DETECTOR_INPUT, DETECTOR_STEP_PX, RECOGNISER_HEIGHT_PX, RECOGNISER_INPUT } from './ocr-networks.ts';
import type { OcrNetworks } from './ocr-networks.ts';
import { resized } from './picture.ts';
import { straighten, toPlanes } from './pixels.ts';
import type { Pixels } from './pixels.ts';
import type { ReadLine } from './rows.ts';
import { findLines } from './text-lines.ts';

/** A small picture is enlarged for the detector, but not beyond what enlarging can bring out. */
const MOST_ENLARGEMENT = 3;
/** A picture of a shop front or a newspaper must not take minutes. */
const MOST_LINES = 32;
const LEAST_WIDTH_PX = 16;
const MOST_WIDTH_PX = 960;

/** Finds and reads the lines of text of a picture, `sidePx` being its longest side as the detector sees it. */
export async function readLines(
  networks: OcrNetworks,
  pixels: Pixels,
  sidePx: number,
): Promise<readonly ReadLine[]> {
  const scale = Math.min(sidePx / Math.max(pixels.width, pixels.height), MOST_ENLARGEMENT);
  const toSide = (length: number): number =>
    Math.max(1, Math.round((length * scale) / DETECTOR_STEP_PX)) * DETECTOR_STEP_PX;
  const width = toSide(pixels.width);
  const height = toSide(pixels.height);
  const input = await resized(pixels, width, height);
  const map = await networks.detect(toPlanes(input, DETECTOR_INPUT), width, height);
  const lines: ReadLine[] = [];
  for (const { box } of findLines(map).slice(0, MOST_LINES)) {
    lines.push(await readLine(networks, pixels, scaled(box, pixels.width / width, pixels.height / height)));
  }
  return lines;
}

/** Fewer characters are no plate; reading them twice gains nothing. */
const LEAST_TO_READ_AGAIN = 3;
/**
 * The second reading of a line sees it this much wider: the network was taught on print, and the tall narrow letters of
 * plates read better when they are stretched, the wide ones when they are not.
 */
const STRETCH = 1.5;

/** Reads one line, and again stretched when it may be (a part of) a plate. */
export async function readLine(networks: OcrNetworks, pixels: Pixels, box: TurnedBox): Promise<ReadLine> {
  const plain = await readOnce(networks, pixels, box, 1);
  const characters = plain.filter(({ char }) => !isSeparator(char));
  if (characters.length < LEAST_TO_READ_AGAIN) return { box, readings: [plain] };
  return { box, readings: [plain, await readOnce(networks, pixels, box, STRETCH)] };
}

async function readOnce(
  networks: OcrNetworks,
  pixels: Pixels,
  box: TurnedBox,
  stretch: number,
): Promise<readonly LineSymbol[]> {
  const wanted = Math.round((RECOGNISER_HEIGHT_PX * stretch * box.w) / box.h / 8) * 8;
  const width = clamp(wanted, LEAST_WIDTH_PX, MOST_WIDTH_PX);
  const line = straighten(pixels, box, width, RECOGNISER_HEIGHT_PX, RECOGNISER_INPUT);
  const { probabilities, steps } = await networks.recognise(line, width);
  return decodeLine(probabilities, steps, networks.alphabet);
}

/** Exact for equal scales; a detector's input is stretched by a few percent, which turns an angle by nothing seen. */
function scaled(box: TurnedBox, x: number, y: number): TurnedBox {
  return { cx: box.cx * x, cy: box.cy * y, w: box.w * x, h: box.h * y, angle: box.angle };
}
