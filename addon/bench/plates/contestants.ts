import { openReader } from '../../src/plate/open-reader.ts';
import { openNetworkFinder } from '../../src/plate/networks/network-finder.ts';
import { openNetworkRecogniser } from '../../src/plate/networks/network-recogniser.ts';
import type { PlateFinder } from '../../src/plate/plate-finder.ts';
import type { PlateReader } from '../../src/plate/plate-reader.ts';
import type { PlateRecogniser } from '../../src/plate/plate-recogniser.ts';
import { openTesseractWitness } from '../../src/plate/witness/tesseract-witness.ts';
import { openPaddleOcrReader } from '../readers/paddle-ocr-reader.ts';
import { openTesseractReader } from '../readers/tesseract-reader.ts';

/** What is measured: a reader of whole pictures, or one part of ours alone. */
export type OpenContestant =
  | { readonly kind: 'reader'; readonly open: () => Promise<PlateReader> }
  | { readonly kind: 'finder'; readonly open: () => Promise<PlateFinder> }
  /** Gets the labelled boxes. */
  | { readonly kind: 'recogniser'; readonly open: () => Promise<PlateRecogniser> };

export const CONTESTANTS = {
  plates: {
    about: 'the reader of the program: finder and recogniser',
    contestant: () => ({ kind: 'reader', open: () => openReader({ reader: 'plates' }) }),
  },
  'bring-your-own': {
    about: 'networks of the folder that --models names',
    contestant: (models) => ({
      kind: 'reader',
      open: () => openReader({ reader: 'bring-your-own', ...(models !== null && { models }) }),
    }),
  },
  finder: {
    about: 'our finder alone',
    contestant: () => ({ kind: 'finder', open: () => openNetworkFinder() }),
  },
  recogniser: {
    about: 'our recogniser alone, on the labelled boxes',
    contestant: () => ({ kind: 'recogniser', open: () => openNetworkRecogniser() }),
  },
  witness: {
    about: 'the independent witness alone, on the labelled boxes',
    contestant: () => ({ kind: 'recogniser', open: () => openTesseractWitness() }),
  },
  'paddle-ocr': {
    about: 'PP-OCRv4 over the whole picture, and the line that is most like a plate',
    contestant: () => ({ kind: 'reader', open: () => openPaddleOcrReader() }),
  },
  tesseract: {
    about: 'tesseract.js with its stock English network, and the line that is most like a plate',
    contestant: () => ({ kind: 'reader', open: () => openTesseractReader() }),
  },
} as const satisfies Readonly<
  Record<string, { readonly about: string; readonly contestant: (models: string | null) => OpenContestant }>
>;

export type ContestantName = keyof typeof CONTESTANTS;
export const CONTESTANT_NAMES = Object.keys(CONTESTANTS) as readonly ContestantName[];
