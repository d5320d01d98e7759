import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { pictureCollector } from './picture-collector.ts';
import { wholePicture } from './whole-picture.ts';

const MANY_BYTES = 1024 * 1024;

describe('a whole picture', () => {
  let pictures: Record<string, Uint8Array>;

  beforeAll(async () => {
    const noise = sharp({
      create: {
        width: 120,
        height: 90,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    });
    const thumbnail = await noise.clone().resize(40).jpeg().toBuffer();
    const jpeg = await noise.clone().jpeg().toBuffer();
    const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), Buffer.from('Exif\0\0'), thumbnail]);
    exif.writeUInt16BE(exif.length - 2, 2);
    pictures = {
      'baseline JPEG': jpeg,
      'progressive JPEG': await noise.clone().jpeg({ progressive: true }).toBuffer(),
      'JPEG with a JPEG inside': Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]),
      PNG: await noise.clone().png().toBuffer(),
      WebP: await noise.clone().webp().toBuffer(),
      'lossless WebP': await noise.clone().webp({ lossless: true }).toBuffer(),
    };
  });

  const KINDS = [
    'baseline JPEG',
    'progressive JPEG',
    'JPEG with a JPEG inside',
    'PNG',
    'WebP',
    'lossless WebP',
  ];
  const bytesOf = (kind: string): Uint8Array => new Uint8Array(pictures[kind] ?? []);

  it.each(KINDS)('is a %s, without what follows it', (kind) => {
    const bytes = bytesOf(kind);
    expect(wholePicture(bytes, MANY_BYTES)).toEqual({ ok: true, picture: bytes });
    for (const tail of [[0], [0xff, 0xd9], [0xff, 0xd8, 0xff], new Array<number>(2_000).fill(0)]) {
      expect(wholePicture(Buffer.concat([bytes, Buffer.from(tail)]), MANY_BYTES)).toEqual({
        ok: true,
        picture: bytes,
      });
    }
  });

  it.each(KINDS)('is no %s that lacks its end, wherever it was cut', (kind) => {
    const bytes = bytesOf(kind);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: bytes.length - 1 }), (length) => {
        const result = wholePicture(bytes.subarray(0, length), MANY_BYTES);
        expect(result).toMatchObject({ ok: false, trouble: { kind: 'cut-off' } });
      }),
    );
  });

  it.each(KINDS)('is a %s that arrived in pieces of any size, and nothing is kept behind its end', (kind) => {
    const bytes = bytesOf(kind);
    const sent = Buffer.concat([bytes, Buffer.alloc(50, 0xff)]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3_000 })), (sizes) => {
        const collector = pictureCollector(MANY_BYTES);
        let at = 0;
        let result = null;
        for (const size of [...sizes, sent.length]) {
          result ??= at < sent.length ? collector.add(sent.subarray(at, at + size)) : null;
          at += size;
        }
        expect(result).toEqual({ ok: true, picture: bytes });
      }),
      { numRuns: 30 },
    );
  });

  it('holds no more than it may', () => {
    const bytes = bytesOf('PNG');
    expect(wholePicture(bytes, bytes.length - 1)).toMatchObject({ trouble: { kind: 'too-large' } });
    const collector = pictureCollector(1_000);
    expect(collector.add(bytes.subarray(0, 900))).toBeNull();
    expect(collector.add(bytes.subarray(900))).toMatchObject({ trouble: { kind: 'too-large' } });
    expect(collector.bufferedBytes).toBe(1_000);
  });

  it('is not whatever comes along', () => {
    const image = [0xff, 0xd8, 0xff];
    for (const bytes of [[], [1, 2, 3], [...Buffer.from('GIF89a')], [...image, 0xd9], [...image, 0x00]]) {
      expect(wholePicture(Uint8Array.from(bytes), MANY_BYTES)).toMatchObject({
        ok: false,
        trouble: { kind: 'not-a-picture' },
      });
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        for (const magic of [[], image, bytesOf('PNG').subarray(0, 8), bytesOf('WebP').subarray(0, 12)]) {
          const result = wholePicture(Uint8Array.from([...magic, ...bytes]), MANY_BYTES);
          if (!result.ok) expect(result.trouble.detail).toMatch(/\.$/);
        }
      }),
    );
  });
});
