import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { createLiveStream } from './live-stream.ts';

/** A reader that takes one chunk each time the test says so. */
function slowReader() {
  const taken: string[] = [];
  let waiting: (() => void) | null = null;
  const out = new Writable({
    highWaterMark: 1,
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => {
      taken.push(chunk);
      waiting = done;
    },
  });
  const take = async (): Promise<void> => {
    const done = waiting;
    waiting = null;
    done?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { out, taken, take };
}

it('gives a slow reader the newest event, and holds no more than two', async () => {
  const { out, taken, take } = slowReader();
  const stream = createLiveStream(out);
  for (let event = 1; event <= 1000; event += 1) stream.show(`event ${event}`);
  expect(taken).toEqual(['event 1']);
  expect(out.writableLength).toBe('event 1'.length);
  await take();
  expect(taken).toEqual(['event 1', 'event 1000']);
  await take();
  stream.show('event 1001');
  expect(taken.at(-1)).toBe('event 1001');
});

it('beats while a reader keeps up, and gives it up after two beats without a sign', async () => {
  const { out, taken, take } = slowReader();
  const stream = createLiveStream(out);
  stream.beat();
  expect(taken).toEqual([':\n\n']);
  stream.beat();
  await take();
  stream.show('an event');
  stream.beat();
  expect(out.destroyed).toBe(false);
  stream.beat();
  expect(out.destroyed).toBe(true);
  stream.show('too late');
});

it('ends at once for a reader that keeps up, and is cut for one that does not', async () => {
  const quick = slowReader();
  createLiveStream(quick.out).end();
  expect(quick.out.writableEnded).toBe(true);

  const slow = slowReader();
  const stream = createLiveStream(slow.out);
  stream.show('an event');
  stream.end();
  expect(slow.out.destroyed).toBe(true);
  await slow.take();
});
