import { describe } from 'vitest';
import { openPaddleOcrReader } from './paddle-ocr-reader.ts';
import { plateReaderContract } from '../plate-reader.contract.ts';

describe('the paddle-ocr reader', () => {
  plateReaderContract(() => openPaddleOcrReader());
});
