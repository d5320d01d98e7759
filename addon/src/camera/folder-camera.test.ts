import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jpegMaker, type JpegMaker } from '../../test/jpegs.ts';
import { manualClock, type ManualClock } from '../../test/manual-clock.ts';
import { cameraContract } from './camera.contract.ts';
import type { Camera, FrameOrTrouble } from './camera.ts';
import { folderCamera, type FolderCameraOptions } from './folder-camera.ts';

cameraContract('a folder camera', async (options) => {
  const folder = await mkdtemp(join(tmpdir(), 'smart-parking-folder-'));
  const path = join(folder, 'pictures');
  let isHidden = true;
  return {
    camera: folderCamera({ ...options, path, repeat: true }),
    show: async (picture) => {
      if (isHidden) await mkdir(path);
      isHidden = false;
      await writeFile(join(path, 'now.jpg'), picture);
    },
    hide: () => {
      isHidden = true;
      return rm(path, { recursive: true, force: true });
    },
    manyPictures: 1_000,
    untilDisconnected: () => Promise.resolve(),
    dispose: () => rm(folder, { recursive: true }),
  };
});

describe('the replay of a folder', () => {
  let jpeg: JpegMaker;
  let clock: ManualClock;
  let path: string;

  beforeAll(async () => {
    jpeg = await jpegMaker();
  });
  beforeEach(async () => {
    clock = manualClock(5_000);
    path = await mkdtemp(join(tmpdir(), 'smart-parking-folder-'));
  });
  afterEach(async () => {
    await rm(path, { recursive: true });
  });

  const put = (name: string, bytes: Uint8Array = jpeg(name)): Promise<void> =>
    writeFile(join(path, name), bytes);
  const replay = (options: Partial<FolderCameraOptions> = {}): Camera =>
    folderCamera({
      place: { gateId: 'north', watches: 'out' },
      clock,
      path,
      repeat: false,
      timeLimitMs: 1_000,
      maxBytes: 10_000,
      ...options,
    });
  const ask = (camera: Camera): Promise<FrameOrTrouble> =>
    camera.frame(clock.now(), new AbortController().signal);
  const showing = (name: string): object => ({ ok: true, frame: { picture: jpeg(name) } });

  it('shows the pictures in the order that a person expects, one for each question', async () => {
    for (const name of ['10.jpg', '2.jpeg', '1.JPG', 'notes.txt', '.hidden.jpg']) await put(name);
    const camera = replay();
    for (const name of ['1.JPG', '2.jpeg', '10.jpg']) {
      clock.advance(40);
      const answer = await ask(camera);
      expect(answer).toMatchObject(showing(name));
      expect(answer).toMatchObject({ frame: { takenAt: clock.now(), gateId: 'north', watches: 'out' } });
    }
    expect(await ask(camera)).toMatchObject({
      ok: false,
      trouble: { kind: 'no-picture-yet', detail: expect.stringContaining('All 3 pictures') as string },
    });
  });

  it('begins again when it may', async () => {
    await put('a.jpg');
    await put('b.jpg');
    const camera = replay({ repeat: true });
    for (const name of ['a.jpg', 'b.jpg', 'a.jpg']) {
      expect(await ask(camera)).toMatchObject(showing(name));
    }
  });

  it('goes on from where it was when pictures come, go and change', async () => {
    await put('a.jpg');
    await put('b.jpg');
    await put('d.jpg');
    const camera = replay();
    expect(await ask(camera)).toMatchObject(showing('a.jpg'));
    await rename(join(path, 'b.jpg'), join(path, 'c.jpg'));
    await rm(join(path, 'a.jpg'));
    await put('c.jpg', jpeg('changed'));
    expect(await ask(camera)).toMatchObject(showing('changed'));
    expect(await ask(camera)).toMatchObject(showing('d.jpg'));
    expect(await ask(camera)).toMatchObject({ ok: false });
    await put('e.jpg');
    expect(await ask(camera)).toMatchObject(showing('e.jpg'));
  });

  it('gives each of several who ask at once a picture of their own', async () => {
    await put('a.jpg');
    await put('b.jpg');
    const camera = replay();
    const answers = await Promise.all([ask(camera), ask(camera)]);
    expect(answers).toMatchObject([showing('a.jpg'), showing('b.jpg')]);
  });

  it('names a file that is no whole picture, and goes on behind it', async () => {
    await put('1.jpg', jpeg('cut', 2_000).subarray(0, 1_500));
    await put('2.jpg', Buffer.from('not a picture'));
    await put('3.jpg', jpeg('large', 10_001));
    await mkdir(join(path, '4.jpg'));
    await put('5.jpg');
    const camera = replay();
    for (const [name, kind] of [
      ['1.jpg', 'cut-off'],
      ['2.jpg', 'not-a-picture'],
      ['3.jpg', 'too-large'],
      ['4.jpg', 'unreachable'],
    ] as const) {
      expect(await ask(camera)).toMatchObject({
        ok: false,
        trouble: { kind, detail: expect.stringContaining(name) as string },
      });
    }
    expect(camera.state.name).toBe('gone');
    expect(await ask(camera)).toMatchObject(showing('5.jpg'));
    expect(camera.state.name).toBe('live');
  });

  it('says what is wrong with a folder that is missing, empty or a file', async () => {
    expect(await ask(replay({ path: join(path, 'missing') }))).toMatchObject({
      trouble: { kind: 'unreachable', detail: expect.stringContaining('is not there') as string },
    });
    expect(await ask(replay())).toMatchObject({
      trouble: { kind: 'no-picture-yet', detail: expect.stringContaining('holds no picture') as string },
    });
    await put('file');
    expect(await ask(replay({ path: join(path, 'file') }))).toMatchObject({
      trouble: { kind: 'unreachable', detail: expect.stringContaining('ENOTDIR') as string },
    });
  });
});
