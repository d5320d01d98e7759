import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { random } from '../random.ts';
import { createFramePainter, SVGA, type FrameToDraw } from './frame-painter.ts';
import { gateScene } from './gate-scene.ts';
import { vehicleLook } from './vehicle-look.ts';

const scene = gateScene(random('gate'));
const look = { ...vehicleLook(random('vehicle')), body: 'hatchback', colour: 'red', dirt: 0.5 } as const;
const day: FrameToDraw = {
  scene,
  vehicle: { look, place: { toArmM: 1.5, lateralM: 0, headingDeg: 1 } },
  barrierAngle: 0,
  light: { daylight: 1, rain: false, glare: 0 },
  blurPx: 0,
  noise: 0.1,
  seed: 1,
};
const draw = createFramePainter({ size: SVGA });

async function meanBrightness(picture: Uint8Array): Promise<number> {
  const { channels } = await sharp(picture).stats();
  return channels.reduce((sum, { mean }) => sum + mean, 0) / channels.length;
}

/** How many pixels of a red car there are. */
async function redPixels(picture: Uint8Array): Promise<number> {
  const pixels = await sharp(picture).blur(2).raw().toBuffer();
  let count = 0;
  for (let at = 0; at < pixels.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
    if (red > 70 && green < red * 0.5 && blue < red * 0.5) count++;
  }
  return count;
}

describe('frame painter', () => {
  it('draws a JPEG of the size asked for', async () => {
    const { format, width, height } = await sharp(await draw(day)).metadata();
    expect([format, width, height]).toEqual(['jpeg', SVGA.widthPx, SVGA.heightPx]);
  });

  it('draws the same bytes for the same frame, also from a fresh painter', async () => {
    const rainy: FrameToDraw = {
      ...day,
      light: { daylight: 0.2, rain: true, glare: 0.8 },
      blurPx: 6,
      noise: 0.5,
    };
    for (const frame of [day, rainy]) {
      const [one, again, fresh] = await Promise.all([
        draw(frame),
        draw(frame),
        createFramePainter({ size: SVGA })(frame),
      ]);
      expect(Buffer.from(again).equals(Buffer.from(one))).toBe(true);
      expect(Buffer.from(fresh).equals(Buffer.from(one))).toBe(true);
    }
  });

  it('draws another grain for another seed', async () => {
    const [one, other] = await Promise.all([draw(day), draw({ ...day, seed: 2 })]);
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
  });

  it('makes night darker than dusk and dusk darker than day', async () => {
    const at = async (daylight: number): Promise<number> =>
      meanBrightness(await draw({ ...day, vehicle: null, light: { ...day.light, daylight } }));
    const [night, dusk, noon] = [await at(0), await at(0.35), await at(1)];
    expect(night).toBeLessThan(dusk * 0.75);
    expect(dusk).toBeLessThan(noon * 0.8);
  });

  it('lets glare brighten a night frame', async () => {
    const at = async (glare: number): Promise<number> =>
      meanBrightness(await draw({ ...day, light: { daylight: 0, rain: false, glare } }));
    expect(await at(1)).toBeGreaterThan((await at(0)) * 1.2);
  });

  it('shows a vehicle smaller when it is further away, and an empty lane without one', async () => {
    // The arm of this gate is lifted, so that its red does not count.
    const open = {
      ...day,
      barrierAngle: 1,
      scene: { ...scene, arm: 'yellow-black', backdrop: 'trees' },
    } as const;
    const at = (toArmM: number): Promise<Uint8Array> =>
      draw({ ...open, vehicle: { look, place: { toArmM, lateralM: 0, headingDeg: 0 } } });
    const [near, far, none] = await Promise.all(
      [at(1.5), at(6), draw({ ...open, vehicle: null })].map(async (picture) => redPixels(await picture)),
    );
    expect(near).toBeGreaterThan((far ?? 0) * 2);
    expect(far).toBeGreaterThan((none ?? 0) + 500);
  });

  it('lifts the arm out of the lane', async () => {
    const lane = { ...day, vehicle: null, noise: 0, scene: { ...scene, arm: 'red-white' } } as const;
    const [down, up] = [
      await redPixels(await draw(lane)),
      await redPixels(await draw({ ...lane, barrierAngle: 1 })),
    ];
    expect(down).toBeGreaterThan(up + 1_000);
  });

  it('draws nothing strange when a vehicle stands at the lens or far beyond the arm', async () => {
    for (const toArmM of [0.2, -0.5, -2, -3.2, -10]) {
      const picture = await draw({
        ...day,
        barrierAngle: 1,
        vehicle: { look, place: { toArmM, lateralM: 0, headingDeg: 0 } },
      });
      expect(picture.length).toBeGreaterThan(10_000);
    }
  });

  it('draws a backdrop again that it has thrown away', async () => {
    const small = createFramePainter({ size: { widthPx: 160, heightPx: 90 }, keptBackdrops: 1 });
    const evening = { ...day, light: { ...day.light, daylight: 0.4 } };
    const first = await small(day);
    await small(evening);
    expect(Buffer.from(await small(day)).equals(Buffer.from(first))).toBe(true);
  });
});
