import { describe } from 'vitest';
import { openReader } from './open-reader.ts';
import { plateReaderContract } from './plate-reader.contract.ts';

describe('the reader of our networks', () => {
  plateReaderContract(() => openReader({ reader: 'plates' }));
});
