import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPlatesReader } from './found-plates-reader.ts';
import { openNetworkFinder } from './networks/network-finder.ts';
import { openNetworkRecogniser } from './networks/network-recogniser.ts';
import { openReader } from './open-reader.ts';
import { drawCrop, drawScene, ONE_ROW, TWO_ROWS } from './plate-drawing.contract.ts';
import type { PlateReader, ReadOptions } from './plate-reader.ts';
import type { PlateRecogniser } from './plate-recogniser.ts';
import { quadOf } from './quad.ts';
import type { PlateReading } from './reading.ts';

describe('a reader with a witness', () => {
  let reader: PlateReader;
  beforeAll(async () => {
    reader = await openReader({ reader: 'plates', witness: true });
  });
  afterAll(async () => {
    await reader.close();
  });

  it.each([ONE_ROW, TWO_ROWS])(
    'reports beside each plate what it says, by its name: $rows',
    async (plate) => {
      const [reading, ...more] = await platesOf(reader, await drawScene([plate]).jpeg().toBuffer());
      expect(more).toEqual([]);
      expect(reading?.text).toBe(plate.text);
      // The finder's corners are not exact, and what a witness makes of them is its own.
      expect(reading?.witnesses).toEqual([
        {
          reader: 'tesseract-plates',
          text: expect.stringMatching(/^[A-Z0-9]{4,}$/) as string,
          confidence: expect.any(Number) as number,
        },
      ]);
    },
  );

  it('asks it about a crop too', async () => {
    const picture = await drawCrop(TWO_ROWS).jpeg().toBuffer();
    const [reading] = await platesOf(reader, picture, { crop: true });
    expect(reading?.witnesses.map(({ text }) => text)).toEqual([TWO_ROWS.text]);
  });
});

it('tells of places that look like a plate also where no characters are read', async () => {
  const nobody: PlateRecogniser = {
    name: 'nobody',
    recognise: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  };
  const places = [1, 2].map((score) => ({
    corners: quadOf({ x: 0, y: 0, w: 10, h: 4 }),
    score: score / 10,
    twoRows: null,
  }));
  const finder = { name: 'two', find: () => Promise.resolve(places), close: () => Promise.resolve() };
  const reader = foundPlatesReader({ name: 'plates', finder, recogniser: nobody });
  const result = await reader.read(await drawScene([ONE_ROW]).jpeg().toBuffer());
  expect(result).toMatchObject({ ok: true, reading: { plates: [], found: 2 } });
});

describe('what witnesses say', () => {
  const saying = (name: string, text: string): PlateRecogniser => ({
    name,
    recognise: () =>
      Promise.resolve(
        text === ''
          ? null
          : {
              characters: Array.from(text, (char) => ({ char, score: 1, runnersUp: [] })),
              raw: text,
              confidence: 1,
              rows: 1,
              region: null,
            },
      ),
    close: () => Promise.resolve(),
  });

  it('is told in their order, silence too, and changes nothing of what the reader says', async () => {
    const picture = await drawScene([ONE_ROW]).jpeg().toBuffer();
    const finder = await openNetworkFinder();
    const recogniser = await openNetworkRecogniser();
    const witnesses = [saying('silent', ''), saying('contrary', 'XX99')];
    const alone = foundPlatesReader({ name: 'plates', finder, recogniser });
    const witnessed = foundPlatesReader({ name: 'plates', finder, recogniser, witnesses });
    try {
      const [unwatched] = await platesOf(alone, picture);
      const [watched] = await platesOf(witnessed, picture);
      expect(unwatched?.witnesses).toEqual([]);
      expect(watched).toEqual({
        ...unwatched,
        witnesses: [
          { reader: 'silent', text: '', confidence: 0 },
          { reader: 'contrary', text: 'XX99', confidence: 1 },
        ],
      });
    } finally {
      await witnessed.close();
    }
  });
});

async function platesOf(
  reader: PlateReader,
  picture: Uint8Array,
  options: ReadOptions = {},
): Promise<readonly PlateReading[]> {
  const result = await reader.read(picture, options);
  if (!result.ok) throw new Error(result.trouble.detail);
  return result.reading.plates;
}
