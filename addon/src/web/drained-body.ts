import type { IncomingMessage } from 'node:http';
import type { Clock } from '../clock.ts';

/** More than any file that somebody sends by mistake; who sends more than that is not waiting for an answer. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Some senders promise more bytes than they send and then wait (the original sketch does): they get their answer. */
const LONGEST_PAUSE_MS = 2000;

/** Resolves when what is left of a request's body has been read and thrown away, or is not worth waiting for. */
export function bodyDrained(request: IncomingMessage, clock: Clock): Promise<void> {
  if (request.complete || request.destroyed) {
    request.resume();
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    let bytes = 0;
    const finish = (): void => {
      cancel();
      request.off('data', count);
      for (const event of ENDS) request.off(event, finish);
      resolve();
    };
    const count = (chunk: Uint8Array): void => {
      bytes += chunk.length;
      cancel();
      if (bytes > MOST_BYTES) finish();
      else cancel = clock.after(LONGEST_PAUSE_MS, finish);
    };
    let cancel = clock.after(LONGEST_PAUSE_MS, finish);
    for (const event of ENDS) request.on(event, finish);
    request.on('data', count).resume();
  });
}

const ENDS = ['end', 'close', 'error'] as const;
