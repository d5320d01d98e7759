import { describe, expect, it } from 'vitest';
import { exposed, outOfFocus, pixelsOf } from '../../../test/spoiled-picture.ts';
import type { PlatePicture } from '../../../test/spoiled-picture.ts';
import { drawScene, ONE_ROW } from '../plate-drawing.contract.ts';
import { judgePicture } from './judge-picture.ts';
import { judgeReading } from './judge-reading.ts';

async function scene(): Promise<PlatePicture> {
  const nowhere = { x: 0, y: 0 };
  return {
    pixels: await pixelsOf(drawScene([ONE_ROW])),
    corners: [nowhere, nowhere, nowhere, nowhere],
  };
}

describe('a picture in which no plate was found', () => {
  it.each([
    ['no-plate', 'as it is', (whole: PlatePicture) => Promise.resolve(whole)],
    ['no-plate', 'in half the light', (whole: PlatePicture) => Promise.resolve(exposed(whole, 0.5, 2))],
    ['blurred', 'out of focus', (whole: PlatePicture) => outOfFocus(whole, 8)],
    [
      'too-dark',
      'at night without a lamp',
      (whole: PlatePicture) => Promise.resolve(exposed(whole, 0.04, 3)),
    ],
    ['glare', 'into the sun', (whole: PlatePicture) => Promise.resolve(exposed(whole, 40))],
  ])('is told to be %s %s', async (flaw, _, spoil) => {
    const { pixels } = await spoil(await scene());
    const advice = judgePicture(pixels);
    expect(advice.flaw).toBe(flaw);
    expect(advice.sentence).toMatch(/^[A-Z][^.]*\.$/);
    expect(judgeReading(pixels, [])).toEqual(advice);
  });

  it.each([
    [1, 1],
    [1, 400],
    [3, 2],
  ])('may be of any size: %s x %s', (width, height) => {
    const pixels = { data: new Uint8Array(width * height * 3), width, height };
    expect(judgePicture(pixels).flaw).toBe('too-dark');
  });
});

describe('a picture with plates', () => {
  it('is judged by the surest of them, and not at all where its reader measures nothing', async () => {
    const { pixels } = await scene();
    expect(judgeReading(pixels, [{ quality: null }])).toBeNull();
  });
});
