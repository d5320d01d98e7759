import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { around, cornersOf, leastBox, partOf, uprightBox } from './geometry.ts';
import type { TurnedBox } from './geometry.ts';

const boxes: fc.Arbitrary<TurnedBox> = fc.record({
  cx: fc.double({ min: -500, max: 500, noNaN: true }),
  cy: fc.double({ min: -500, max: 500, noNaN: true }),
  w: fc.double({ min: 20, max: 300, noNaN: true }),
  h: fc.double({ min: 2, max: 15, noNaN: true }),
  angle: fc.double({ min: -0.75, max: 0.75, noNaN: true }),
});

describe('turned boxes', () => {
  it('are found again from their corners', () => {
    fc.assert(
      fc.property(boxes, (box) => {
        const found = leastBox(cornersOf(box));
        for (const key of ['cx', 'cy', 'w', 'h', 'angle'] as const)
          expect(found?.[key]).toBeCloseTo(box[key], 4);
      }),
    );
  });

  it('need points that are not on one line', () => {
    expect(leastBox([])).toBeNull();
    expect(leastBox([{ x: 1, y: 1 }])).toBeNull();
    expect(leastBox([0, 1, 2].map((i) => ({ x: i, y: i })))).toBeNull();
  });

  it('hold all the boxes that they are drawn around', () => {
    fc.assert(
      fc.property(fc.array(boxes, { minLength: 1, maxLength: 4 }), (several) => {
        const whole = around(several);
        for (const { x, y } of several.flatMap(cornersOf)) {
          const dx = x - whole.cx;
          const dy = y - whole.cy;
          const along = dx * Math.cos(whole.angle) + dy * Math.sin(whole.angle);
          const across = dy * Math.cos(whole.angle) - dx * Math.sin(whole.angle);
          expect(Math.abs(along)).toBeLessThanOrEqual(whole.w / 2 + 1e-6);
          expect(Math.abs(across)).toBeLessThanOrEqual(whole.h / 2 + 1e-6);
        }
      }),
    );
  });

  it('are cut to the picture as upright boxes', () => {
    const box = { cx: 5, cy: 50, w: 40, h: 20, angle: 0 };
    expect(uprightBox(box, 100, 55)).toEqual({ x: 0, y: 40, w: 25, h: 15 });
  });

  it('have parts along the way in which they are read', () => {
    const box = { cx: 0, cy: 0, w: 100, h: 20, angle: Math.PI / 6 };
    const half = partOf(box, 0, 0.5);
    expect(half.w).toBe(50);
    expect(cornersOf(half)[0].x).toBeCloseTo(cornersOf(box)[0].x);
    expect(cornersOf(half)[0].y).toBeCloseTo(cornersOf(box)[0].y);
  });
});
