import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jpegMaker, type JpegMaker } from '../../test/jpegs.ts';
import { manualClock, type ManualClock } from '../../test/manual-clock.ts';
import {
  answersOneBehind,
  answersWith,
  cutsAfter,
  misbehavingCameraServer,
  neverAnswers,
  neverEnds,
  saysStatus,
  sticksAfter,
  talksGarbage,
  type Behaviour,
  type MisbehavingCameraServer,
} from '../../test/misbehaving-camera-server.ts';
import { selfSignedCertificate } from '../../test/self-signed-certificate.ts';
import { cameraContract } from './camera.contract.ts';
import type { Camera, FrameOrTrouble } from './camera.ts';
import { httpSnapshotCamera, type HttpSnapshotCameraOptions } from './http-snapshot-camera.ts';

cameraContract('an HTTP snapshot camera', async (options) => {
  const server = await misbehavingCameraServer();
  return {
    camera: httpSnapshotCamera({
      ...options,
      url: `${server.origin}/capture`,
      discardFirst: 0,
      discardAfterIdleMs: 0,
    }),
    show: (picture) => {
      server.behave(answersWith(picture));
      return server.comeBack();
    },
    hide: server.goAway,
    untilDisconnected: server.untilNobodyIsConnected,
    manyPictures: 1_000,
    dispose: server.close,
  };
});

