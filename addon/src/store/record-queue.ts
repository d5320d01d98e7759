import { elapsed } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import type { PassageStep, Store } from './store.ts';

const RETRY_MS = 1_000;

/** `given-up`: the program is stopping and the disk still refuses. */
export type Written = 'written' | 'given-up';

export interface RecordQueue {
  /** Resolves when this step, and every one before it, is on disk, or the program stops before it is; never rejects. */
  readonly record: (step: PassageStep) => Promise<Written>;
  /**
   * Works when everything asked for before is on disk, while nothing else is written; what is asked for later waits until the work is done and
   * what it writes is written. `refused` when the disk refuses something before its turn comes: then it is left. Rejects with what
   * `work` rejects with.
   */
  readonly inTurn: <Result>(work: (write: Write) => Promise<Result>) => Promise<Result | 'refused'>;
  /** Steps that are not on disk yet. */
  readonly waiting: () => number;
  /** Resolves when nothing waits any more; while the disk refuses, that is when the program stops. */
  readonly drain: () => Promise<void>;
}

/**
 * Tries again until the disk takes it, as with a step. A `UserError` is no refusal of the disk: it rejects.
 *
 * @param onRefused the disk did not take it this time.
 */
export type Write = (writes: () => Promise<void>, onRefused?: () => void) => Promise<Written>;

/**
 * Writes the steps of passages, and what people put right, one after the other. What the disk refuses (full, read-only) is tried again
 * until it is taken: nothing is lost while the program runs, and nothing later overtakes it.
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

  /** Turns that have not come: they are left when the disk refuses. */
  const turns = new Set<() => void>();

  const write = async (
    writes: () => Promise<void>,
    {
      isRefusal,
      onRefused,
    }: { readonly isRefusal: (error: unknown) => boolean; readonly onRefused?: () => void },
  ): Promise<Written> => {
    // What follows a step that was never written would tell half a story: who left without who came.
    while (!gaveUp) {
      try {
        await writes();
      } catch (error) {
        if (!isRefusal(error)) throw error;
        parts.onRefused(error);
        onRefused?.();
        for (const leave of [...turns]) leave();
        gaveUp = signal.aborted;
        if (!gaveUp) await elapsed(clock, RETRY_MS, signal);
        continue;
      }
      parts.onWritten();
      return 'written';
    }
    return 'given-up';
  };

  return {
    record: (step) => {
      waiting += 1;
      const written = tail.then(async () => {
        const done = await write(() => store.passages.record(step), { isRefusal: () => true });
        if (done === 'written') waiting -= 1;
        return done;
      });
      tail = written;
      return written;
    },
    inTurn: (work) =>
      new Promise((resolve, reject) => {
        const leave = (): void => {
          turns.delete(leave);
          resolve('refused');
        };
        turns.add(leave);
        tail = tail.then(async () => {
          if (!turns.delete(leave)) return;
          const writing: Promise<unknown>[] = [];
          const isRefusal = (error: unknown): boolean => !(error instanceof UserError);
          const done = work((writes, onRefused) => {
            const written = write(writes, { isRefusal, ...(onRefused !== undefined && { onRefused }) });
            writing.push(written);
            return written;
          });
          done.then(resolve, reject);
          await Promise.allSettled([done]);
          await Promise.allSettled(writing);
        });
      }),
    waiting: () => waiting,
    drain: async () => {
      await tail;
    },
  };
}
