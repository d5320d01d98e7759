import { setImmediate as ioTurn } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jpegMaker, type JpegMaker } from '../../test/jpegs.ts';
import { manualClock, type ManualClock } from '../../test/manual-clock.ts';
import {
  answersWith,
  cameraStream,
  ESP32_STREAM,
  misbehavingCameraServer,
  neverAnswers,
  saysStatus,
  streamPart,
  type CameraStream,
  type MisbehavingCameraServer,
} from '../../test/misbehaving-camera-server.ts';
import type { Clock } from '../clock.ts';
import { cameraContract } from './camera.contract.ts';
import type { Camera, CameraState, FrameOrTrouble } from './camera.ts';
import { mjpegCamera, type MjpegCameraOptions } from './mjpeg-camera.ts';

const RETRY_CAP_MS = 4_000;
const RARELY_MS = 1e12;
const STALL_MS = 5_000;

cameraContract('an MJPEG camera', async (options) => {
  const { clock } = options;
  const server = await misbehavingCameraServer();
  const stream = cameraStream();
  server.behave(stream.behaviour);
  const camera = mjpegCamera({
    ...options,
    url: `${server.origin}/stream`,
    stallMs: RARELY_MS,
    firstRetryMs: 500,
    retryCapMs: RETRY_CAP_MS,
    discardFirst: 0,
    random: () => 1,
  });
  return {
    camera,
    show: async (picture) => {
      await server.comeBack();
      while (!stream.isWatched) {
        clock.advance(RETRY_CAP_MS);
        await ioTurn();
      }
      clock.advance(1);
      const arrived = camera.frame(clock.now(), new AbortController().signal);
      stream.send(picture);
      await arrived;
    },
    hide: server.goAway,
    manyPictures: 2_000,
    untilDisconnected: server.untilNobodyIsConnected,
    dispose: server.close,
  };
});

