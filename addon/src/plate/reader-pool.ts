import { UserError } from '../errors.ts';
import type { PlateReader } from './plate-reader.ts';

/** More would not be faster on any machine that stands beside a gate, and each holds the networks once more. */
const MOST_READERS = 4;

/**
 * How many readers a site needs: one for each camera that may show a vehicle, but one core stays free for the barriers and
 * the page.
 */
export function readersFor(cameras: number, cores: number): number {
  return Math.max(1, Math.min(cameras, cores - 1, MOST_READERS));
}

export interface ReaderPoolOptions {
  /** 1 or more. */
  readonly size: number;
  readonly open: () => Promise<PlateReader>;
}

/**
 * Readers that work side by side as one: a picture goes to one that is idle, or waits, in the order of arrival, until one
 * is. Rejects when one of them cannot be opened; those that were are closed again.
 */
export async function openReaderPool({ size, open }: ReaderPoolOptions): Promise<PlateReader> {
  await using opened = new AsyncDisposableStack();
  const readers: PlateReader[] = [];
  while (readers.length < size) {
    const reader = await open();
    opened.defer(() => reader.close());
    readers.push(reader);
  }
  const [first] = readers;
  if (first === undefined) throw new Error('A pool needs at least one reader');
  const idle = [...readers];
  const waiting: ((reader: PlateReader) => void)[] = [];
  let isClosed = false;
  const kept = opened.move();

  return {
    name: first.name,
    read: async (picture, options) => {
      if (isClosed) throw new UserError('reader-closed', 'The plate reader has been closed.');
      const reader = idle.pop() ?? (await new Promise<PlateReader>((resolve) => waiting.push(resolve)));
      try {
        return await reader.read(picture, options);
      } finally {
        const next = waiting.shift();
        if (next === undefined) idle.push(reader);
        else next(reader);
      }
    },
    close: async () => {
      isClosed = true;
      await kept.disposeAsync();
    },
  };
}
