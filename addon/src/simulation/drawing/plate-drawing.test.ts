import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { random } from '../random.ts';
import { drawPlate, plateSize, type PlateLook } from './plate-drawing.ts';
import { PLATE_COUNTRIES, plateOf } from './plate-format.ts';
import { svg } from './svg.ts';

const looks: PlateLook[] = PLATE_COUNTRIES.flatMap((country) =>
  [false, true].map((twoRow): PlateLook => ({
    country,
    plate: plateOf(country, random(country)),
    show: 'rear',
    twoRow,
    commercial: false,
  })),
);

/** Brightness of each pixel at one pixel a millimetre, row by row. */
async function pixelsOf(look: PlateLook): Promise<{ width: number; height: number; data: Buffer }> {
  const { widthMm: width, heightMm: height } = plateSize(look);
  const marks = drawPlate(look, { toPicture: (point) => point, lit: (colour) => colour });
  const data = await sharp(svg(width, height, marks))
    .removeAlpha()
    .greyscale()
    .raw()
    .toBuffer();
  return { width, height, data };
}

describe('drawn plates', () => {
  it.each(looks)('$country, two rows: $twoRow, keeps its text off its edges', async (look) => {
    const { width, height, data } = await pixelsOf(look);
    // A line just inside each end of the text area, clear of border, bands and bolts, must be bare ground.
    const x = width - (look.country === 'FR' || look.country === 'IT' ? (look.twoRow ? 8 : 47) : 8);
    const column = Array.from(
      { length: Math.floor(height * 0.3) },
      (_, index) => data[(Math.floor(height * 0.55) + index) * width + x] ?? 0,
    );
    expect(Math.min(...column)).toBeGreaterThan(150);
  });

  it('inks more for a longer text and nothing else changes size', async () => {
    const dark = async (plate: string): Promise<number> => {
      const look: PlateLook = { country: 'ES', plate, show: 'front', twoRow: false, commercial: false };
      return (await pixelsOf(look)).data.filter((value) => value < 60).length;
    };
    expect(await dark('1234 BCD')).toBeGreaterThan((await dark('12 B')) * 1.3);
  });

  it('shows a British rear plate in yellow and a commercial Indian one too', () => {
    const look: PlateLook = {
      country: 'GB',
      plate: 'AB12 CDE',
      show: 'front',
      twoRow: false,
      commercial: false,
    };
    const place = {
      toPicture: (point: readonly [number, number]) => point,
      lit: (colour: readonly [number, number, number]) => colour,
    };
    const yellow = 'rgb(243,194,27)';
    expect(drawPlate(look, place)).not.toContain(yellow);
    expect(drawPlate({ ...look, show: 'rear' }, place)).toContain(yellow);
    expect(drawPlate({ ...look, country: 'IN', plate: 'KA 01 AB 1234', commercial: true }, place)).toContain(
      yellow,
    );
  });

  it('makes a plate of two rows squarer', () => {
    for (const look of looks) {
      if (look.country === 'US' || look.twoRow) continue;
      const [one, two] = [plateSize(look), plateSize({ ...look, twoRow: true })];
      expect(two.widthMm / two.heightMm).toBeLessThan((one.widthMm / one.heightMm) * 0.6);
    }
  });
});
