import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createWorker, OEM, PSM } from 'tesseract.js';
import type { Block, Line, Worker } from 'tesseract.js';
import { UserError } from '../../src/errors.ts';
import { oneAtATime } from '../../src/one-at-a-time.ts';
import type { Pixels } from '../../src/plate/pixels.ts';
import type { ReadLine } from './rows.ts';
import type { PlateReader } from '../../src/plate/plate-reader.ts';
import { plateOfCrop, platesOfLines } from './plates-of-lines.ts';
import { readPicture } from '../../src/plate/read-picture.ts';

export interface TesseractOptions {
  /** Pictures after which the worker is replaced: its memory grows with each. */
  readonly picturesPerWorker?: number;
}

/** A larger picture makes it slower and no better. */
const WORKING_SIDE_PX = 1280;

/**
 * Reads with the stock English network of tesseract.js, which knows pages and not plates: a second witness that is
 * mostly silent. It works in a thread of its own, without network access and without leaving files.
 */
export async function openTesseractReader({
  picturesPerWorker = 200,
}: TesseractOptions = {}): Promise<PlateReader> {
  const inTurn = oneAtATime();
  const name = 'tesseract';
  let worker: Worker = await startWorker();
  let picturesRead = 0;
  return {
    name,
    read: (bytes, { crop = false } = {}) =>
      inTurn(() =>
        readPicture(bytes, { reader: name, longestSide: WORKING_SIDE_PX }, async (picture) => {
          if (picturesRead >= picturesPerWorker) {
            await worker.terminate();
            worker = await startWorker();
            picturesRead = 0;
          }
          picturesRead++;
          await worker.setParameters({ tessedit_pageseg_mode: crop ? PSM.SINGLE_BLOCK : PSM.SPARSE_TEXT });
          const image = toPortableGreyMap(picture.pixels);
          const page = await worker.recognize(image, {}, { blocks: true, text: false });
          const lines = (page.data.blocks ?? []).flatMap(linesOf).map(toReadLine);
          return crop ? plateOfCrop([lines], picture) : platesOfLines(lines, picture);
        }),
      ),
    close: () =>
      inTurn(async () => {
        await worker.terminate();
      }),
  };
}

async function startWorker(): Promise<Worker> {
  try {
    const data = createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json');
    const worker = await createWorker(
      'eng',
      OEM.LSTM_ONLY,
      {
        langPath: join(dirname(data), '4.0.0_best_int'),
        gzip: true,
        cacheMethod: 'none',
        // Without a handler it throws where nobody can catch; the promise of the call rejects all the same.
        errorHandler: () => undefined,
      },
      {
        load_system_dawg: '0',
        load_freq_dawg: '0',
        load_unambig_dawg: '0',
        load_punc_dawg: '0',
        load_number_dawg: '0',
        load_bigram_dawg: '0',
      },
    );
    await worker.setParameters({
      debug_file: '/dev/null',
      tessedit_char_whitelist: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
      // Otherwise a picture changes how the next one is read.
      classify_enable_learning: '0',
      classify_enable_adaptive_matcher: '0',
    });
    return worker;
  } catch (cause) {
    throw new UserError(
      'reader-networks-missing',
      'Tesseract could not be started. Install the program again with `npm ci`.',
      { cause },
    );
  }
}

/** The plainest format that it reads: a header and one byte a pixel. */
function toPortableGreyMap({ data, width, height }: Pixels): Buffer {
  const header = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
  const grey = Buffer.alloc(width * height);
  for (let i = 0, from = 0; i < grey.length; i++, from += 3) {
    // Luma of ITU-R BT.601.
    grey[i] = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0);
  }
  return Buffer.concat([header, grey]);
}

function linesOf(block: Block): readonly Line[] {
  return block.paragraphs.flatMap(({ lines }) => lines);
}

function toReadLine({ bbox, words }: Line): ReadLine {
  const w = bbox.x1 - bbox.x0;
  const h = bbox.y1 - bbox.y0;
  const symbols = words.flatMap((word, index) => [
    ...(index === 0
      ? []
      : [{ char: ' ', score: 1, at: (word.bbox.x0 - bbox.x0) / w, small: 0, runnersUp: [] }]),
    ...word.symbols.map(({ text, confidence, bbox: { x0, x1 } }) => ({
      char: text.toUpperCase(),
      score: confidence / 100,
      at: ((x0 + x1) / 2 - bbox.x0) / w,
      small: 0,
      runnersUp: [],
    })),
  ]);
  return { box: { cx: bbox.x0 + w / 2, cy: bbox.y0 + h / 2, w, h, angle: 0 }, readings: [symbols] };
}
