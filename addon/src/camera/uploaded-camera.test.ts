import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jpegMaker, type JpegMaker } from '../../test/jpegs.ts';
import { manualClock, type ManualClock } from '../../test/manual-clock.ts';
import { cameraContract } from './camera.contract.ts';
import { uploadedCamera, type UploadedCamera } from './uploaded-camera.ts';

cameraContract('an uploaded camera', (options) => {
  const camera = uploadedCamera(options);
  return Promise.resolve({
    camera,
    show: (picture) => {
      options.clock.advance(1);
      camera.push(picture);
      return Promise.resolve();
    },
    hide: () => Promise.resolve(),
    untilDisconnected: () => Promise.resolve(),
    dispose: () => Promise.resolve(),
  });
});

describe('a camera that uploads its pictures', () => {
  let jpeg: JpegMaker;
  let clock: ManualClock;
  let camera: UploadedCamera;
  const asker = new AbortController();

  beforeAll(async () => {
    jpeg = await jpegMaker();
  });
  beforeEach(() => {
    clock = manualClock(1_000);
    camera = uploadedCamera({
      place: { gateId: 'south', watches: 'out' },
      clock,
      timeLimitMs: 3_000,
      maxBytes: 4_096,
    });
  });

  it('gives the next upload to everybody who waits for it', async () => {
    const waiting = [camera.frame(1_000, asker.signal), camera.frame(1_500, asker.signal)];
    clock.advance(600);
    const pushed = camera.push(jpeg('here'));
    expect(await Promise.all(waiting)).toEqual([pushed, pushed]);
    expect(pushed).toMatchObject({ ok: true, frame: { takenAt: 1_600, picture: jpeg('here') } });
  });

  it('lets whoever wants a later picture wait on', async () => {
    const later = camera.frame(2_000, asker.signal);
    clock.advance(500);
    camera.push(jpeg('too early'));
    clock.advance(500);
    camera.push(jpeg('in time'));
    expect(await later).toMatchObject({ ok: true, frame: { picture: jpeg('in time') } });
  });

  it('waits no longer than its time limit', async () => {
    const waiting = camera.frame(1_000, asker.signal);
    clock.advance(3_000);
    expect(await waiting).toMatchObject({
      ok: false,
      trouble: { kind: 'no-picture-yet', detail: expect.stringContaining('3000 ms') as string },
    });
  });

  it.each([
    ['nothing', new Uint8Array(0), 'not-a-picture'],
    ['text', Buffer.from('<html>busy</html>'), 'not-a-picture'],
  ])('refuses %s and keeps the picture it has', async (_what, bytes, kind) => {
    camera.push(jpeg('good'));
    expect(camera.push(bytes)).toMatchObject({ ok: false, trouble: { kind } });
    expect(camera.state).toMatchObject({ name: 'connecting', trouble: { kind } });
    expect(await camera.frame(0, asker.signal)).toMatchObject({
      ok: true,
      frame: { picture: jpeg('good') },
    });
  });

  it('refuses a picture that was cut off and one that is too large', () => {
    const picture = jpeg('whole', 2_000);
    expect(camera.push(picture.subarray(0, 1_999))).toMatchObject({ trouble: { kind: 'cut-off' } });
    expect(camera.push(jpeg('large', 5_000))).toMatchObject({ trouble: { kind: 'too-large' } });
  });

  it('takes no picture when stopped', async () => {
    await camera.stop();
    expect(camera.push(jpeg('late'))).toMatchObject({ ok: false, trouble: { kind: 'stopped' } });
  });
});
