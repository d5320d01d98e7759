import { getEventListeners } from 'node:events';
import { setImmediate as ioTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jpegMaker, type JpegMaker } from '../../test/jpegs.ts';
import { manualClock, type ManualClock } from '../../test/manual-clock.ts';
import type { Camera, CameraPlace, CameraState, FrameOrTrouble } from './camera.ts';

/** What the contract gives to each camera that it tests. */
export interface CameraTestOptions {
  readonly place: CameraPlace;
  readonly clock: ManualClock;
  readonly timeLimitMs: number;
  readonly maxBytes: number;
}

/** A camera together with what it looks at. */
export interface CameraUnderTest {
  readonly camera: Camera;
  /** From now on this is what the camera sees; resolves when the next frame can show it. May move the clock. */
  show(picture: Uint8Array): Promise<void>;
  /** From now on the camera is lost. */
  hide(): Promise<void>;
  /** Resolves when the camera has no connection open. */
  untilDisconnected(): Promise<void>;
  /** How many pictures show that memory stays flat: fewer where each costs a connection. */
  readonly manyPictures?: number;
  dispose(): Promise<void>;
}

const PLACE: CameraPlace = { gateId: 'north', watches: 'in' };
const START = Date.parse('2026-03-01T08:00:00Z');
const TIME_LIMIT_MS = 5_000;
const PICTURE_BYTES = 64 * 1024;

