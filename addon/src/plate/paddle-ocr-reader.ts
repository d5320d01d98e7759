import { clamp } from './geometry.ts';
import type { TurnedBox } from './geometry.ts';
import { decodeLine } from './line-text.ts';
import type { LineSymbol } from './line-text.ts';
import {
  DETECTOR_INPUT,
  DETECTOR_STEP_PX,
  openOcrNetworks,
  RECOGNISER_HEIGHT_PX,
  RECOGNISER_INPUT,
} from './ocr-networks.ts';
import type { OcrNetworks } from './ocr-networks.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { openPicture, resized } from './picture.ts';
import { straighten, toPlanes } from './pixels.ts';
import type { Pixels } from './pixels.ts';
import { choosePlates } from './plate-choice.ts';
import type { PlateReader } from './plate-reader.ts';
import type { ReadLine } from './rows.ts';
import { findLines } from './text-lines.ts';
import { toReading } from './to-reading.ts';

export interface PaddleOcrOptions {
  /**
   * Longest side of the picture in which lines are looked for. 960 finds more small plates; 640 takes half the time.
   * In pixels.
   */
  readonly detectorSidePx?: number;
  /** Threads inside a network. One leaves the other cores to others and costs the least processor time. */
  readonly threads?: number;
}

/** Lines of a plate are read from a picture at most this long: a plate of 5 % of it still has 96 pixels. */
const WORKING_SIDE_PX = 1920;
/** A small picture is enlarged for the detector, but not beyond what enlarging can bring out. */
const MOST_ENLARGEMENT = 3;
/** A picture of a shop front or a newspaper must not take minutes. */
const MOST_LINES = 32;
const RECOGNISER_MOST_WIDTH_PX = 960;

/**
 * Reads all text of a picture with the PP-OCRv4 networks and takes what looks like a plate. Pictures are read one
 * after the other, which bounds the memory. Blocks its thread while a network runs.
 */
export async function openPaddleOcrReader(options: PaddleOcrOptions = {}): Promise<PlateReader> {
  const { detectorSidePx = 960, threads = 1 } = options;
  const networks = await openOcrNetworks({ threads });
  const inTurn = oneAtATime();
  const name = 'paddle-ocr';
  return {
    name,
    read: (bytes, { crop = false } = {}) =>
      inTurn(async () => {
        const startedMs = performance.now();
        const cpu = process.cpuUsage();
        const opened = await openPicture(bytes, { longestSide: WORKING_SIDE_PX });
        if (!opened.ok) return opened;
        const { picture } = opened;
        const lines = crop
          ? await readWhole(networks, picture.pixels)
          : await readLines(networks, picture.pixels, detectorSidePx);
        const plates = choosePlates(lines).map((plate) => toReading(plate, picture));
        const { user, system } = process.cpuUsage(cpu);
        return {
          ok: true,
          reading: {
            plates,
            reader: name,
            wallMs: performance.now() - startedMs,
            cpuMs: (user + system) / 1000,
          },
        };
      }),
    close: () => inTurn(() => networks.close()),
  };
}

async function readLines(
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
    const onPicture = scaled(box, pixels.width / width, pixels.height / height);
    lines.push({ box: onPicture, readings: [await readLine(networks, pixels, onPicture)] });
  }
  return lines;
}

async function readWhole(networks: OcrNetworks, pixels: Pixels): Promise<readonly ReadLine[]> {
  const { width, height } = pixels;
  const whole: TurnedBox = { cx: width / 2, cy: height / 2, w: width, h: height, angle: 0 };
  return [{ box: whole, readings: [await readLine(networks, pixels, whole)] }];
}

async function readLine(
  networks: OcrNetworks,
  pixels: Pixels,
  box: TurnedBox,
): Promise<readonly LineSymbol[]> {
  const width = clamp(
    Math.round((RECOGNISER_HEIGHT_PX * box.w) / box.h / 8) * 8,
    16,
    RECOGNISER_MOST_WIDTH_PX,
  );
  const line = straighten(pixels, box, width, RECOGNISER_HEIGHT_PX, RECOGNISER_INPUT);
  const { probabilities, steps } = await networks.recognise(line, width);
  return decodeLine(probabilities, steps, networks.alphabet);
}

/** Exact for equal scales; a detector's input is stretched by a few percent, which turns an angle by nothing seen. */
function scaled(box: TurnedBox, x: number, y: number): TurnedBox {
  return { cx: box.cx * x, cy: box.cy * y, w: box.w * x, h: box.h * y, angle: box.angle };
}
