/** Entry of the thread that a threaded reader starts: opens the reader named in `workerData` and serves it. */
import { parentPort, workerData } from 'node:worker_threads';
import { openReader } from './open-reader.ts';
import type { ReaderOptions } from './open-reader.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

const port = parentPort;
if (port === null) throw new Error('This file is started as a thread, not by itself.');
const send = (message: FromThread): void => {
  port.postMessage(message);
};

const reader = await openReader(workerData as ReaderOptions);
port.on('message', (message: ToThread) => {
  switch (message.kind) {
    case 'read':
      reader.read(message.picture, message.options).then(
        (result) => {
          send({ kind: 'result', id: message.id, result });
        },
        (error: unknown) => {
          send({
            kind: 'failed',
            id: message.id,
            reason: error instanceof Error ? error.message : String(error),
          });
        },
      );
      break;
    case 'close':
      void reader.close().finally(() => {
        port.close();
      });
      break;
  }
});
send({ kind: 'ready', name: reader.name });
