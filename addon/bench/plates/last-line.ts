import type { Readable } from 'node:stream';

/** Enough for any message. */
const KEPT_CHARACTERS = 4000;

/** Listens to what a process says; the answer gives the last line so far that is not empty, else ''. */
export function lastLine(stream: Readable): () => string {
  let kept = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    kept = (kept + text).slice(-KEPT_CHARACTERS);
  });
  return () => kept.split('\n').findLast((line) => line.trim() !== '') ?? '';
}