/** What every camera keeps, whatever it is behind. */
export function cameraContract(
  name: string,
  prepare: (options: CameraTestOptions) => Promise<CameraUnderTest>,
): void {
  describe(`${name} as a camera`, () => {
    let jpeg: JpegMaker;
    let clock: ManualClock;
    let test: CameraUnderTest;
    let camera: Camera;
    let asker: AbortController;

    beforeAll(async () => {
      jpeg = await jpegMaker();
    });
    beforeEach(async () => {
      clock = manualClock(START);
      asker = new AbortController();
      test = await prepare({ place: PLACE, clock, timeLimitMs: TIME_LIMIT_MS, maxBytes: 1024 * 1024 });
      camera = test.camera;
    });
    afterEach(async () => {
      await camera.stop();
      await test.dispose();
    });

    const newest = (): Promise<FrameOrTrouble> => camera.frame(clock.now(), asker.signal);
    /** Asks for a picture of after now, and lets the time limit go by when nothing else answers. */
    const askInVain = async (): Promise<FrameOrTrouble> => {
      clock.advance(1);
      const answer = newest();
      await ioTurn();
      clock.advance(TIME_LIMIT_MS);
      return answer;
    };

    it('gives the picture, when it was taken and where', async () => {
      camera.start();
      const picture = jpeg('first');
      await test.show(picture);
      const askedAt = clock.now();
      const answer = await camera.frame(askedAt, asker.signal);
      expect(answer).toEqual({ ok: true, frame: { ...PLACE, takenAt: askedAt, picture } });
      expect(camera.place).toEqual(PLACE);
      expect(camera.state).toEqual({ name: 'live', since: askedAt, trouble: null });
    });

    it('is connecting before its first picture', () => {
      expect(camera.state).toEqual({ name: 'connecting', since: START, trouble: null });
    });

    it('gives the newest picture to whoever asks late', async () => {
      camera.start();
      for (const label of ['first', 'second', 'third']) await test.show(jpeg(label));
      const answer = await newest();
      expect(answer).toMatchObject({ ok: true, frame: { picture: jpeg('third') } });
    });

    it('gives a picture whose length is a multiple of 1024 whole', async () => {
      camera.start();
      const picture = jpeg('the original lost its last 1024 bytes', 24 * 1024);
      expect(picture.length % 1024).toBe(0);
      await test.show(picture);
      expect(await newest()).toMatchObject({ ok: true, frame: { picture } });
    });

    it('keeps memory flat over thousands of pictures', async () => {
      camera.start();
      const used = usedBytes();
      const showAndAsk = async (round: number): Promise<void> => {
        await test.show(jpeg(`picture ${round}`, PICTURE_BYTES));
        const answer = await newest();
        expect(answer.ok).toBe(true);
      };
      for (let round = 0; round < 50; round += 1) await showAndAsk(round);
      const before = await used();
      for (let round = 50; round < (test.manyPictures ?? 5_000); round += 1) await showAndAsk(round);
      const grown = (await used()) - before;
      expect(grown).toBeLessThan(32 * PICTURE_BYTES);
    });

    it('says that it is gone, why, and that it is back', async () => {
      camera.start();
      const told: CameraState[] = [];
      camera.onState((state) => told.push(state));
      await test.show(jpeg('before'));
      await newest();
      await test.hide();
      while (camera.state.name !== 'gone') {
        const answer = await askInVain();
        expect(answer.ok).toBe(false);
        if (!answer.ok) expect(answer.trouble.detail).toMatch(/^\S.{20,}\.$/);
      }
      expect(camera.state.trouble?.detail).toMatch(/^\S.{20,}\.$/);

      await test.show(jpeg('after'));
      expect(await newest()).toMatchObject({ ok: true, frame: { picture: jpeg('after') } });
      expect(camera.state).toMatchObject({ name: 'live', trouble: null });

      const names = told.map((state) => state.name).filter((name, i, all) => name !== all[i - 1]);
      expect(names.at(0)).toBe('live');
      expect(names.slice(1)).toEqual(['connecting', 'gone', 'live']);
      expect(told.at(-1)).toEqual(camera.state);
    });

    it('tells nobody who has left', async () => {
      camera.start();
      let told = 0;
      const leave = camera.onState(() => (told += 1));
      leave();
      leave();
      await test.show(jpeg('unseen'));
      await newest();
      expect(told).toBe(0);
    });

    it('answers at once when the asker gives up, and tells it from a fault', async () => {
      camera.start();
      await test.hide();
      clock.advance(1);
      const before = camera.state;
      const asked = newest();
      asker.abort();
      expect(await asked).toMatchObject({ ok: false, trouble: { kind: 'stopped' } });
      expect(await newest()).toMatchObject({ ok: false, trouble: { kind: 'stopped' } });
      expect(camera.state).toEqual(before);
    });

    it('leaves nothing behind on the signal of the asker', async () => {
      camera.start();
      await test.show(jpeg('again and again'));
      for (let count = 0; count < 20; count += 1) await newest();
      await test.hide();
      await askInVain();
      expect(getEventListeners(asker.signal, 'abort')).toEqual([]);
    });

    it('may be asked by several at a time', async () => {
      camera.start();
      await test.show(jpeg('for all'));
      const answers = await Promise.all([newest(), newest(), newest()]);
      for (const answer of answers) {
        expect(answer).toMatchObject({ ok: true, frame: { picture: jpeg('for all') } });
      }
    });

    it('stops for good, however often, and leaves nothing open', async () => {
      camera.start();
      camera.start();
      await test.show(jpeg('last'));
      await newest();
      clock.advance(1);
      const waiting = newest();
      await Promise.all([camera.stop(), camera.stop()]);
      const stopped = { ok: false, trouble: { kind: 'stopped' } };
      expect([await waiting, await newest()]).toMatchObject([stopped, stopped]);
      camera.start();
      await camera.stop();
      expect(await newest()).toMatchObject(stopped);
      expect(camera.state).toMatchObject({ name: 'gone', trouble: { kind: 'stopped' } });
      expect(clock.pending()).toBe(0);
      await test.untilDisconnected();
    });

    it('can be stopped before it was started or asked', async () => {
      await camera.stop();
      expect(await newest()).toMatchObject({ ok: false, trouble: { kind: 'stopped' } });
      expect(clock.pending()).toBe(0);
    });
  });
}

/** Measures what pictures are kept in, after a real collection of garbage. */
function usedBytes(): () => Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  return async () => {
    // Sockets let go of their buffers when their close was heard.
    for (let turn = 0; turn < 3; turn += 1) {
      await ioTurn();
      collect();
    }
    return process.memoryUsage().arrayBuffers;
  };
}
