import { describe, expect, it } from 'vitest';
import { cameraOptions } from './camera-options.ts';

const messages = (input: unknown): readonly string[] =>
  cameraOptions
    .safeParse(input)
    .error?.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`) ?? [];

describe('the options of a camera', () => {
  it.each([
    { kind: 'http-snapshot', url: 'http://user:pw@192.168.1.20/capture' },
    { kind: 'mjpeg', url: 'https://camera.lan:81/stream', headers: { 'X-Key': 'k' }, idleAfterMs: 20_000 },
    { kind: 'folder', path: '/media/pictures', repeat: true },
    { kind: 'uploaded' },
    { kind: 'simulated' },
  ])('are whole with what must be given: $kind', (input) => {
    expect(messages(input)).toEqual([]);
    expect(cameraOptions.parse(input)).toMatchObject(input);
  });

  it('have defaults for what need not be given', () => {
    expect(cameraOptions.parse({ kind: 'mjpeg', url: 'http://camera/stream' })).toEqual({
      kind: 'mjpeg',
      url: 'http://camera/stream',
      timeLimitMs: 5_000,
      maxBytes: 16_777_216,
      discardFirst: 0,
      stallMs: 10_000,
      firstRetryMs: 500,
      retryCapMs: 15_000,
    });
  });

  it.each<[unknown, string]>([
    [{ kind: 'rtsp' }, 'kind: http-snapshot, mjpeg, folder, '],
    [{}, 'kind: http-snapshot'],
    [{ kind: 'mjpeg' }, 'url: a URL that begins with http:// or https://'],
    [{ kind: 'mjpeg', url: 'rtsp://camera/stream' }, 'url: a URL that begins with '],
    [{ kind: 'uploaded', timeLimitMs: 5 }, 'timeLimitMs: a whole number of milliseconds'],
    [{ kind: 'uploaded', maxBytes: '8 MB' }, 'maxBytes: a whole number of bytes'],
    [{ kind: 'folder', path: '' }, 'path: the path of a folder'],
    [{ kind: 'simulated', seed: 1 }, ': Unrecognized key: "seed"'],
    [
      { kind: 'http-snapshot', url: 'http://c/', headers: { 'X-Key': 'line\nbreak' } },
      'headers.X-Key: printable ASCII characters',
    ],
  ])('are refused with a message that says what is allowed: %j', (input, message) => {
    expect(messages(input)).toEqual([expect.stringContaining(message)]);
  });
});
