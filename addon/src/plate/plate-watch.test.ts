import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../test/manual-clock.ts';
import { simulatedCamera } from '../simulation/simulated-camera.ts';
import { truePicture, trueReader } from '../simulation/true-reader.ts';
import type { PlateReader, ReadResult } from './plate-reader.ts';
import { watchPlates } from './plate-watch.ts';
import type { Settlement } from './settling/settlement.ts';

const START = Date.UTC(2026, 10, 23, 8);
const MINUTE_MS = 60_000;

interface ApproachOptions {
  readonly reader?: PlateReader;
  readonly keep?: (picture: Uint8Array) => Promise<string>;
}

/** The approach `in` of a gate with a camera that shows what it is told to; nothing watches the other side. */
function approach({ reader = trueReader(), keep }: ApproachOptions = {}) {
  const clock = manualClock(START);
  let shown: (takenAt: number) => Uint8Array = (takenAt) => truePicture(null, String(takenAt));
  let asked = 0;
  const camera = simulatedCamera({
    place: { gateId: 'main', watches: 'in' },
    clock,
    picture: (takenAt) => {
      asked += 1;
      return Promise.resolve(shown(takenAt));
    },
    timeLimitMs: 2_000,
  });
  const kept = new Map<string, Uint8Array>();
  const news: { passageId: string; settlement: Settlement; pictureId: string | null }[] = [];
  const defects: unknown[] = [];
  const watch = watchPlates({
    cameras: { in: camera },
    reader,
    clock,
    settling: { known: { has: () => true, hasNeighbour: () => false } },
    keep:
      keep ??
      ((picture) => {
        const id = createHash('sha256').update(picture).digest('hex');
        kept.set(id, picture);
        return Promise.resolve(id);
      }),
    onSettlement: (passageId, settlement, pictureId) => news.push({ passageId, settlement, pictureId }),
    onDefect: (error) => defects.push(error),
  });

  const lane = {
    clock,
    camera,
    watch,
    news,
    defects,
    /** How many pictures the camera was asked for. */
    asked: () => asked,
    last: () => news.at(-1),
    /** From now on every picture shows this plate, each with its own noise. */
    shows: (plate: string | null) => {
      shown = (takenAt) => truePicture(plate, String(takenAt));
      return lane;
    },
    /** From now on every other picture shows the other plate. */
    flickers: (one: string, other: string) => {
      let turn = 0;
      shown = (takenAt) => truePicture((turn += 1) % 2 === 0 ? one : other, String(takenAt));
      return lane;
    },
    /** The camera hangs: it gives this picture again and again. */
    hangsOn: (plate: string) => {
      shown = () => truePicture(plate);
      return lane;
    },
    vehicle: (passageId = 'p1', direction: 'in' | 'out' = 'in') => ({
      passageId,
      direction,
      arrivedAt: clock.now(),
    }),
    arrives: (passageId = 'p1') => {
      watch.follow([lane.vehicle(passageId)]);
      return lane;
    },
    pass: async (ms: number) => {
      for (let gone = 0; gone < ms; gone += 50) {
        await everyPromise();
        clock.advance(50);
      }
      await everyPromise();
    },
    platesIn: async (pictureId: string) => {
      const picture = kept.get(pictureId);
      if (picture === undefined) throw new Error('that picture was never kept');
      const result = await trueReader().read(picture);
      return result.ok ? result.reading.plates.map(({ text }) => text) : [];
    },
  };
  return lane;
}

