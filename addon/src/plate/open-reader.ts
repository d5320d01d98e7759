import { openPaddleOcrReader } from './text-line-readers/paddle-ocr-reader.ts';
import { openPlatesReader } from './networks/plates-reader.ts';
import type { PlateReader } from './plate-reader.ts';
import { openTesseractReader } from './text-line-readers/tesseract-reader.ts';

export const READER_NAMES = ['plates', 'paddle-ocr', 'tesseract'] as const;
export type ReaderName = (typeof READER_NAMES)[number];

/** Plain data, so that it can be sent to a thread. Options that a reader has no use for are ignored. */
export interface ReaderOptions {
  readonly reader: ReaderName;
  /** Longest side of the picture in which plates are looked for, in pixels. */
  readonly detectorSidePx?: number;
  /** Threads inside a network. */
  readonly threads?: number;
}

/** Opens a reader in this thread. Rejects with a UserError when its networks cannot be loaded. */
export function openReader({ reader, ...options }: ReaderOptions): Promise<PlateReader> {
  switch (reader) {
    case 'plates':
      return openPlatesReader(options);
    case 'paddle-ocr':
      return openPaddleOcrReader(options);
    case 'tesseract':
      return openTesseractReader();
  }
}
