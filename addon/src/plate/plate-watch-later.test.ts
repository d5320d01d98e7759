import { beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../test/manual-clock.ts';
import type { ManualClock } from '../../test/manual-clock.ts';
import { seen } from '../../test/seen-plates.ts';
import { simulatedCamera } from '../simulation/simulated-camera.ts';
import { truePicture } from '../simulation/true-reader.ts';
import type { PassageSoFar } from './plate-reader.ts';
import { watchPlates } from './plate-watch.ts';
import type { PlateWatch } from './plate-watch.ts';
import type { PictureReading, PlateReading } from './reading.ts';
import type { Settlement } from './settling/settlement.ts';

/** All promises that need no time have been resolved. */
const everyPromise = () => new Promise<void>((resolve) => setImmediate(resolve));

const readingOf = (reader: string, ...plates: readonly PlateReading[]): PictureReading => ({
  plates,
  advice: null,
  reader,
  wallMs: 1,
  cpuMs: 1,
});

let clock: ManualClock;
let watch: PlateWatch;
let news: string[];
/** What the reader was told of each frame, and how it can be heard about it later. */
let frames: { passage: PassageSoFar | undefined; hear: (reading: PictureReading | null) => void }[];
let sees: readonly PlateReading[];

const told = (settlement: Settlement): string =>
  settlement.state === 'nothing'
    ? 'nothing'
    : settlement.state === 'settled'
      ? `settled ${settlement.plate}`
      : `tentative ${settlement.best}`;

beforeEach(() => {
  clock = manualClock(0);
  news = [];
  frames = [];
  sees = [];
  const camera = simulatedCamera({
    place: { gateId: 'main', watches: 'in' },
    clock,
    picture: (takenAt) => Promise.resolve(truePicture(null, String(takenAt))),
    timeLimitMs: 2000,
  });
  watch = watchPlates({
    cameras: { in: camera },
    reader: {
      name: 'eye',
      read: (_, options) => {
        const { promise, resolve } = Promise.withResolvers<PictureReading | null>();
        frames.push({ passage: options?.passage, hear: resolve });
        return Promise.resolve({ ok: true, reading: readingOf('eye', ...sees), later: promise });
      },
      close: () => Promise.resolve(),
    },
    clock,
    settling: { known: { has: (text) => text === 'KA01AB1234', hasNeighbour: () => false } },
    keep: () => Promise.resolve('picture'),
    onSettlement: (passageId, settlement) => news.push(`${passageId}: ${told(settlement)}`),
    onDefect: (error) => {
      throw error;
    },
  });
});

/** So many frames more are read. */
const pass = async (count: number): Promise<void> => {
  const until = frames.length + count;
  while (frames.length < until) {
    clock.advance(50);
    await everyPromise();
  }
};

const arrives = (passageId = 'p1'): void => {
  watch.follow([{ passageId, direction: 'in', arrivedAt: clock.now() }]);
};

const hear = async (frame: number, reading: PictureReading | null): Promise<void> => {
  frames[frame]?.hear(reading);
  await everyPromise();
};

it('a reader is told whose frame it is, the how manieth, and whether the plate is settled', async () => {
  sees = [seen('KA01AB1234')];
  arrives();
  await pass(3);
  const passage = { id: 'p1', gateId: 'main' };
  expect(frames.map((frame) => frame.passage)).toEqual([
    { ...passage, frames: 0, isSettled: false },
    { ...passage, frames: 1, isSettled: false },
    { ...passage, frames: 2, isSettled: true },
  ]);
});

describe('who is heard later about a frame', () => {
  it('counts in the place of what the frame said before', async () => {
    arrives();
    await pass(2);
    expect(news.at(-1)).toBe('p1: nothing');
    await hear(0, readingOf('cloud', seen('KA01AB1234')));
    expect(news.at(-1)).toBe('p1: tentative KA01AB1234');
    await hear(1, readingOf('cloud', seen('KA01AB1234')));
    expect(news.at(-1)).toBe('p1: settled KA01AB1234');
  });

  it('is told to the reader of the frames that follow, and frames are counted once', async () => {
    arrives();
    await pass(2);
    await hear(0, readingOf('cloud', seen('KA01AB1234')));
    await hear(1, readingOf('cloud', seen('KA01AB1234')));
    await pass(1);
    expect(frames.at(-1)?.passage).toMatchObject({ frames: 2, isSettled: true });
  });

  it('is kept for the record: in the place of the first reading, or beside it when that was taken', async () => {
    arrives();
    await pass(2);
    const [first] = watch.takeReadings('p1');
    expect(first?.reader).toBe('eye');
    await hear(0, readingOf('cloud', seen('KA01AB1234')));
    expect(watch.takeReadings('p1')).toMatchObject([{ reader: 'cloud', takenAt: first?.takenAt }]);
    await pass(1);
    await hear(2, readingOf('cloud', seen('KA01AB1234')));
    expect(watch.takeReadings('p1').map(({ reader }) => reader)).toEqual(['cloud']);
  });

  it.each([
    ['nothing new', () => undefined, null],
    [
      'anything once the passage is over',
      () => {
        watch.follow([]);
        watch.forget('p1');
      },
      readingOf('cloud', seen('KA01AB1234')),
    ],
    ['anything once all is stopped', () => void watch.stop(), readingOf('cloud', seen('KA01AB1234'))],
  ])('changes nothing by saying %s', async (_, before, reading) => {
    arrives();
    await pass(2);
    before();
    const known = news.length;
    await hear(0, reading);
    expect(news).toHaveLength(known);
  });

  it('says nothing of the vehicle that came after', async () => {
    arrives('p1');
    await pass(1);
    watch.forget('p1');
    arrives('p1');
    await pass(1);
    const known = news.length;
    await hear(0, readingOf('cloud', seen('KA01AB1234')));
    expect(news).toHaveLength(known);
  });
});
