import { describe } from 'vitest';
import { openTesseractReader } from './tesseract-reader.ts';
import { plateReaderContract } from '../../src/plate/plate-reader.contract.ts';

describe('the tesseract reader', () => {
  plateReaderContract(() => openTesseractReader());
});
