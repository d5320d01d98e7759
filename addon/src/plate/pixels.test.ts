import { describe, expect, it } from 'vitest';
import { straighten, toPlanes } from './pixels.ts';
import type { Normalisation, Pixels } from './pixels.ts';

const PLAIN: Normalisation = { planes: [0, 1, 2], mean: [0, 0, 0], deviation: [1, 1, 1] };

/** A picture whose red tells x, green tells y and blue is 0. */
function slope(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set([x, y, 0], (y * width + x) * 3);
  }
  return { data, width, height };
}

describe('a picture for a network', () => {
  it('is laid out in planes, in the order and range that the network wants', () => {
    const pixel: Pixels = { data: Uint8Array.of(255, 0, 51), width: 1, height: 1 };
    expect([...toPlanes(pixel, PLAIN)]).toEqual([1, 0, expect.closeTo(0.2)]);
    const other: Normalisation = { planes: [2, 1, 0], mean: [0.2, 0.5, 0.5], deviation: [0.1, 0.5, 0.25] };
    expect([...toPlanes(pixel, other)]).toEqual([expect.closeTo(0), -1, 2]);
  });
});

describe('a straightened box', () => {
  const size = 200;
  const read = (
    planes: Float32Array,
    plane: number,
    x: number,
    y: number,
    width: number,
    height: number,
  ): number => (planes[plane * width * height + y * width + x] ?? NaN) * 255;

  it('is the part of the picture as it is when it is level and not scaled', () => {
    const box = { cx: 60, cy: 50, w: 40, h: 20, angle: 0 };
    const planes = straighten(slope(size, size), box, 40, 20, PLAIN);
    expect(read(planes, 0, 0, 0, 40, 20)).toBeCloseTo(40, 3);
    expect(read(planes, 1, 0, 0, 40, 20)).toBeCloseTo(40, 3);
    expect(read(planes, 0, 39, 19, 40, 20)).toBeCloseTo(79, 3);
    expect(read(planes, 1, 39, 19, 40, 20)).toBeCloseTo(59, 3);
  });

  it('follows the slope of the line', () => {
    const angle = Math.PI / 6;
    const planes = straighten(slope(size, size), { cx: 100, cy: 100, w: 81, h: 21, angle }, 81, 21, PLAIN);
    // The middle of the right end lies 40 pixels along the line.
    expect(read(planes, 0, 80, 10, 81, 21)).toBeCloseTo(99.5 + 40 * Math.cos(angle), 1);
    expect(read(planes, 1, 80, 10, 81, 21)).toBeCloseTo(99.5 + 40 * Math.sin(angle), 1);
  });

  it('keeps thin strokes when it shrinks: each pixel is a mean', () => {
    const data = new Uint8Array(64 * 16 * 3).fill(0);
    for (let y = 0; y < 16; y++)
      for (let x = 3; x < 64; x += 4) data.fill(255, (y * 64 + x) * 3, (y * 64 + x) * 3 + 3);
    const box = { cx: 32, cy: 8, w: 64, h: 16, angle: 0 };
    const planes = straighten({ data, width: 64, height: 16 }, box, 16, 4, PLAIN);
    for (const value of planes) expect(value).toBeCloseTo(0.25, 1);
  });

  it('repeats the edge of the picture beyond it', () => {
    const planes = straighten(slope(size, size), { cx: 0, cy: 0, w: 20, h: 20, angle: 0 }, 20, 20, PLAIN);
    expect(read(planes, 0, 0, 0, 20, 20)).toBe(0);
    expect(read(planes, 0, 19, 0, 20, 20)).toBeCloseTo(9, 3);
  });
});
