import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { jpegMaker, type JpegMaker } from '../../test/jpegs.ts';
import { ESP32_STREAM, streamPart, type StreamManner } from '../../test/misbehaving-camera-server.ts';
import { mjpegParser, type MjpegPart } from './mjpeg-parser.ts';

const MAX_BYTES = 50_000;

const parse = (maxBytes: number, ...chunks: readonly Uint8Array[]): readonly MjpegPart[] => {
  const parser = mjpegParser(maxBytes);
  return chunks.flatMap((chunk) => {
    const parts = parser.push(chunk);
    expect(parser.bufferedBytes).toBeLessThanOrEqual(maxBytes);
    return parts;
  });
};

/** JPEGs by their grammar only: any segments, then coded data, in one or several scans. */
const jpegs: fc.Arbitrary<Buffer> = (() => {
  const payload = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.constantFrom(
      Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xd9]),
      Buffer.from('\r\n--frame\r\nContent-Length: 5\r\n\r\n'),
    ),
  );
  const segment = (code: number, bytes: Uint8Array): Buffer => {
    const head = Buffer.from([0xff, code, 0, 0]);
    head.writeUInt16BE(bytes.length + 2, 2);
    return Buffer.concat([head, bytes]);
  };
  const codedData = fc
    .array(
      fc.oneof(
        fc.nat({ max: 254 }).map((byte) => [byte]),
        fc.constantFrom([0xff, 0], [0xff, 0xd3]),
      ),
      {
        maxLength: 80,
      },
    )
    .map((groups) => Buffer.from(groups.flat()));
  const tables = fc
    .array(fc.tuple(fc.constantFrom(0xdb, 0xc4, 0xdd, 0xe0, 0xe1, 0xef, 0xfe), payload), { maxLength: 3 })
    .map((list) => Buffer.concat(list.map(([code, bytes]) => segment(code, bytes))));
  const scan = fc
    .tuple(tables, codedData)
    .map(([before, data]) => Buffer.concat([before, segment(0xda, Buffer.alloc(6)), data]));
  return fc
    .tuple(tables, fc.constantFrom(0xc0, 0xc2), fc.array(scan, { minLength: 1, maxLength: 3 }))
    .map(([before, frame, scans]) =>
      Buffer.concat([
        Buffer.from([0xff, 0xd8]),
        before,
        segment(frame, Buffer.alloc(9)),
        ...scans,
        Buffer.from([0xff, 0xd9]),
      ]),
    );
})();

