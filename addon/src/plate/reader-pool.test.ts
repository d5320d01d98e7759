import { describe, expect, it } from 'vitest';
import { UserError } from '../errors.ts';
import type { PlateReader, ReadResult } from './plate-reader.ts';
import { openReaderPool, readersFor } from './reader-pool.ts';

const NOTHING: ReadResult = {
  ok: true,
  reading: { plates: [], advice: null, reader: 'hand', wallMs: 0, cpuMs: 0 },
};

/** A reader that answers when it is told to. */
function handReader(name: string) {
  const started: { readonly picture: number; readonly answer: () => void; readonly fail: () => void }[] = [];
  let isClosed = false;
  const reader: PlateReader = {
    name,
    read: (picture) =>
      new Promise((resolve, reject) => {
        started.push({
          picture: picture[0] ?? -1,
          answer: () => {
            resolve(NOTHING);
          },
          fail: () => {
            reject(new Error('broke down'));
          },
        });
      }),
    close: () => {
      isClosed = true;
      return Promise.resolve();
    },
  };
  return { reader, started, isClosed: () => isClosed };
}

async function poolOfTwo() {
  const hands = [handReader('hand'), handReader('hand')] as const;
  const waiting = [...hands];
  const pool = await openReaderPool({
    size: 2,
    open: () => Promise.resolve(waiting.pop()?.reader ?? handReader('none').reader),
  });
  return {
    pool,
    hands,
    pictures: () => hands.flatMap(({ started }) => started.map(({ picture }) => picture)),
  };
}

/** Until all that is due has been done. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a pool of readers', () => {
  it('reads side by side, and keeps what is too much in order', async () => {
    const { pool, hands, pictures } = await poolOfTwo();
    const reads = [1, 2, 3, 4].map((picture) => pool.read(new Uint8Array([picture])));
    await settled();
    expect(pictures().sort()).toEqual([1, 2]);
    hands[0].started[0]?.answer();
    await settled();
    expect(pictures().sort()).toEqual([1, 2, 3]);
    hands[1].started[0]?.answer();
    await settled();
    expect(pictures().sort()).toEqual([1, 2, 3, 4]);
    for (const { started } of hands) for (const { answer } of started) answer();
    expect(await Promise.all(reads)).toEqual([NOTHING, NOTHING, NOTHING, NOTHING]);
  });

  it('goes on when a reader breaks down on a picture', async () => {
    const { pool, hands, pictures } = await poolOfTwo();
    const reads = [1, 2, 3].map((picture) => pool.read(new Uint8Array([picture])));
    const outcomes = Promise.allSettled(reads);
    await settled();
    hands[0].started[0]?.fail();
    hands[1].started[0]?.fail();
    await settled();
    expect(pictures().sort()).toEqual([1, 2, 3]);
    for (const { started } of hands) for (const { answer } of started) answer();
    expect((await outcomes).map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
    ]);
  });

  it('closes all of its readers, and reads no more', async () => {
    const { pool, hands } = await poolOfTwo();
    await pool.close();
    expect(hands.map(({ isClosed }) => isClosed())).toEqual([true, true]);
    await expect(pool.read(new Uint8Array([1]))).rejects.toThrow(UserError);
  });

  it('that cannot be opened whole leaves none open', async () => {
    const hand = handReader('hand');
    const answers = [Promise.resolve(hand.reader), Promise.reject(new Error('no memory'))];
    const next = (): Promise<PlateReader> => answers.shift() ?? Promise.resolve(hand.reader);
    await expect(openReaderPool({ size: 2, open: next })).rejects.toThrow('no memory');
    expect(hand.isClosed()).toBe(true);
  });
});

describe('the number of readers', () => {
  it.each([
    { cameras: 0, cores: 4, readers: 1 },
    { cameras: 2, cores: 1, readers: 1 },
    { cameras: 2, cores: 2, readers: 1 },
    { cameras: 2, cores: 4, readers: 2 },
    { cameras: 9, cores: 4, readers: 3 },
    { cameras: 9, cores: 32, readers: 4 },
  ])('$cameras cameras on $cores cores: $readers', ({ cameras, cores, readers }) => {
    expect(readersFor(cameras, cores)).toBe(readers);
  });
});
