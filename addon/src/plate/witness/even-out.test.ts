import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenOut } from './even-out.ts';
import type { Grey } from './grey.ts';

const WIDTH = 40;
const HEIGHT = 12;
const RADIUS = 6;

function drawn(brightness: (x: number, y: number) => number): Grey {
  const data = new Uint8Array(WIDTH * HEIGHT);
  for (let i = 0; i < data.length; i++) data[i] = brightness(i % WIDTH, Math.floor(i / WIDTH));
  return { data, width: WIDTH, height: HEIGHT };
}

const stripes = (x: number): number => (x % 4 < 2 ? 60 : 180);

describe('even contrast', () => {
  it('leaves nothing of a plain ground but the middle grey', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), (brightness) => {
        const { data } = evenOut(
          drawn(() => brightness),
          RADIUS,
        );
        expect(new Set(data)).toEqual(new Set([128]));
      }),
    );
  });

  it('makes strokes in the shade as strong as strokes in the sun', () => {
    const even = evenOut(
      drawn((x) => (x < WIDTH / 2 ? 0.4 * stripes(x) : stripes(x))),
      RADIUS,
    );
    const middle = even.data.subarray(6 * WIDTH, 7 * WIDTH);
    const contrast = (from: number): number => (middle[from + 2] ?? 0) - (middle[from] ?? 0);
    expect(contrast(4)).toBeGreaterThan(80);
    expect(contrast(32) / contrast(4)).toBeLessThan(1.3);
  });

  it('is the mean and the deviation of the surroundings, counted pixel by pixel', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 30, maxLength: 30 }), fc.nat({ max: 29 }), (data, index) => {
        const [width, radius] = [6, 2];
        const x = index % width;
        const y = Math.floor(index / width);
        const around = Array.from(data).filter(
          (_, i) => Math.abs((i % width) - x) <= radius && Math.abs(Math.floor(i / width) - y) <= radius,
        );
        const mean = around.reduce((sum, value) => sum + value, 0) / around.length;
        const variance = around.reduce((sum, value) => sum + (value - mean) ** 2, 0) / around.length;
        const wanted = 128.5 + (60 * ((data[index] ?? 0) - mean)) / (Math.sqrt(variance) + 8);
        const { data: even } = evenOut({ data, width, height: 5 }, radius);
        expect(Math.abs((even[index] ?? 0) - Math.min(255, Math.max(0, wanted)))).toBeLessThanOrEqual(1);
      }),
    );
  });
});
