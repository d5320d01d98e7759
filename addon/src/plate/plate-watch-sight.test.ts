import { expect, it } from 'vitest';
import { manualClock } from '../../test/manual-clock.ts';
import { plateReadingOf } from '../../test/plate-reading.ts';
import { simulatedCamera } from '../simulation/simulated-camera.ts';
import { truePicture } from '../simulation/true-reader.ts';
import { watchPlates } from './plate-watch.ts';
import type { PictureReading } from './reading.ts';

/** All promises that need no time have been resolved. */
const everyPromise = () => new Promise<void>((resolve) => setImmediate(resolve));

const NOTHING: PictureReading = {
  plates: [],
  advice: null,
  brightness: 30,
  reader: 'eye',
  wallMs: 1,
  cpuMs: 1,
};
const PLATE: PictureReading = { ...NOTHING, plates: [plateReadingOf('KA01AB1234')], brightness: 90 };

/** A lane whose reader says these things of the first pictures, one after the other; null: it cannot open them. */
function laneThatShows(...says: readonly (PictureReading | null)[]) {
  const disk = Promise.withResolvers<string>();
  const clock = manualClock(1_000);
  const turns = [...says];
  let later: Promise<PictureReading | null> | null = null;
  const watch = watchPlates({
    cameras: {
      in: simulatedCamera({
        place: { gateId: 'main', watches: 'in' },
        clock,
        picture: (takenAt) => Promise.resolve(truePicture(null, String(takenAt))),
        timeLimitMs: 2_000,
      }),
    },
    reader: {
      name: 'eye',
      read: () => {
        const reading = turns.shift();
        if (reading === undefined) return new Promise(() => undefined);
        const trouble = { kind: 'cut-off', detail: 'The picture ends early.' } as const;
        if (reading === null) return Promise.resolve({ ok: false, trouble });
        return Promise.resolve({ ok: true, reading, ...(later !== null && { later }) });
      },
      close: () => Promise.resolve(),
    },
    clock,
    keep: () => disk.promise,
    onSettlement: () => undefined,
    onDefect: (error) => {
      throw error;
    },
  });
  return {
    watch,
    disk,
    hearLater: (reading: PictureReading) => {
      later = Promise.resolve(reading);
    },
    arrives: (direction: 'in' | 'out' = 'in') => {
      watch.follow([{ passageId: 'p1', direction, arrivedAt: clock.now() }]);
    },
    allRead: async () => {
      for (let turn = 0; turn < 100; turn += 1) {
        clock.advance(50);
        await everyPromise();
      }
    },
  };
}

it('what the camera made of a vehicle is told as long as its passage lasts', async () => {
  const lane = laneThatShows(NOTHING, null, { ...NOTHING, found: 1 }, PLATE);
  lane.arrives();
  expect(lane.watch.sight('p1')).toMatchObject({ frames: 0, firstAt: null });
  await lane.allRead();
  const sight = lane.watch.sight('p1');
  expect(sight).toMatchObject({ frames: 3, found: 2, read: 1, brightness: 50 });
  expect(sight?.firstAt).toBeGreaterThanOrEqual(1_000);
  expect(sight?.firstAt).toBeLessThan(2_000);
  lane.watch.forget('p1');
  expect(lane.watch.sight('p1')).toBeNull();
});

it('who is heard later is part of it', async () => {
  const lane = laneThatShows(NOTHING);
  lane.hearLater(PLATE);
  lane.arrives();
  await lane.allRead();
  expect(lane.watch.sight('p1')).toMatchObject({ frames: 1, found: 1, read: 1 });
});

it('there is none where no camera watches', async () => {
  const lane = laneThatShows(PLATE);
  lane.arrives('out');
  await lane.allRead();
  expect(lane.watch.sight('p1')).toBeNull();
});

it('its picture is told when it is kept, also after the passage is over', async () => {
  const lane = laneThatShows(PLATE);
  lane.arrives();
  await lane.allRead();
  const picture = lane.watch.picture('p1');
  lane.watch.forget('p1');
  lane.disk.resolve('picture');
  expect(await picture).toBe('picture');
  expect(await lane.watch.picture('p1')).toBeNull();
});

it('there is no picture of whom none was read', async () => {
  const lane = laneThatShows(null);
  lane.arrives();
  await lane.allRead();
  expect(await lane.watch.picture('p1')).toBeNull();
});
