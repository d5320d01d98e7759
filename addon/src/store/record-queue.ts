import { elapsed } from '../clock.ts';
import type { Clock } from '../clock.ts';
import type { PassageStep, Store } from './store.ts';

const RETRY_MS = 1_000;

/** `given-up`: the program is stopping and the disk still refuses. */
export type Written = 'written' | 'given-up';

export interface RecordQueue {
  /** Resolves when this step, and every one before it, is on disk, or the program stops before it is; never rejects. */
  readonly record: (step: PassageStep) => Promise<Written>;
  /** Steps that are not on disk yet. */
  readonly waiting: () => number;
  /** Resolves when nothing waits any more, or at once when the disk does not take it. */
  readonly drain: () => Promise<void>;
}

/**
 * Writes the steps of passages one after the other. A step that the disk refuses (full, read-only) is tried again until
 * it is taken: nothing is lost while the program runs, and nothing later overtakes it.
 */
export function recordQueue(parts: {
  readonly store: { readonly passages: Pick<Store['passages'], 'record'> };
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The disk took a step; told before whoever asked for it hears. */
  readonly onWritten: () => void;
  /** The disk did not take a step; it will be tried again. */
  readonly onRefused: (error: unknown) => void;
}): RecordQueue {
  const { store, clock, signal } = parts;
  let tail: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let gaveUp = false;

  const write = async (step: PassageStep): Promise<Written> => {
    // What follows a step that was never written would tell half a story: who left without who came.
    while (!gaveUp) {
      try {
        await store.passages.record(step);
      } catch (error) {
        parts.onRefused(error);
        gaveUp = signal.aborted;
        if (!gaveUp) await elapsed(clock, RETRY_MS, signal);
        continue;
      }
      waiting -= 1;
      parts.onWritten();
      return 'written';
    }
    return 'given-up';
  };

  return {
    record: (step) => {
      waiting += 1;
      const written = tail.then(() => write(step));
      tail = written;
      return written;
    },
    waiting: () => waiting,
    drain: async () => {
      await tail;
    },
  };
}
