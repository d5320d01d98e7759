import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  drawCrop,
  drawScene,
  ONE_ROW,
  SCENE_HEIGHT,
  SCENE_WIDTH,
  TWO_ROWS,
} from './plate-drawing.contract.ts';
import type { PlateReader } from './plate-reader.ts';
import type { Box, PictureReading } from './reading.ts';

export interface PlateReaderUnderTest {
  /** False for a reader that says what it read, and not where. */
  readonly tellsPlaces?: boolean;
  /** False for a reader that looks for a plate in whatever it is given. */
  readonly takesCrops?: boolean;
}

/** What every reader of plates keeps to. `open` is called once; the reader is closed at the end. */
export function plateReaderContract(
  open: () => Promise<PlateReader>,
  { tellsPlaces = true, takesCrops = true }: PlateReaderUnderTest = {},
): void {
  let reader: PlateReader;
  beforeAll(async () => {
    reader = await open();
  });
  afterAll(async () => {
    await reader.close();
  });

  const readingOf = async (picture: Uint8Array, crop = false): Promise<PictureReading> => {
    const result = await reader.read(picture, { crop });
    if (!result.ok) throw new Error(result.trouble.detail);
    return result.reading;
  };

  const expectPlace = (told: Box | undefined, wanted: Box): void => {
    if (tellsPlaces) expect(overlap(told, wanted)).toBeGreaterThan(0.6);
  };

  it('has a stable name that its readings carry', async () => {
    expect(reader.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    const reading = await readingOf(await drawScene([ONE_ROW]).jpeg().toBuffer());
    expect(reading.reader).toBe(reader.name);
    expect(reading.wallMs).toBeGreaterThan(0);
    expect(reading.cpuMs).toBeGreaterThan(0);
  });

  it.each(['jpeg', 'png', 'webp'] as const)(
    'reads the plate of a car and says where it is, as %s',
    async (format) => {
      const { plates } = await readingOf(await drawScene([ONE_ROW]).toFormat(format).toBuffer());
      expect(plates[0]?.text).toBe(ONE_ROW.text);
      expectPlace(plates[0]?.box, ONE_ROW.box);
    },
  );

  it('joins two rows, the upper one first', async () => {
    const { plates } = await readingOf(await drawScene([TWO_ROWS]).jpeg().toBuffer());
    expect(plates.map(({ text }) => text)).toEqual([TWO_ROWS.text]);
    expectPlace(plates[0]?.box, TWO_ROWS.box);
  });

  it('finds no plate where there is none', async () => {
    const { plates } = await readingOf(await drawScene([]).jpeg().toBuffer());
    expect(plates).toEqual([]);
  });

  it.runIf(takesCrops).each([ONE_ROW, TWO_ROWS])('takes a crop as a plate: $rows', async (plate) => {
    const { plates } = await readingOf(await drawCrop(plate).jpeg().toBuffer(), true);
    expect(plates.map(({ text }) => text)).toEqual([plate.text]);
  });

  it('scores each character and the whole between 0 and 1, candidates best first', async () => {
    const blurred = await drawScene([ONE_ROW, { ...TWO_ROWS, box: { ...TWO_ROWS.box, y: 40 } }])
      .blur(4)
      .jpeg({ quality: 40 })
      .toBuffer();
    for (const plate of (await readingOf(blurred)).plates) {
      expect(plate.text).toMatch(/^[A-Z0-9]{1,16}$/);
      expect(plate.characters.map(({ char }) => char).join('')).toBe(plate.text);
      for (const score of [plate.confidence, ...plate.characters.map(({ score }) => score)]) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }
      expect(plate.candidates.map(({ text }) => text)).not.toContain(plate.text);
      const confidences = plate.candidates.map(({ confidence }) => confidence);
      expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
    }
  });

  it('keeps boxes inside the picture, also for a plate at its edge', async () => {
    const edge = { left: ONE_ROW.box.x, top: ONE_ROW.box.y, width: ONE_ROW.box.w, height: 240 };
    const picture = await sharp(await drawScene([ONE_ROW]).png().toBuffer())
      .extract(edge)
      .jpeg()
      .toBuffer();
    const { plates } = await readingOf(picture);
    expect(plates).not.toHaveLength(0);
    for (const { box } of plates) {
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
      expect(box.x + box.w).toBeLessThanOrEqual(edge.width);
      expect(box.y + box.h).toBeLessThanOrEqual(edge.height);
      expect(Math.min(box.w, box.h)).toBeGreaterThan(0);
    }
  });

  it('looks at the picture as a person does: turned and mirrored by its EXIF orientation', async () => {
    // Orientation 6: the camera stored it turned by 90 degrees to the left; 8: to the right.
    for (const [orientation, storedAngle] of [
      [6, 270],
      [8, 90],
      [3, 180],
    ] as const) {
      const stored = await drawScene([ONE_ROW]).png().toBuffer();
      const picture = await sharp(stored).rotate(storedAngle).withMetadata({ orientation }).jpeg().toBuffer();
      const { plates } = await readingOf(picture);
      expect(plates[0]?.text).toBe(ONE_ROW.text);
      expectPlace(plates[0]?.box, ONE_ROW.box);
    }
  });

  it('gives boxes in pixels of the picture as it was sent, however large', async () => {
    const scale = 4;
    const large = await sharp(await drawScene([ONE_ROW]).png().toBuffer())
      .resize(SCENE_WIDTH * scale, SCENE_HEIGHT * scale)
      .jpeg()
      .toBuffer();
    const { plates } = await readingOf(large);
    const { x, y, w, h } = ONE_ROW.box;
    const wanted = { x: x * scale, y: y * scale, w: w * scale, h: h * scale };
    expect(plates[0]?.text).toBe(ONE_ROW.text);
    expectPlace(plates[0]?.box, wanted);
  });

  it('answers each of several at once with its own reading, and leaves their bytes alone', async () => {
    const one = await drawScene([ONE_ROW]).jpeg().toBuffer();
    const two = await drawScene([TWO_ROWS]).jpeg().toBuffer();
    const before = Buffer.from(one);
    const [first, trouble, second, third] = await Promise.all([
      readingOf(one),
      reader.read(new Uint8Array()),
      readingOf(two),
      readingOf(one),
    ]);
    expect(first.plates[0]?.text).toBe(ONE_ROW.text);
    expect(second.plates[0]?.text).toBe(TWO_ROWS.text);
    expect(third.plates).toEqual(first.plates);
    expect(trouble.ok).toBe(false);
    expect(one.equals(before)).toBe(true);
  });

  describe('a picture that cannot be opened', () => {
    it.each([
      ['empty', () => Promise.resolve(new Uint8Array())],
      ['not-a-picture', () => Promise.resolve(Buffer.from('<html>404</html>'))],
      ['unsupported', () => drawScene([]).gif().toBuffer()],
      ['cut-off', async () => (await drawScene([ONE_ROW]).jpeg().toBuffer()).subarray(0, 9000)],
    ] as const)('is answered with trouble, not with an error: %s', async (kind, picture) => {
      const result = await reader.read(await picture());
      expect(result.ok ? 'read' : result.trouble.kind).toBe(kind);
      expect(result.ok ? '' : result.trouble.detail).toMatch(/^[A-Z].*\.$/);
    });

    it('does not keep the next one from being read', async () => {
      await reader.read(Buffer.from('not a picture'));
      const { plates } = await readingOf(await drawScene([ONE_ROW]).jpeg().toBuffer());
      expect(plates[0]?.text).toBe(ONE_ROW.text);
    });
  });
}

/** Intersection over union. */
function overlap(a: Box | undefined, b: Box): number {
  if (a === undefined) return 0;
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  const shared = Math.max(0, w) * Math.max(0, h);
  return shared / (a.w * a.h + b.w * b.h - shared);
}
