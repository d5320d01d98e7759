import { expect, it } from 'vitest';
import type { Pixels } from '../pixels.ts';
import { meanLight } from './mean-light.ts';

/** A picture whose columns have these greys, in stripes of the same width. */
function stripes(width: number, height: number, ...greys: readonly number[]): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const grey = greys[Math.floor(((pixel % width) / width) * greys.length)] ?? 0;
    data.fill(grey, pixel * 3, pixel * 3 + 3);
  }
  return { data, width, height };
}

it.each([
  ['a black one', stripes(640, 480, 0), 0],
  ['a white one', stripes(640, 480, 255), 255],
  ['half black and half white', stripes(640, 480, 0, 255), 127.5],
  ['a quarter of it bright', stripes(1600, 1200, 200, 40, 40, 40), 80],
  ['a single pixel', stripes(1, 1, 77), 77],
  ['one row', stripes(3, 1, 30, 60, 90), 60],
])('the light of %s', (_, picture, light) => {
  expect(meanLight(picture)).toBeCloseTo(light, 0);
});

it('counts green as the eye does, more than red and blue', () => {
  const of = (...colour: readonly number[]): number =>
    meanLight({ data: Uint8Array.from(colour), width: 1, height: 1 });
  expect(of(0, 255, 0)).toBeGreaterThan(of(255, 0, 0));
  expect(of(255, 0, 0)).toBeGreaterThan(of(0, 0, 255));
});
