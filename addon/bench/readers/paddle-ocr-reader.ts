import { readCrop } from './crop-lines.ts';
import { readLines } from './ocr-lines.ts';
import { openOcrNetworks } from './ocr-networks.ts';
import { oneAtATime } from '../../src/one-at-a-time.ts';
import type { PlateReader } from '../../src/plate/plate-reader.ts';
import { plateOfCrop, platesOfLines } from './plates-of-lines.ts';
import { readPicture } from '../../src/plate/read-picture.ts';

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
      inTurn(() =>
        readPicture(bytes, { reader: name, longestSide: WORKING_SIDE_PX }, async (picture) =>
          crop
            ? plateOfCrop(await readCrop(networks, picture.pixels), picture)
            : platesOfLines(await readLines(networks, picture.pixels, detectorSidePx), picture),
        ),
      ),
    close: () => inTurn(() => networks.close()),
  };
}
