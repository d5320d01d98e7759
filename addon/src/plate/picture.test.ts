import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { openPicture } from './picture.ts';
import type { Picture } from './picture.ts';
import { drawScene, ONE_ROW } from './plate-drawing.contract.ts';

const OPTIONS = { longestSide: 1920 };

/** 3 x 2: red, green, blue over black, white, grey, each a block of 16 x 16 so that JPEG keeps them. */
const COLOURS = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [0, 0, 0],
  [255, 255, 255],
  [128, 128, 128],
] as const;

function blocks(): Sharp {
  const data = Buffer.alloc(48 * 32 * 3);
  for (let y = 0; y < 32; y++) {
    for (let x = 0; x < 48; x++) {
      data.set(COLOURS[Math.floor(y / 16) * 3 + Math.floor(x / 16)] ?? [], (y * 48 + x) * 3);
    }
  }
  return sharp(data, { raw: { width: 48, height: 32, channels: 3 } });
}

async function opened(bytes: Uint8Array): Promise<Picture> {
  const result = await openPicture(bytes, OPTIONS);
  if (!result.ok) throw new Error(result.trouble.detail);
  return result.picture;
}

async function troubleOf(bytes: Uint8Array): Promise<{ kind: string; detail: string }> {
  const result = await openPicture(bytes, OPTIONS);
  return result.ok ? { kind: 'opened', detail: '' } : result.trouble;
}

/** The colours of the middles of the blocks, to the nearest of those that were drawn. */
function colours({ pixels: { data, width, height } }: Picture): readonly string[] {
  const seen: string[] = [];
  for (let y = 8; y < height; y += 16) {
    for (let x = 8; x < width; x += 16) {
      seen.push([0, 1, 2].map((c) => Math.round((data[(y * width + x) * 3 + c] ?? 0) / 127.5)).join(''));
    }
  }
  return seen;
}

describe('opening a picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('decodes %s to rows of red, green, blue', async (format) => {
    const picture = await opened(await blocks().toFormat(format, { quality: 100 }).toBuffer());
    expect(picture).toMatchObject({ width: 48, height: 32, pixels: { width: 48, height: 32 } });
    expect(picture.pixels.data).toHaveLength(48 * 32 * 3);
    expect(colours(picture)).toEqual(['200', '020', '002', '000', '222', '111']);
  });

  it.each([
    ['grey', () => blocks().grayscale().jpeg()],
    ['progressive', () => blocks().jpeg({ progressive: true })],
    ['CMYK', () => blocks().toColourspace('cmyk').jpeg()],
    ['with transparency', () => blocks().ensureAlpha(0.5).png()],
    ['with 16 bits a colour', () => blocks().toColourspace('rgb16').png()],
    ['with a palette', () => blocks().png({ palette: true })],
  ])('decodes one that is %s', async (_, encode) => {
    const { pixels } = await opened(await encode().toBuffer());
    expect(pixels.data).toHaveLength(48 * 32 * 3);
  });

  it('turns it as a person sees it, for each of the eight EXIF orientations', async () => {
    const upright = ['200', '020', '002', '000', '222', '111'];
    // How a camera that holds the scene in each orientation stores it.
    const stored = {
      1: blocks(),
      2: blocks().flop(),
      3: blocks().rotate(180),
      4: blocks().flip(),
      5: sharp(await blocks().rotate(270).png().toBuffer()).flip(),
      6: blocks().rotate(270),
      7: sharp(await blocks().rotate(90).png().toBuffer()).flip(),
      8: blocks().rotate(90),
    };
    for (const [orientation, image] of Object.entries(stored)) {
      const bytes = await image
        .withMetadata({ orientation: Number(orientation) })
        .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
        .toBuffer();
      const picture = await opened(bytes);
      expect({ orientation, width: picture.width, colours: colours(picture) }).toEqual({
        orientation,
        width: 48,
        colours: upright,
      });
    }
  });

  it('decodes a large one at reduced size and remembers how large it was', async () => {
    const bytes = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#345' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const picture = await opened(bytes);
    expect(picture).toMatchObject({ width: 3000, height: 4000, pixels: { width: 1440, height: 1920 } });
  });

  it('opens what cameras send with small sins: bytes after the end', async () => {
    const bytes = Buffer.concat([await blocks().jpeg().toBuffer(), Buffer.alloc(100)]);
    expect(colours(await opened(bytes))).toHaveLength(6);
  });
});

describe('a picture that cannot be opened', () => {
  it('is told apart by its bytes, not by its name', async () => {
    const gif = await blocks().gif().toBuffer();
    const tiff = await blocks().tiff().toBuffer();
    const svg = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>');
    expect(await troubleOf(new Uint8Array())).toMatchObject({ kind: 'empty' });
    expect(await troubleOf(Buffer.from('{"error":"no camera"}'))).toMatchObject({ kind: 'not-a-picture' });
    for (const other of [gif, tiff, svg])
      expect(await troubleOf(other)).toMatchObject({ kind: 'unsupported' });
  });

  it.each(['jpeg', 'png', 'webp'] as const)(
    'is cut off wherever the end of a %s is missing',
    async (format) => {
      const whole = await drawScene([ONE_ROW]).toFormat(format).toBuffer();
      for (const share of [0.05, 0.3, 0.6, 0.95]) {
        const { kind, detail } = await troubleOf(whole.subarray(0, Math.floor(whole.length * share)));
        expect(kind).toBe('cut-off');
        expect(detail).toContain('its end is missing');
      }
    },
  );

  it('is too large by its header alone: nothing of a bomb is decoded', async () => {
    // A header that claims 10,000 x 10,000 pixels, with no picture behind it.
    const { kind, detail } = await troubleOf(pngHeader(10_000, 10_000));
    expect(kind).toBe('too-large');
    expect(detail).toContain('100 megapixels');
  });

  it('never throws, whatever the bytes', async () => {
    const jpeg = await drawScene([ONE_ROW]).jpeg({ quality: 30 }).toBuffer();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(jpeg.length - 1), fc.nat(255)), { maxLength: 20 }),
        fc.option(fc.uint8Array({ maxLength: 64 }), { nil: null }),
        async (changes, noise) => {
          const bytes = noise ?? Uint8Array.from(jpeg);
          if (noise === null) for (const [at, value] of changes) bytes[at] = value;
          const result = await openPicture(bytes, OPTIONS);
          if (result.ok) expect(result.picture.pixels.data.length).toBeGreaterThan(0);
          else expect(result.trouble.detail).toMatch(/^[A-Z].*\.$/);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Signature, size and an empty end. */
function pngHeader(width: number, height: number): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', size),
    pngChunk('IDAT', Buffer.alloc(0)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
