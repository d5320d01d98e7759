import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { ApproachView } from './approach-view.ts';
import { drawApproach } from './draw-approach.ts';
import { vehicleLook } from './drawing/vehicle-look.ts';
import { random } from './random.ts';

const EMPTY: ApproachView = {
  gateId: 'courtyard',
  watches: 'in',
  takenAt: 0,
  vehicle: null,
  armOpenness: 0,
  daylight: 1,
  rain: false,
  seed: 'first',
};
const look = vehicleLook(random('car'));

async function meanDifference(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [a, b] = await Promise.all(
    [one, other].map((picture) => sharp(picture).greyscale().raw().toBuffer()),
  );
  if (a === undefined || b?.length !== a.length) throw new Error('not the same size');
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length;
}

describe('the picture of an approach', () => {
  const draw = drawApproach({ size: { widthPx: 320, heightPx: 240 } });

  it('is the same for the same view and shows when a vehicle comes, nearer ones larger', async () => {
    const empty = await draw(EMPTY);
    expect(await draw(EMPTY)).toEqual(empty);
    const far = await draw({ ...EMPTY, vehicle: { look, toArmM: 12, speedMps: 2.5 } });
    const near = await draw({ ...EMPTY, vehicle: { look, toArmM: 1.5, speedMps: 0 } });
    const farDifference = await meanDifference(empty, far);
    expect(farDifference).toBeGreaterThan(1);
    expect(await meanDifference(empty, near)).toBeGreaterThan(2 * farDifference);
  });

  it('is darker at night and another one at another gate', async () => {
    const day = await draw(EMPTY);
    const { channels: byDay } = await sharp(day).stats();
    const { channels: atNight } = await sharp(await draw({ ...EMPTY, daylight: 0 })).stats();
    expect(atNight[0]?.mean).toBeLessThan((byDay[0]?.mean ?? 0) * 0.6);
    expect(await meanDifference(day, await draw({ ...EMPTY, gateId: 'street-in' }))).toBeGreaterThan(5);
  });

  it('is less sharp while the vehicle moves', async () => {
    const sharpness = async (speedMps: number): Promise<number> => {
      const picture = await draw({ ...EMPTY, daylight: 0.4, vehicle: { look, toArmM: 1.5, speedMps } });
      return (await sharp(picture).stats()).sharpness;
    };
    expect(await sharpness(6)).toBeLessThan(await sharpness(0));
  });
});