describe('an MJPEG camera', () => {
  let jpeg: JpegMaker;
  let clock: ManualClock;
  let server: MisbehavingCameraServer;
  let stream: CameraStream;
  const cameras: Camera[] = [];

  beforeAll(async () => {
    jpeg = await jpegMaker();
  });
  beforeEach(async () => {
    clock = manualClock(0);
    server = await misbehavingCameraServer();
    stream = cameraStream();
    server.behave(stream.behaviour);
  });
  afterEach(async () => {
    await Promise.all(cameras.splice(0).map((camera) => camera.stop()));
    await server.close();
  });

  const cameraWith = (options: Partial<MjpegCameraOptions> = {}): Camera => {
    const camera = mjpegCamera({
      place: { gateId: 'north', watches: 'in' },
      clock,
      url: `${server.origin}/stream`,
      timeLimitMs: 3_000,
      maxBytes: 100_000,
      stallMs: STALL_MS,
      firstRetryMs: 1_000,
      retryCapMs: 8_000,
      discardFirst: 0,
      random: () => 1,
      ...options,
    });
    cameras.push(camera);
    return camera;
  };
  const ask = (camera: Camera, notBefore = clock.now()): Promise<FrameOrTrouble> =>
    camera.frame(notBefore, new AbortController().signal);
  /** The next state that the camera tells. */
  const nextState = (camera: Camera): Promise<CameraState> =>
    new Promise((resolve) => {
      const leave = camera.onState((state) => {
        leave();
        resolve(state);
      });
    });

  it('connects when started and answers from what it has', async () => {
    const camera = cameraWith();
    camera.start();
    camera.start();
    await stream.untilWatched();
    const state = nextState(camera);
    stream.send(jpeg('one'), jpeg('two'), jpeg('three'));
    expect(await state).toMatchObject({ name: 'live' });
    expect(await ask(camera)).toMatchObject({ frame: { picture: jpeg('three'), takenAt: 0 } });
    expect(server.requestCount).toBe(1);
  });

  it('waits for a picture that arrives late enough', async () => {
    const camera = cameraWith();
    const early = ask(camera);
    await stream.untilWatched();
    stream.send(jpeg('early'));
    expect(await early).toMatchObject({ frame: { picture: jpeg('early') } });
    clock.advance(100);
    const late = ask(camera);
    stream.send(jpeg('late'));
    expect(await late).toMatchObject({ frame: { picture: jpeg('late'), takenAt: 100 } });
    expect(await ask(camera, 50)).toMatchObject({ frame: { picture: jpeg('late') } });
  });

  it('waits no longer than its time limit', async () => {
    const camera = cameraWith();
    const answer = ask(camera);
    await stream.untilWatched();
    clock.advance(3_000);
    expect(await answer).toMatchObject({ ok: false, trouble: { kind: 'too-slow' } });
  });

  it('throws away what a new connection finds in the buffers of the camera', async () => {
    const camera = cameraWith({ discardFirst: 1 });
    const answer = ask(camera);
    await stream.untilWatched();
    stream.send(jpeg('the car before'), jpeg('this car'));
    expect(await answer).toMatchObject({ frame: { picture: jpeg('this car') } });
  });

  it('understands a stream whose boundary is not the one announced', async () => {
    const odd = cameraStream({
      boundary: '--odd boundary',
      announcedBoundary: '"another"',
      newline: '\n',
      partLength: () => 7,
      chunked: false,
    });
    server.behave(odd.behaviour);
    const answer = ask(cameraWith());
    await odd.untilWatched();
    odd.send(jpeg('found all the same'));
    expect(await answer).toMatchObject({ frame: { picture: jpeg('found all the same') } });
  });

  it('does not give a picture that broke off, but the next', async () => {
    const answer = ask(cameraWith());
    await stream.untilWatched();
    stream.sendBytes(streamPart(jpeg('broken', 9_000), ESP32_STREAM).subarray(0, -300));
    stream.send(jpeg('whole'));
    expect(await answer).toMatchObject({ frame: { picture: jpeg('whole') } });
  });

  describe('when the stream is lost', () => {
    it('says so and comes back after a wait', async () => {
      const camera = cameraWith();
      const first = ask(camera);
      await stream.untilWatched();
      stream.send(jpeg('one'), jpeg('two'));
      await first;
      const lost = nextState(camera);
      stream.end();
      expect(await lost).toMatchObject({ name: 'connecting', trouble: { kind: 'cut-off' } });
      await server.untilNobodyIsConnected();

      clock.advance(999);
      expect(clock.pending()).toBe(1);
      clock.advance(1);
      const back = nextState(camera);
      await stream.untilWatched();
      stream.send(jpeg('three'));
      expect(await back).toMatchObject({ name: 'live', trouble: null, since: 1_000 });
    });

    it('waits twice as long after each failure, up to the cap, and begins anew after a picture', async () => {
      const waits: number[] = [];
      const noting: Clock = {
        now: () => clock.now(),
        after: (delayMs, task) => {
          if (delayMs !== STALL_MS) waits.push(delayMs);
          return clock.after(delayMs, task);
        },
      };
      const untilWaiting = async (count: number): Promise<void> => {
        while (waits.length < count) await ioTurn();
      };
      server.behave(saysStatus(503));
      const camera = cameraWith({ clock: noting });
      camera.start();
      for (let failures = 1; failures <= 5; failures += 1) {
        await untilWaiting(failures);
        clock.advance(waits.at(-1) ?? 0);
      }
      await untilWaiting(6);
      expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
      expect(camera.state).toMatchObject({ name: 'gone', trouble: { kind: 'refused' } });

      server.behave(stream.behaviour);
      clock.advance(8_000);
      await stream.untilWatched();
      const back = nextState(camera);
      stream.send(jpeg('back'));
      expect(await back).toMatchObject({ name: 'live' });
      stream.end();
      await untilWaiting(7);
      expect(waits.at(-1)).toBe(1_000);
    });

    it('tells the trouble it is in to whoever asks in vain', async () => {
      server.behave(saysStatus(401));
      const camera = cameraWith();
      const known = nextState(camera);
      const answer = ask(camera);
      await known;
      clock.advance(3_000);
      expect(await answer).toMatchObject({ ok: false, trouble: { kind: 'refused' } });
    });

    it('gives up a connection that says nothing', async () => {
      server.behave(neverAnswers);
      const camera = cameraWith();
      camera.start();
      await server.nextRequest();
      clock.advance(STALL_MS);
      expect(camera.state).toMatchObject({ name: 'connecting', trouble: { kind: 'too-slow' } });
      await server.untilNobodyIsConnected();
      clock.advance(1_000);
      await server.nextRequest();
    });

    it('gives up a stream that stalls, counted from its last picture', async () => {
      const camera = cameraWith();
      const first = ask(camera);
      await stream.untilWatched();
      clock.advance(2_000);
      stream.send(jpeg('last'));
      await first;
      clock.advance(STALL_MS - 1);
      expect(camera.state.name).toBe('live');
      clock.advance(1);
      expect(camera.state).toMatchObject({ name: 'connecting', trouble: { kind: 'too-slow' } });
      await server.untilNobodyIsConnected();
    });

    it.each<[string, () => Uint8Array]>([
      ['too-large', () => jpeg('large', 150_000)],
      ['cut-off', () => Buffer.concat([jpeg('cut').subarray(0, -300), jpeg('next').subarray(0, -300)])],
    ])('says when nothing comes of the stream since its pictures are %s', async (kind, bad) => {
      const camera = cameraWith();
      const lost = nextState(camera);
      camera.start();
      await stream.untilWatched();
      stream.send(bad());
      stream.end();
      expect(await lost).toMatchObject({ trouble: { kind } });
    });

    it('recognises the address of a page and that of a single picture', async () => {
      server.behave(answersWith(Buffer.from('<html>'), { contentType: 'text/html' }));
      const camera = cameraWith();
      const page = nextState(camera);
      camera.start();
      expect(await page).toMatchObject({ trouble: { kind: 'not-a-picture' } });

      server.behave(answersWith(jpeg('single')));
      const told: CameraState[] = [];
      camera.onState((state) => told.push(state));
      clock.advance(1_000);
      while (told.length < 2) await ioTurn();
      expect(told).toMatchObject([
        { name: 'live' },
        {
          name: 'connecting',
          trouble: { kind: 'cut-off', detail: expect.stringContaining('"http-snapshot"') as string },
        },
      ]);
    });
  });

  describe('that may close its stream while nobody asks', () => {
    const IDLE_MS = 10_000;

    it('opens it for whoever asks and closes it after a while', async () => {
      const camera = cameraWith({ idleAfterMs: IDLE_MS, stallMs: 60_000 });
      camera.start();
      expect(clock.pending()).toBe(0);

      const first = ask(camera);
      await stream.untilWatched();
      stream.send(jpeg('first'));
      await first;
      clock.advance(IDLE_MS - 1);
      await ask(camera, 0);
      clock.advance(IDLE_MS - 1);
      expect(stream.isWatched).toBe(true);
      clock.advance(1);
      await server.untilNobodyIsConnected();
      expect(clock.pending()).toBe(0);
      expect(camera.state).toMatchObject({ name: 'live', trouble: null });

      const again = ask(camera);
      await stream.untilWatched();
      stream.send(jpeg('again'));
      expect(await again).toMatchObject({ frame: { picture: jpeg('again') } });
      expect(server.requestCount).toBe(2);
    });

    it('leaves no timer behind when it is stopped', async () => {
      const camera = cameraWith({ idleAfterMs: IDLE_MS });
      const answer = ask(camera);
      await stream.untilWatched();
      await camera.stop();
      expect(await answer).toMatchObject({ trouble: { kind: 'stopped' } });
      expect(clock.pending()).toBe(0);
    });

    it('tries no further when nobody asks', async () => {
      await server.goAway();
      const camera = cameraWith({ idleAfterMs: IDLE_MS, retryCapMs: 60_000, firstRetryMs: 60_000 });
      const lost = nextState(camera);
      const answer = ask(camera);
      expect(await lost).toMatchObject({ trouble: { kind: 'unreachable' } });
      clock.advance(IDLE_MS);
      expect(await answer).toMatchObject({ trouble: { kind: 'unreachable' } });
      expect(clock.pending()).toBe(0);
    });
  });
});
