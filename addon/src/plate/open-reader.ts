import { UserError } from '../errors.ts';
import { openBringYourOwn } from './bring-your-own/open-bring-your-own.ts';
import { regionOrder } from './formats/region-order.ts';
import { foundPlatesReader } from './found-plates-reader.ts';
import { openNetworkFinder } from './networks/network-finder.ts';
import { openNetworkRecogniser } from './networks/network-recogniser.ts';
import { keepSharpModest } from './picture.ts';
import type { PlateFinder } from './plate-finder.ts';
import type { PlateReader } from './plate-reader.ts';
import type { PlateRecogniser } from './plate-recogniser.ts';
import type { ReaderName } from './reader-name.ts';
import { openTesseractWitness } from './witness/tesseract-witness.ts';

/** Plain data, so that it can be sent to a thread. */
export interface ReaderOptions {
  readonly reader: ReaderName;
  /** Threads inside a network; one costs the least processor time. Default: 1. */
  readonly threads?: number;
  /** Whether a second, independent reader reads each plate too. Default: no. */
  readonly witness?: boolean;
  /** Codes of the regions that plates come from, likeliest first; see `repairedByFormats`. Default: none. */
  readonly regions?: readonly string[];
  /** Folder of the networks of `bring-your-own`, which needs it. */
  readonly models?: string;
}

/** Opens a reader in this thread. Rejects with a UserError when its networks cannot be loaded. */
export async function openReader(options: ReaderOptions): Promise<PlateReader> {
  const { reader, witness = false, regions = [] } = options;
  keepSharpModest();
  await using opened = new AsyncDisposableStack();
  const { finder, recogniser } = await openParts(options, opened);
  const witnesses = witness ? [await openTesseractWitness()] : [];
  opened.move();
  return foundPlatesReader({
    name: reader,
    finder,
    recogniser,
    witnesses,
    regions: regionOrder(regions),
  });
}

interface Parts {
  readonly finder: PlateFinder;
  readonly recogniser: PlateRecogniser;
}

/** Parts that are open are handed to `opened` at once, so that none stays open when a later one fails. */
async function openParts(
  { reader, threads = 1, models }: ReaderOptions,
  opened: AsyncDisposableStack,
): Promise<Parts> {
  const kept = <Part extends PlateFinder | PlateRecogniser>(part: Part): Part => {
    opened.defer(() => part.close());
    return part;
  };
  const ours = {
    finder: async () => kept(await openNetworkFinder({ threads })),
    recogniser: async () => kept(await openNetworkRecogniser({ threads })),
  };
  switch (reader) {
    case 'plates':
      return { finder: await ours.finder(), recogniser: await ours.recogniser() };
    case 'bring-your-own': {
      if (models === undefined) {
        throw new UserError('models-missing', `The reader ${reader} needs a folder of networks.`);
      }
      const { finder, recogniser } = await openBringYourOwn({ folder: models, threads });
      if (finder !== null) kept(finder);
      if (recogniser !== null) kept(recogniser);
      // Our own stays in the place of what is not brought.
      return {
        finder: finder ?? (await ours.finder()),
        recogniser: recogniser ?? (await ours.recogniser()),
      };
    }
  }
}
