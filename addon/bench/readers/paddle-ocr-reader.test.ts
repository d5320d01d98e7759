import { describe } from 'vitest';
import { openPaddleOcrReader } from './paddle-ocr-reader.ts';
import { plateReaderContract } from '../../src/plate/plate-reader.contract.ts';

describe('the paddle-ocr reader', () => {
  plateReaderContract(() => openPaddleOcrReader());
});