/** All promises that need no time have been resolved. */
const everyPromise = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a vehicle at the approach', () => {
  it('is read until its plate is settled, within a second', async () => {
    const lane = approach().shows('KA01AB1234').arrives();
    await lane.pass(1_000);
    expect(lane.last()).toMatchObject({
      passageId: 'p1',
      settlement: { state: 'settled', plate: 'KA01AB1234', readers: ['true-reader', 'true-witness'] },
    });
  });

  it('that waits keeps being read, so that the one that takes its place is seen', async () => {
    const lane = approach().shows('KA01AB1234').arrives();
    await lane.pass(MINUTE_MS);
    const before = lane.watch.takeReadings('p1').length;
    expect(before).toBeGreaterThan(5);
    lane.shows('XX1');
    await lane.pass(MINUTE_MS);
    const texts = lane.watch.takeReadings('p1').map(({ plates }) => plates[0]?.text);
    expect(new Set(texts)).toEqual(new Set(['XX1']));
  });

  it('that stands there unreadable is read without rest until it can be read', async () => {
    const lane = approach().shows(null).arrives();
    await lane.pass(MINUTE_MS);
    expect(lane.last()).toMatchObject({ settlement: { state: 'nothing' } });
    lane.shows('KA01AB1234');
    await lane.pass(1_000);
    expect(lane.last()).toMatchObject({ settlement: { state: 'settled', plate: 'KA01AB1234' } });
  });

  it('whose plate stays in doubt is read without rest for some seconds, then once a second', async () => {
    const lane = approach().flickers('KA01AB1234', 'DL2C').arrives();
    await lane.pass(MINUTE_MS);
    const times = lane.watch.takeReadings('p1').map(({ takenAt }) => takenAt);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.max(...gaps.slice(0, 20))).toBeLessThan(500);
    expect(Math.min(...gaps.slice(-20))).toBeGreaterThanOrEqual(1_000);
    expect(lane.last()).toMatchObject({ settlement: { state: 'tentative' } });
    lane.shows('XX1');
    await lane.pass(3_000);
    expect(lane.last()).toMatchObject({ settlement: { state: 'settled', plate: 'XX1' } });
  });

  it('is left alone when it has left: no picture is asked for and no timer is left', async () => {
    const lane = approach().shows('KA01AB1234').arrives();
    await lane.pass(200);
    lane.watch.follow([]);
    await everyPromise();
    const asked = lane.asked();
    expect(lane.clock.pending()).toBe(0);
    await lane.pass(MINUTE_MS);
    expect(lane.asked()).toBe(asked);
  });

  it('is not mixed up with the one that comes after it', async () => {
    const lane = approach().shows('KA01AB1234').arrives('p1');
    await lane.pass(1_000);
    lane.shows('DL2C').arrives('p2');
    await lane.pass(1_000);
    expect(lane.last()).toMatchObject({ passageId: 'p2', settlement: { plate: 'DL2C' } });
    expect(lane.watch.takeReadings('p1').every(({ plates }) => plates[0]?.text === 'KA01AB1234')).toBe(true);
  });

  it('is not read where no camera watches', async () => {
    const lane = approach().shows('KA01AB1234');
    lane.watch.follow([lane.vehicle('p1', 'out')]);
    await lane.pass(MINUTE_MS);
    expect(lane.asked()).toBe(0);
    expect(lane.watch.takeReadings('p1')).toEqual([]);
  });

  it('is followed once, however often it is named', async () => {
    const once = approach().shows(null).arrives();
    await once.pass(2_000);
    const often = approach().shows(null);
    const vehicle = often.vehicle();
    for (let turn = 0; turn < 40; turn += 1) {
      often.watch.follow([vehicle]);
      await often.pass(50);
    }
    expect(often.asked()).toBe(once.asked());
  });
});

describe('the readings of a vehicle', () => {
  it('are handed out once, in the order in which they were taken', async () => {
    const lane = approach().shows(null).arrives();
    await lane.pass(1_000);
    const first = lane.watch.takeReadings('p1');
    expect(first.length).toBeGreaterThan(3);
    expect(lane.watch.takeReadings('p1')).toEqual([]);
    await lane.pass(1_000);
    const taken = [...first, ...lane.watch.takeReadings('p1')].map(({ takenAt }) => takenAt);
    expect(taken).toEqual([...new Set(taken)].sort((a, b) => a - b));
    expect(taken[0]).toBeGreaterThanOrEqual(START);
  });

  it('are gone with its passage', async () => {
    const lane = approach().shows('KA01AB1234').arrives();
    await lane.pass(1_000);
    lane.watch.forget('p1');
    expect(lane.watch.takeReadings('p1')).toEqual([]);
    await everyPromise();
    expect(lane.clock.pending()).toBe(0);
  });
});

describe('a camera that hangs', () => {
  it('is one witness, however long it goes on: nothing is settled', async () => {
    const lane = approach().hangsOn('KA01AB1234').arrives();
    await lane.pass(MINUTE_MS);
    expect(lane.watch.takeReadings('p1')).toHaveLength(1);
    expect(lane.last()).toMatchObject({ settlement: { state: 'tentative', best: 'KA01AB1234' } });
  });

  it('is one witness also for a vehicle that was out of sight for a moment', async () => {
    const lane = approach().hangsOn('KA01AB1234').arrives();
    await lane.pass(1_000);
    lane.watch.follow([]);
    await lane.pass(1_000);
    lane.arrives();
    await lane.pass(MINUTE_MS);
    expect(lane.last()).toMatchObject({ settlement: { state: 'tentative' } });
  });

  it('is a good witness again when it goes on', async () => {
    const lane = approach().hangsOn('KA01AB1234').arrives();
    await lane.pass(MINUTE_MS);
    lane.shows('KA01AB1234');
    await lane.pass(1_000);
    expect(lane.last()).toMatchObject({ settlement: { state: 'settled', plate: 'KA01AB1234' } });
  });
});