/** `bytes` cut wherever chance wants it. */
const cut = (bytes: Uint8Array, sizes: readonly number[]): readonly Uint8Array[] => {
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (const size of sizes) {
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return [...chunks, bytes.subarray(at)];
};
const sizes = fc.array(fc.nat({ max: 90 }), { maxLength: 60 });

describe('a stream of JPEGs', () => {
  let jpeg: JpegMaker;
  beforeAll(async () => {
    jpeg = await jpegMaker();
  });

  const shown = (labels: readonly string[]): readonly MjpegPart[] =>
    labels.map((label) => ({ kind: 'picture', picture: jpeg(label) }));

  it.each<[string, Partial<StreamManner>]>([
    ['as an ESP32-CAM sends it', {}],
    ['without lengths', { partLength: () => null }],
    ['with lengths too small', { partLength: (picture) => picture.length - 100 }],
    ['with lengths too large', { partLength: (picture) => picture.length * 3 }],
    ['with lengths of nonsense', { partLength: () => -1 }],
    ['with LF for CRLF', { newline: '\n' }],
    ['with a boundary of blanks and dashes', { boundary: '--  my boundary --' }],
    ['without a boundary', { boundary: '' }],
  ])('is understood %s, byte by byte too', (_how, manner) => {
    const labels = ['one', 'two', 'three'];
    const preamble = Buffer.from('garbage \xff\xd8 \xff\r\n\r\n', 'latin1');
    const parts = labels.map((label) => streamPart(jpeg(label), { ...ESP32_STREAM, ...manner }));
    const stream = Buffer.concat([preamble, ...parts]);
    expect(parse(MAX_BYTES, stream)).toEqual(shown(labels));
    expect(parse(MAX_BYTES, ...Array.from(stream, (byte) => Uint8Array.of(byte)))).toEqual(shown(labels));
  });

  it('gives the same pictures however it is cut into chunks', () => {
    const manner = fc.record({
      boundary: fc.string({ maxLength: 20 }),
      announcedBoundary: fc.constant('frame'),
      newline: fc.constantFrom('\r\n' as const, '\n' as const),
      partLength: fc.constantFrom(
        (picture: Uint8Array) => picture.length,
        () => null,
        () => 12,
      ),
      chunked: fc.constant(false),
    });
    fc.assert(
      fc.property(fc.array(jpegs, { maxLength: 6 }), manner, sizes, (pictures, how, chunks) => {
        const stream = Buffer.concat(pictures.map((picture) => streamPart(picture, how)));
        expect(parse(MAX_BYTES, ...cut(stream, chunks))).toEqual(
          pictures.map((picture) => ({ kind: 'picture', picture: new Uint8Array(picture) })),
        );
      }),
    );
  });

  it('gives the same parts of any bytes however they are cut, and keeps within its memory', () => {
    const noise = fc.array(
      fc.oneof(
        fc.uint8Array({ maxLength: 40 }),
        jpegs,
        fc.tuple(jpegs, fc.nat({ max: 200 })).map(([picture, length]) => picture.subarray(0, length)),
        fc.constantFrom(Uint8Array.of(0xff), Uint8Array.of(0xff, 0xd8), Uint8Array.of(0xff, 0xd8, 0xff)),
      ),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(noise, sizes, fc.integer({ min: 64, max: 400 }), (pieces, chunks, maxBytes) => {
        const bytes = Buffer.concat(pieces);
        expect(parse(maxBytes, ...cut(bytes, chunks))).toEqual(parse(maxBytes, bytes));
      }),
      { numRuns: 300 },
    );
  });

  it.each([3, 30, 200, 300, 1_000, 5_000, 5_999])(
    'loses only the picture that was cut off after %i bytes',
    (length) => {
      const part = streamPart(jpeg('cut', 6_000).subarray(0, length), ESP32_STREAM);
      const labels = ['next', 'second', 'third'];
      const rest = Buffer.concat(labels.map((label) => streamPart(jpeg(label), ESP32_STREAM)));
      // A segment that was cut spans what follows it until its length is used up.
      const more = streamPart(jpeg('more', 6_000), ESP32_STREAM);
      expect(parse(MAX_BYTES, part, rest, more).slice(0, 4)).toEqual([{ kind: 'broken' }, ...shown(labels)]);
    },
  );

  it('loses only the picture that is too large', () => {
    const stream = [jpeg('large', 60_000), jpeg('exact', MAX_BYTES), jpeg('small')].map((picture) =>
      streamPart(picture, ESP32_STREAM),
    );
    expect(parse(MAX_BYTES, ...stream)).toEqual([
      { kind: 'too-large' },
      { kind: 'picture', picture: jpeg('exact', MAX_BYTES) },
      ...shown(['small']),
    ]);
  });

  it('keeps nothing of what is no picture', () => {
    const parser = mjpegParser(MAX_BYTES);
    for (let count = 0; count < 100; count += 1) {
      expect(parser.push(Buffer.alloc(10_000, '<html>'))).toEqual([]);
      expect(parser.bufferedBytes).toBe(0);
    }
  });

  it('keeps nothing of 5,000 pictures', () => {
    const parser = mjpegParser(MAX_BYTES);
    const part = streamPart(jpeg('again', 20_000), ESP32_STREAM);
    for (let count = 0; count < 5_000; count += 1) {
      expect(parser.push(part)).toHaveLength(1);
      expect(parser.bufferedBytes).toBe(0);
    }
  });
});
