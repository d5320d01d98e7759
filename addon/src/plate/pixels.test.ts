import { describe, expect, it } from 'vitest';
import { straightenQuad } from './pixels.ts';
import type { Pixels } from './pixels.ts';
import { quadOf } from './quad.ts';
import type { Point, Quad } from './reading.ts';

/** A picture whose red tells x, green tells y and blue is 0. */
function slope(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set([x, y, 0], (y * width + x) * 3);
  }
  return { data, width, height };
}

/** Where a pixel of a straightened slope came from. */
function origin({ data, width }: Pixels, x: number, y: number): Point {
  const from = (y * width + x) * 3;
  return { x: data[from] ?? NaN, y: data[from + 1] ?? NaN };
}

describe('what lies between four corners', () => {
  it('is the part of the picture as it is when it is level and not scaled', () => {
    const part = straightenQuad(slope(200, 200), quadOf({ x: 40, y: 30, w: 40, h: 20 }), 40, 20);
    expect([part.width, part.height]).toEqual([40, 20]);
    expect(origin(part, 0, 0)).toEqual({ x: 40, y: 30 });
    expect(origin(part, 39, 19)).toEqual({ x: 79, y: 49 });
  });

  it('begins at the first corner, wherever that lies', () => {
    const [a, b, c, d] = quadOf({ x: 40, y: 30, w: 20, h: 20 });
    const upsideDown = straightenQuad(slope(200, 200), [c, d, a, b], 20, 20);
    expect(origin(upsideDown, 0, 0)).toEqual({ x: 59, y: 49 });
    expect(origin(upsideDown, 19, 19)).toEqual({ x: 40, y: 30 });
  });

  it('is seen straight on: what is far is as large as what is near', () => {
    // The right side is half as high as the left one, so the middle of the plate lies two thirds of the way to the right.
    const corners: Quad = [
      { x: 20, y: 20 },
      { x: 140, y: 50 },
      { x: 140, y: 110 },
      { x: 20, y: 140 },
    ];
    const seen = origin(straightenQuad(slope(200, 200), corners, 101, 51), 50, 25);
    expect(Math.abs(seen.x - 99.5)).toBeLessThanOrEqual(1);
    expect(Math.abs(seen.y - 79.5)).toBeLessThanOrEqual(1);
  });

  it('keeps thin strokes when it shrinks: each pixel is a mean', () => {
    const data = new Uint8Array(64 * 16 * 3).map((_, index) => (Math.floor(index / 3) % 4 === 3 ? 255 : 0));
    const small = straightenQuad(
      { data, width: 64, height: 16 },
      quadOf({ x: 0, y: 0, w: 64, h: 16 }),
      16,
      4,
    );
    for (const value of small.data) expect(Math.abs(value - 64)).toBeLessThanOrEqual(13);
  });

  it('repeats the edge of the picture beyond it', () => {
    const part = straightenQuad(slope(200, 200), quadOf({ x: -10, y: -10, w: 20, h: 20 }), 20, 20);
    expect(origin(part, 0, 0)).toEqual({ x: 0, y: 0 });
    expect(origin(part, 19, 0)).toEqual({ x: 9, y: 0 });
  });

  it('gives pixels of the picture even for corners on one line', () => {
    const point = { x: 50, y: 60 };
    expect(origin(straightenQuad(slope(200, 200), [point, point, point, point], 4, 4), 2, 2)).toEqual({
      x: 50,
      y: 60,
    });
  });
});
