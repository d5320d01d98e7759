import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '../../plate/open-reader.ts';
import type { PlateReader } from '../../plate/plate-reader.ts';
import { plateText } from '../../plate/plate-text.ts';
import { random } from '../random.ts';
import { createFramePainter } from './frame-painter.ts';
import { gateScene } from './gate-scene.ts';
import { PLATE_COUNTRIES, plateOf, type PlateCountry } from './plate-format.ts';
import { vehicleLook } from './vehicle-look.ts';

interface Read {
  readonly wanted: string | null;
  readonly got: string | undefined;
}

/** Reading takes seconds here and many times that on a machine that does other work too. */
const LONG_MS = 180_000;

describe('drawn frames before the real reader', () => {
  const draw = createFramePainter({ keptBackdrops: 1 });
  let reader: PlateReader;
  beforeAll(async () => {
    reader = await openReader({ reader: 'plates' });
  });
  afterAll(() => reader.close());

  /** A clean car in daylight at the stop line. */
  async function readOne(country: PlateCountry, twoRow: boolean): Promise<Read> {
    const chance = random(`reading ${country}`);
    const plate = plateOf(country, chance.fork('plate'));
    const picture = await draw({
      scene: gateScene(random('one gate')),
      vehicle: {
        look: { ...vehicleLook(chance), country, plate, twoRow, dirt: 0 },
        place: { toArmM: 1.5, lateralM: chance.between(-0.1, 0.1), headingDeg: chance.between(-2, 2) },
      },
      barrierAngle: 0,
      light: { daylight: 1, rain: false, glare: 0 },
      blurPx: 0,
      noise: 0.05,
      seed: country,
    });
    const result = await reader.read(picture);
    return {
      wanted: plateText(plate),
      got: result.ok ? result.reading.plates[0]?.text : result.trouble.kind,
    };
  }

  async function missed(countries: readonly PlateCountry[], twoRow: boolean): Promise<Read[]> {
    const reads: Read[] = [];
    for (const country of countries) reads.push(await readOne(country, twoRow));
    return reads.filter(({ wanted, got }) => got !== wanted);
  }

  it('are read exactly for at least four countries of five', { timeout: LONG_MS }, async () => {
    const misses = await missed(PLATE_COUNTRIES, false);
    expect(misses.length, JSON.stringify(misses)).toBeLessThanOrEqual(PLATE_COUNTRIES.length / 5);
  });

  it('are read with two rows for at least half of eight countries', { timeout: LONG_MS }, async () => {
    const countries = ['BR', 'CZ', 'DE', 'FR', 'GB', 'IN', 'NL', 'PL'] as const;
    const misses = await missed(countries, true);
    expect(misses.length, JSON.stringify(misses)).toBeLessThanOrEqual(countries.length / 2);
  });

  it('show no plate where there is no vehicle', async () => {
    const picture = await draw({
      scene: gateScene(random('one gate')),
      vehicle: null,
      barrierAngle: 0,
      light: { daylight: 1, rain: false, glare: 0 },
      blurPx: 0,
      noise: 0.05,
      seed: 1,
    });
    const result = await reader.read(picture);
    expect(result.ok && result.reading.plates).toEqual([]);
  });
});
