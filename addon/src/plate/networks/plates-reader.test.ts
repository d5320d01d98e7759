import { describe } from 'vitest';
import { plateReaderContract } from '../plate-reader.contract.ts';
import { openPlatesReader } from './plates-reader.ts';

describe('the reader of our networks', () => {
  plateReaderContract(() => openPlatesReader());
});