describe('an HTTP snapshot camera and an ESP32-CAM on a bad day', () => {
  let jpeg: JpegMaker;
  let clock: ManualClock;
  let server: MisbehavingCameraServer;
  const cameras: Camera[] = [];

  beforeAll(async () => {
    jpeg = await jpegMaker();
  });
  beforeEach(async () => {
    clock = manualClock(10_000);
    server = await misbehavingCameraServer();
  });
  afterEach(async () => {
    await Promise.all(cameras.splice(0).map((camera) => camera.stop()));
    await server.close();
  });

  const cameraWith = (options: Partial<HttpSnapshotCameraOptions> = {}): Camera => {
    const camera = httpSnapshotCamera({
      place: { gateId: 'north', watches: 'in' },
      clock,
      url: `${server.origin}/capture`,
      timeLimitMs: 4_000,
      maxBytes: 200_000,
      discardFirst: 0,
      discardAfterIdleMs: 1_000,
      ...options,
    });
    cameras.push(camera);
    return camera;
  };
  const ask = (camera: Camera): Promise<FrameOrTrouble> =>
    camera.frame(clock.now(), new AbortController().signal);
  const answerTo = (behaviour: Behaviour): Promise<FrameOrTrouble> => {
    server.behave(behaviour);
    return ask(cameraWith());
  };

  it.each<[string, (picture: Uint8Array) => Behaviour]>([
    ['in chunks', (picture) => answersWith(picture, { chunked: true })],
    ['without a length', (picture) => answersWith(picture, { announcedBytes: null })],
    ['called a web page', (picture) => answersWith(picture, { contentType: 'text/html' })],
    [
      'with more bytes announced than come',
      (picture) => answersWith(picture, { announcedBytes: picture.length + 1_024 }),
    ],
    [
      'with more announced, and the connection left open',
      (picture) => sticksAfter(picture, picture.length, { announcedBytes: picture.length + 1_024 }),
    ],
    [
      'with garbage behind it, outside the length announced',
      (picture) =>
        answersWith(Buffer.concat([picture, Buffer.alloc(700, 0xa5)]), { announcedBytes: picture.length }),
    ],
    [
      'with garbage behind it, inside the length announced',
      (picture) => answersWith(Buffer.concat([picture, Buffer.alloc(700, 0xff)])),
    ],
  ])('takes a whole picture %s', async (_how, behaviour) => {
    const picture = jpeg('whole', 30_000);
    expect(await answerTo(behaviour(picture))).toEqual({
      ok: true,
      frame: { gateId: 'north', watches: 'in', takenAt: 10_000, picture },
    });
  });

  it.each<[string, (picture: Uint8Array) => Behaviour, string]>([
    ['cut in the middle', (picture) => cutsAfter(picture, 15_000), 'cut-off'],
    [
      'with too small a length announced',
      (picture) => answersWith(picture, { announcedBytes: 20_000 }),
      'cut-off',
    ],
    ['cut before its first byte', (picture) => cutsAfter(picture, 0), 'cut-off'],
    [
      'cut without a word, no length announced',
      (picture) => answersWith(picture.subarray(0, 9_000), { announcedBytes: null }),
      'cut-off',
    ],
    [
      'damaged inside',
      (picture) => answersWith(Buffer.concat([picture.subarray(0, 900), picture])),
      'not-a-picture',
    ],
  ])('does not take a picture %s', async (_how, behaviour, kind) => {
    const answer = await answerTo(behaviour(jpeg('hurt', 30_000)));
    expect(answer).toMatchObject({ ok: false, trouble: { kind } });
  });

  it.each<[string, Behaviour, string, RegExp]>([
    ['a page', answersWith(Buffer.from('<html>'), {}), 'not-a-picture', /page or a message/],
    ['nothing', answersWith(new Uint8Array(0)), 'not-a-picture', /empty/],
    ['noise', answersWith(Buffer.alloc(3_000, 0x5a)), 'not-a-picture', /not a JPEG/],
    ['no HTTP', talksGarbage(Buffer.from('\x00\x01RTSP?\r\n\r\n')), 'not-a-picture', /speak HTTP/],
    ['a hang-up', talksGarbage(new Uint8Array(0)), 'unreachable', /without an answer/],
    ['401', saysStatus(401), 'refused', /user name and password/],
    ['Digest', saysStatus(401, { 'WWW-Authenticate': 'Digest realm="x"' }), 'refused', /only Basic/],
    ['404', saysStatus(404), 'refused', /path/],
    ['503', saysStatus(503), 'refused', /busy/],
    ['418', saysStatus(418), 'refused', /418/],
    [
      'a redirect',
      saysStatus(302, { Location: 'https://user:secret@camera.lan/p?key=secret' }),
      'refused',
      /on to https:\/\/camera\.lan \(302\)/,
    ],
  ])('says what to look at when it gets %s', async (_what, behaviour, kind, detail) => {
    const answer = await answerTo(behaviour);
    expect(answer).toMatchObject({
      ok: false,
      trouble: { kind, detail: expect.stringMatching(detail) as string },
    });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('gives up on a camera that never answers, when its time is up and not before', async () => {
    server.behave(neverAnswers);
    const camera = cameraWith();
    const answer = ask(camera);
    const { socket } = await server.nextRequest();
    clock.advance(3_999);
    expect(camera.state.trouble).toBeNull();
    clock.advance(1);
    expect(await answer).toMatchObject({ ok: false, trouble: { kind: 'too-slow' } });
    expect(camera.state).toMatchObject({ name: 'connecting', trouble: { kind: 'too-slow' } });
    expect(socket.remoteAddress).toBe('127.0.0.1');
    await server.untilNobodyIsConnected();
  });

  it('counts the time of the whole picture, not of each byte', async () => {
    const picture = jpeg('slow', 30_000);
    server.behave(sticksAfter(picture, 0));
    const answer = ask(cameraWith());
    const { socket } = await server.nextRequest();
    for (let sent = 0; sent < 4; sent += 1) {
      socket.write(picture.subarray(sent, sent + 1));
      clock.advance(1_000);
    }
    expect(await answer).toMatchObject({ ok: false, trouble: { kind: 'too-slow' } });
  });

  it('takes no more bytes than it may, and hangs up', async () => {
    const picture = jpeg('endless', 30_000);
    const answer = await answerTo(neverEnds(picture.subarray(0, 20_000), Buffer.alloc(60_000, 'x')));
    expect(answer).toMatchObject({ ok: false, trouble: { kind: 'not-a-picture' } });
    const scan = picture.subarray(0, -2);
    const endlessPicture = await answerTo(neverEnds(scan, Buffer.alloc(60_000, 'x')));
    expect(endlessPicture).toMatchObject({ ok: false, trouble: { kind: 'too-large' } });
    await server.untilNobodyIsConnected();
  });

  it('lives through a loss of power', async () => {
    const camera = cameraWith();
    server.behave(answersWith(jpeg('before')));
    expect(await ask(camera)).toMatchObject({ ok: true });
    await server.goAway();
    expect(await ask(camera)).toMatchObject({ ok: false, trouble: { kind: 'unreachable' } });
    await server.comeBack();
    expect(await ask(camera)).toMatchObject({ ok: true });
  });

  describe('with two frame buffers', () => {
    let scene: Uint8Array;
    beforeEach(() => {
      scene = jpeg('the car before');
      server.behave(answersOneBehind(() => scene));
    });

    it('shows the car before, when nothing is discarded', async () => {
      const camera = cameraWith({ discardFirst: 0 });
      scene = jpeg('this car');
      expect(await ask(camera)).toMatchObject({ frame: { picture: jpeg('the car before') } });
    });

    it('throws the old picture away after an idle time, and only then', async () => {
      const camera = cameraWith({ discardFirst: 1 });
      scene = jpeg('this car');
      expect(await ask(camera)).toMatchObject({ frame: { picture: jpeg('this car') } });
      expect(server.requestCount).toBe(2);

      clock.advance(999);
      await ask(camera);
      expect(server.requestCount).toBe(3);

      clock.advance(1_000);
      scene = jpeg('next car');
      expect(await ask(camera)).toMatchObject({ frame: { picture: jpeg('next car') } });
      expect(server.requestCount).toBe(5);
    });

    it('gives the trouble when the old picture already fails', async () => {
      server.behave(saysStatus(503));
      expect(await ask(cameraWith({ discardFirst: 1 }))).toMatchObject({ trouble: { kind: 'refused' } });
      expect(server.requestCount).toBe(1);
    });
  });

  describe('asked by several', () => {
    it('asks the camera once for all whose wish it meets, and again for who wants a later picture', async () => {
      server.behave(neverAnswers);
      const camera = cameraWith();
      const first = ask(camera);
      const alsoFirst = ask(camera);
      const request = await server.nextRequest();
      clock.advance(10);
      const later = ask(camera);
      server.behave(answersWith(jpeg('later')));
      answersWith(jpeg('first'))(request);
      expect(await first).toMatchObject({ frame: { picture: jpeg('first'), takenAt: 10_000 } });
      expect(await alsoFirst).toEqual(await first);
      expect(await later).toMatchObject({ frame: { picture: jpeg('later'), takenAt: 10_010 } });
      expect(server.requestCount).toBe(2);
    });

    it('breaks off a picture only when nobody wants it any more', async () => {
      server.behave(neverAnswers);
      const camera = cameraWith();
      const [one, two] = [new AbortController(), new AbortController()];
      const first = camera.frame(clock.now(), one.signal);
      const second = camera.frame(clock.now(), two.signal);
      const request = await server.nextRequest();
      one.abort();
      expect(await first).toMatchObject({ trouble: { kind: 'stopped' } });
      answersWith(jpeg('still wanted'))(request);
      expect(await second).toMatchObject({ ok: true });

      const third = camera.frame(clock.now(), two.signal);
      await server.nextRequest();
      two.abort();
      expect(await third).toMatchObject({ trouble: { kind: 'stopped' } });
      await server.untilNobodyIsConnected();
      expect(camera.state.name).toBe('live');
    });

    it('does not ask before the time that the picture shall be of', async () => {
      server.behave(answersWith(jpeg('then')));
      const camera = cameraWith();
      const then = camera.frame(clock.now() + 300, new AbortController().signal);
      expect(server.requestCount).toBe(0);
      clock.advance(300);
      expect(await then).toMatchObject({ frame: { takenAt: 10_300 } });

      const never = camera.frame(clock.now() + 60_000, new AbortController().signal);
      clock.advance(4_000);
      expect(await never).toMatchObject({ trouble: { kind: 'no-picture-yet' } });
      expect(camera.state.name).toBe('live');
    });
  });

  describe('and sign-in', () => {
    const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

    it('signs in with the user and password of the options', async () => {
      server.behave(answersWith(jpeg('private')));
      await ask(cameraWith({ username: 'gäte', password: 'p:w', headers: { 'X-Key': 'k' } }));
      const { headers } = await server.nextRequest();
      expect(headers).toMatchObject({ authorization: basic('gäte:p:w'), 'x-key': 'k' });
    });

    it('signs in with those of the address, and shows neither in trouble', async () => {
      const url = `${server.origin.replace('//', '//admin:hush%2Fhush@')}/pw/hush?pwd=hush`;
      server.behave(saysStatus(500));
      const answer = await ask(cameraWith({ url }));
      const { path, headers } = await server.nextRequest();
      expect(path).toBe('/pw/hush?pwd=hush');
      expect(headers['authorization']).toBe(basic('admin:hush/hush'));
      expect(JSON.stringify(answer)).not.toMatch(/hush|admin/);
    });

    it('answers with trouble to an address or header that cannot be', async () => {
      for (const options of [{ url: 'no url' }, { headers: { 'X-Key': 'line\nbreak' } }]) {
        expect(await ask(cameraWith(options))).toMatchObject({ trouble: { kind: 'unreachable' } });
      }
    });
  });

  describe('over TLS', () => {
    const certificate = selfSignedCertificate();
    let secure: MisbehavingCameraServer;
    let folder: string;

    beforeEach(async () => {
      secure = await misbehavingCameraServer(certificate);
      secure.behave(answersWith(jpeg('encrypted')));
      folder = await mkdtemp(join(tmpdir(), 'smart-parking-ca-'));
    });
    afterEach(async () => {
      await secure.close();
      await rm(folder, { recursive: true });
    });
    const ofSecure = (options: Partial<HttpSnapshotCameraOptions> = {}): Promise<FrameOrTrouble> =>
      ask(cameraWith({ url: `${secure.origin}/capture`, ...options }));

    it('does not believe a certificate that nobody vouches for', async () => {
      expect(await ofSecure()).toMatchObject({
        trouble: { kind: 'refused', detail: expect.stringContaining('"ca"') as string },
      });
      expect(secure.requestCount).toBe(0);
    });

    it('believes the issuer that it was given, as text or as file', async () => {
      expect(await ofSecure({ ca: certificate.certificatePem })).toMatchObject({ ok: true });
      const path = join(folder, 'ca.pem');
      await writeFile(path, certificate.certificatePem);
      expect(await ofSecure({ ca: path })).toMatchObject({ ok: true });
    });

    it('says so when the file of the issuer is missing', async () => {
      expect(await ofSecure({ ca: join(folder, 'missing.pem') })).toMatchObject({
        trouble: { kind: 'refused', detail: expect.stringContaining('ENOENT') as string },
      });
    });

    it('does not talk TLS with a camera that knows only http', async () => {
      const url = server.origin.replace('http:', 'https:');
      expect(await ask(cameraWith({ url }))).toMatchObject({
        trouble: { kind: 'unreachable', detail: expect.stringContaining('only know http') as string },
      });
    });
  });
});
