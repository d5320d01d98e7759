import { describe } from 'vitest';
import { plateFinderContract } from '../plate-finder.contract.ts';
import { openNetworkFinder } from './network-finder.ts';

describe('our finder', () => {
  plateFinderContract(() => openNetworkFinder());
});
