import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createWorker, OEM, PSM } from 'tesseract.js';
import type { Block, Symbol as TesseractSymbol, Worker } from 'tesseract.js';
import { UserError } from '../../errors.ts';
import { confidenceOf } from '../candidates.ts';
import { likelyRows } from '../likely-rows.ts';
import { MODELS } from '../models-folder.ts';
import type { PlateRecogniser } from '../plate-recogniser.ts';
import type { CharacterReading } from '../reading.ts';
import { toPortableGreyMap } from './grey.ts';
import type { Grey } from './grey.ts';
import { linesOf } from './plate-lines.ts';
import { renewed } from './renewed.ts';

export interface TesseractWitnessOptions {
  /** Folder with `plates.traineddata`; `addon/models` without it. */
  readonly modelsFolder?: string;
  /** Plates after which the worker is replaced: its memory grows with each. */
  readonly platesPerWorker?: number;
}

const LANGUAGE = 'plates';

/**
 * Reads plates with Tesseract and a network of ours, which shares neither shape, nor start, nor preparation of its
 * pictures with the main recogniser and so errs differently. It works in a thread of its own, without network access and
 * without leaving files. Rejects with UserError `reader-networks-missing` when it cannot be started.
 */
export async function openTesseractWitness({
  modelsFolder = fileURLToPath(MODELS),
  platesPerWorker = 500,
}: TesseractWitnessOptions = {}): Promise<PlateRecogniser> {
  const worker = await renewed({
    open: () => startWorker(modelsFolder),
    close: async (old) => {
      await old.terminate();
    },
    uses: platesPerWorker,
  });
  return {
    name: 'tesseract-plates',
    recognise: async (picture, plate) => {
      const rows = likelyRows(plate);
      const lines = linesOf(picture, plate.corners, rows);
      const texts = await worker.use((worker) => readLines(worker, lines));
      const characters = texts.flat();
      if (characters.length === 0) return null;
      return {
        characters,
        raw: texts.map(textOf).filter(Boolean).join('-'),
        confidence: confidenceOf(characters.map(({ score }) => score)),
        rows,
        region: null,
      };
    },
    close: () => worker.close(),
  };
}

async function startWorker(modelsFolder: string): Promise<Worker> {
  try {
    // A worker that cannot load its model is never let go of, and keeps the program from ending.
    await access(join(modelsFolder, `${LANGUAGE}.traineddata`));
    const worker = await createWorker(
      LANGUAGE,
      OEM.LSTM_ONLY,
      {
        langPath: modelsFolder,
        gzip: false,
        cacheMethod: 'none',
        // Without a handler it throws where nobody can catch; the promise of the call rejects all the same.
        errorHandler: () => undefined,
      },
      { load_system_dawg: '0', load_freq_dawg: '0', load_punc_dawg: '0', load_number_dawg: '0' },
    );
    await worker.setParameters({
      debug_file: '/dev/null',
      tessedit_pageseg_mode: PSM.RAW_LINE,
      // Otherwise a plate changes how the next one is read.
      classify_enable_learning: '0',
      classify_enable_adaptive_matcher: '0',
      // The network has learned light characters on dark ground; turned lines only cost time.
      tessedit_do_invert: '0',
    });
    return worker;
  } catch (cause) {
    throw new UserError(
      'reader-networks-missing',
      'The Tesseract witness could not be started. Install the program again: its folder models must hold plates.traineddata.',
      { cause },
    );
  }
}

async function readLines(
  worker: Worker,
  lines: readonly Grey[],
): Promise<readonly (readonly CharacterReading[])[]> {
  const texts = [];
  for (const line of lines) {
    const page = await worker.recognize(toPortableGreyMap(line), {}, { blocks: true, text: false });
    texts.push((page.data.blocks ?? []).flatMap(symbolsOf).map(toCharacter));
  }
  return texts;
}

function symbolsOf(block: Block): readonly TesseractSymbol[] {
  return block.paragraphs.flatMap(({ lines }) =>
    lines.flatMap(({ words }) => words.flatMap(({ symbols }) => symbols)),
  );
}

function toCharacter({ text, confidence }: TesseractSymbol): CharacterReading {
  return { char: text, score: Math.min(1, Math.max(0, confidence / 100)), runnersUp: [] };
}

function textOf(characters: readonly CharacterReading[]): string {
  return characters.map(({ char }) => char).join('');
}
