import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pixels } from '../pixels.ts';
import { quadOf } from '../quad.ts';
import { LINE_HEIGHT_PX, linesOf } from './plate-lines.ts';

const PICTURE: Pixels = { data: new Uint8Array(200 * 100 * 3).fill(120), width: 200, height: 100 };

describe('the lines of a plate', () => {
  it('keep the proportions of a long plate and stretch a short one', () => {
    const [long] = linesOf(PICTURE, quadOf({ x: 20, y: 20, w: 100, h: 20 }), 1);
    const [short] = linesOf(PICTURE, quadOf({ x: 20, y: 20, w: 40, h: 20 }), 1);
    // With 0.06 of the height around: 5.12 / 1.12 and 2.12 / 1.12 heights wide.
    expect(long?.width).toBe(Math.round((LINE_HEIGHT_PX * 5.12) / 1.12));
    expect(short?.width).toBe(Math.round(LINE_HEIGHT_PX * 3.75));
  });

  it('are two that overlap for a plate of two rows, the upper one first', () => {
    const picture = { ...PICTURE, data: Uint8Array.from(PICTURE.data) };
    // One bright dot in the upper row, two in the lower one.
    for (const [x, y] of [
      [50, 20],
      [50, 60],
      [110, 60],
    ] as const) {
      for (let dy = 0; dy < 4; dy++)
        picture.data.fill(255, ((y + dy) * 200 + x) * 3, ((y + dy) * 200 + x + 4) * 3);
    }
    const lines = linesOf(picture, quadOf({ x: 20, y: 0, w: 140, h: 80 }), 2);
    expect(lines.map(({ data, width }) => brightRuns(data, width))).toEqual([1, 2]);
  });

  it('have their height and bytes for any four corners, also outside the picture and on one spot', () => {
    const coordinate = fc.double({ min: -300, max: 400, noNaN: true });
    const point = fc.record({ x: coordinate, y: coordinate });
    fc.assert(
      fc.property(
        fc.tuple(point, point, point, point),
        fc.constantFrom(1 as const, 2 as const),
        (quad, rows) => {
          const lines = linesOf(PICTURE, quad, rows);
          expect(lines).toHaveLength(rows);
          for (const { data, width, height } of lines) {
            expect(height).toBe(LINE_HEIGHT_PX);
            expect(width).toBeLessThanOrEqual(6.5 * LINE_HEIGHT_PX);
            expect(data).toHaveLength(width * height);
          }
        },
      ),
      { numRuns: 30 },
    );
    expect(linesOf(PICTURE, quadOf({ x: 5, y: 5, w: 0, h: 0 }), 1)).toHaveLength(1);
  });
});

/** Runs of bright columns, that is dots side by side. */
function brightRuns(data: Uint8Array, width: number): number {
  const bright = Array.from({ length: width }, (_, x) =>
    Array.from({ length: LINE_HEIGHT_PX }, (_, y) => data[y * width + x] ?? 0).some((value) => value > 220),
  );
  return bright.filter((is, x) => is && bright[x - 1] !== true).length;
}
