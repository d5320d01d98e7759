import { foundPlatesReader } from '../found-plates-reader.ts';
import type { PlateReader } from '../plate-reader.ts';
import { openNetworkFinder } from './network-finder.ts';
import { openNetworkRecogniser } from './network-recogniser.ts';

export interface PlatesReaderOptions {
  /** Threads inside the networks. One costs the least processor time. */
  readonly threads?: number;
}

/** Our own networks: a finder and a recogniser. Rejects with UserError `reader-networks-missing`. */
export async function openPlatesReader({ threads = 1 }: PlatesReaderOptions = {}): Promise<PlateReader> {
  const [finder, recogniser] = await Promise.all([
    openNetworkFinder({ threads }),
    openNetworkRecogniser({ threads }),
  ]);
  return foundPlatesReader({ name: 'plates', finder, recogniser });
}
