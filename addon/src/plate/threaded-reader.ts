import { Worker } from 'node:worker_threads';
import { systemClock } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import type { ReaderOptions } from './open-reader.ts';
import { keepOnnxRuntimeQuiet } from './onnx-runtime.ts';
import type { PlateReader, ReadOptions, ReadResult } from './plate-reader.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

export interface ThreadedReaderOptions extends ReaderOptions {
  /** The file that the thread runs. Default: this program's own, as source or as bundle. */
  readonly threadFile?: URL;
  /** For the time limit. Default: the machine's. */
  readonly clock?: Clock;
}

/** A hundred times what a picture takes: a thread that answers later hangs, and is ended. */
const TIME_LIMIT_MS = 30_000;

/**
 * A reader that works in a thread of its own: networks block their thread, and the one that moves barriers must never
 * wait for a picture. When the thread dies (out of memory, a crash in a network) or hangs, the reads that wait for it reject with
 * a UserError `reader-thread-ended`, and the next read starts a new one. Rejects with a UserError when the reader
 * cannot be opened.
 */
export async function openThreadedReader({
  threadFile = ownThreadFile(),
  clock = systemClock,
  ...options
}: ThreadedReaderOptions): Promise<PlateReader> {
  let thread: Promise<ReaderThread> = startThread(threadFile, options, clock);
  let isClosed = false;
  const { name } = await thread;
  return {
    name,
    read: async (picture, readOptions) => {
      if (isClosed) throw new UserError('reader-closed', 'The plate reader has been closed.');
      let current = await thread.catch(() => null);
      if (current?.isAlive() !== true) {
        thread = startThread(threadFile, options, clock);
        current = await thread;
      }
      return current.read(picture, readOptions);
    },
    close: async () => {
      isClosed = true;
      const current = await thread.catch(() => null);
      await current?.close();
    },
  };
}

/** Beside this file, as source and in the bundle, whose files all lie in one folder. */
function ownThreadFile(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? './reader-thread.ts' : './reader-thread.js', import.meta.url);
}

interface ReaderThread {
  readonly name: string;
  isAlive(): boolean;
  read(picture: Uint8Array, options: ReadOptions | undefined): Promise<ReadResult>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (result: ReadResult) => void;
  readonly reject: (error: Error) => void;
}

function startThread(threadFile: URL, options: ReaderOptions, clock: Clock): Promise<ReaderThread> {
  keepOnnxRuntimeQuiet();
  const worker = new Worker(threadFile, { workerData: options, name: `plate-reader-${options.reader}` });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let isAlive = true;
  let failure: Error | null = null;
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      isAlive = false;
      const error = new UserError(
        'reader-thread-ended',
        'The thread of the plate reader ended while it was at work. The next picture starts a new one.',
        { cause: failure },
      );
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
      resolve();
    });
  });
  const send = (message: ToThread, transfer: ArrayBuffer[] = []): void => {
    worker.postMessage(message, transfer);
  };

  return new Promise((resolveStart, rejectStart) => {
    worker.on('error', (error) => {
      failure = error instanceof Error ? error : new Error(String(error));
      isAlive = false;
    });
    void ended.then(() => {
      rejectStart(
        new UserError(
          'reader-not-started',
          `The plate reader "${options.reader}" could not be started: ${failure?.message ?? 'its thread ended'}`,
          { cause: failure },
        ),
      );
    });
    worker.on('message', (message: FromThread) => {
      switch (message.kind) {
        case 'ready':
          resolveStart({
            name: message.name,
            isAlive: () => isAlive,
            read: (picture, readOptions) =>
              new Promise((resolve, reject) => {
                const id = ++lastId;
                const cancel = clock.after(TIME_LIMIT_MS, () => void worker.terminate());
                waiting.set(id, {
                  resolve: (result) => {
                    cancel();
                    resolve(result);
                  },
                  reject: (error) => {
                    cancel();
                    reject(error);
                  },
                });
                // A copy: the caller keeps its picture, and a view of a large pool would be sent with all of the pool.
                const copy = new Uint8Array(picture);
                send({ kind: 'read', id, picture: copy, options: readOptions }, [copy.buffer]);
              }),
            close: async () => {
              if (isAlive) send({ kind: 'close' });
              await ended;
            },
          });
          break;
        case 'result':
          waiting.get(message.id)?.resolve(message.result);
          waiting.delete(message.id);
          break;
        case 'failed':
          waiting.get(message.id)?.reject(new Error(message.reason));
          waiting.delete(message.id);
          break;
      }
    });
  });
}