describe('a camera that is gone', () => {
  it('is asked again until it is back; that is no defect', async () => {
    const lane = approach().shows('KA01AB1234');
    lane.camera.lose(MINUTE_MS);
    lane.arrives();
    await lane.pass(MINUTE_MS - 100);
    expect(lane.news).toEqual([]);
    expect(lane.camera.state.trouble?.kind).toBe('unreachable');
    await lane.pass(1_100);
    expect(lane.last()).toMatchObject({ settlement: { state: 'settled', plate: 'KA01AB1234' } });
    expect(lane.defects).toEqual([]);
  });

  it('is asked in vain at a pace that harms nobody once it was stopped', async () => {
    const lane = approach().shows('KA01AB1234').arrives();
    await lane.camera.stop();
    await lane.pass(MINUTE_MS);
    expect(lane.clock.pending()).toBe(1);
    expect(lane.news).toEqual([]);
  });
});

/** A reader that does what it is told with the picture of each turn (0 is the first) and else reads truly. */
function strangeReader(odd: (turn: number) => Promise<ReadResult> | null): PlateReader {
  const inner = trueReader();
  let turn = -1;
  return { ...inner, read: (picture) => odd((turn += 1)) ?? inner.read(picture) };
}

describe('a reader', () => {
  it('that breaks down on a picture is told of, and reading goes on with the next', async () => {
    const broken = new Error('the network ran out of memory');
    const lane = approach({
      reader: strangeReader((turn) => (turn === 0 ? Promise.reject(broken) : null)),
    });
    lane.shows('KA01AB1234').arrives();
    await lane.pass(1_000);
    expect(lane.defects).toEqual([broken]);
    expect(lane.last()).toMatchObject({ settlement: { state: 'settled', plate: 'KA01AB1234' } });
  });

  it('that cannot open a picture says so: it is neither a witness nor a defect', async () => {
    const cutOff: ReadResult = { ok: false, trouble: { kind: 'cut-off', detail: 'The picture ends early.' } };
    const lane = approach({
      reader: strangeReader((turn) => (turn < 3 ? Promise.resolve(cutOff) : null)),
    });
    lane.shows('KA01AB1234').arrives();
    await lane.pass(2_000);
    expect(lane.defects).toEqual([]);
    expect(lane.news[0]).toMatchObject({ settlement: { state: 'tentative', frames: 1 } });
    expect(lane.last()).toMatchObject({ settlement: { state: 'settled' } });
  });
});

describe('the picture of a passage', () => {
  it('is one that shows the settled plate, not the misread one before it', async () => {
    const lane = approach().shows('KA01A81234').arrives();
    await lane.pass(100);
    const misread = lane.last()?.pictureId ?? '';
    expect(await lane.platesIn(misread)).toEqual(['KA01A81234']);
    lane.shows('KA01AB1234');
    await lane.pass(2_000);
    const best = lane.last()?.pictureId ?? '';
    expect(await lane.platesIn(best)).toEqual(['KA01AB1234']);
  });

  it('is there also when nothing could be read', async () => {
    const lane = approach().shows(null).arrives();
    await lane.pass(1_000);
    expect(await lane.platesIn(lane.last()?.pictureId ?? '')).toEqual([]);
  });

  it('keeps nobody waiting when the disk is slow', async () => {
    const disk = Promise.withResolvers<undefined>();
    const lane = approach({ keep: () => disk.promise.then(() => 'picture') });
    lane.shows('KA01AB1234').arrives();
    await lane.pass(1_000);
    expect(lane.last()).toMatchObject({ settlement: { state: 'settled' }, pictureId: null });
    disk.resolve(undefined);
    await everyPromise();
    expect(lane.last()).toMatchObject({ settlement: { state: 'settled' }, pictureId: 'picture' });
  });

  it('is tried again with the next frame when the disk refuses one', async () => {
    let refusals = 2;
    const lane = approach({
      keep: () =>
        (refusals -= 1) >= 0 ? Promise.reject(new Error('disk full')) : Promise.resolve('picture'),
    });
    lane.shows('KA01AB1234').arrives();
    await lane.pass(10_000);
    expect(lane.defects).toHaveLength(2);
    expect(lane.last()).toMatchObject({ settlement: { state: 'settled' }, pictureId: 'picture' });
  });
});

describe('the end of reading', () => {
  it('comes when the picture under way has been read, and leaves nothing behind', async () => {
    const busy = Promise.withResolvers<undefined>();
    const inner = trueReader();
    const lane = approach({
      reader: { ...inner, read: (picture) => busy.promise.then(() => inner.read(picture)) },
    });
    lane.shows('KA01AB1234').arrives();
    await lane.pass(100);
    let ended = false;
    const end = lane.watch.stop().then(() => (ended = true));
    await lane.pass(1_000);
    expect(ended).toBe(false);
    busy.resolve(undefined);
    await end;
    expect(lane.clock.pending()).toBe(0);
  });

  it('is the end, whoever is still said to stand there', async () => {
    const lane = approach().shows('KA01AB1234').arrives();
    await lane.pass(1_000);
    await lane.watch.stop();
    const asked = lane.asked();
    lane.arrives('p1').arrives('p2');
    await lane.pass(MINUTE_MS);
    expect(lane.asked()).toBe(asked);
    expect(lane.clock.pending()).toBe(0);
  });
});
