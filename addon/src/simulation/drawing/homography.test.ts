import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { homography, type Point, type Quad } from './homography.ts';

const jitter = fc.double({ min: -30, max: 30, noNaN: true });
/** Near enough to a square of 200 that its corners stay in order. */
const quads = fc
  .tuple(jitter, jitter, jitter, jitter, jitter, jitter, jitter, jitter)
  .map(([a, b, c, d, e, f, g, h]): Quad => [
    [a, b],
    [200 + c, d],
    [200 + e, 200 + f],
    [g, 200 + h],
  ]);

describe('homography', () => {
  it('puts the corners of the plane on the corners of the quad', () => {
    fc.assert(
      fc.property(quads, (quad) => {
        const map = homography(520, 110, quad);
        const corners: Quad = [
          [0, 0],
          [520, 0],
          [520, 110],
          [0, 110],
        ];
        corners.forEach((corner, index) => {
          const [x, y] = map(corner);
          const [wantedX, wantedY] = quad[index] ?? [NaN, NaN];
          expect(x).toBeCloseTo(wantedX, 6);
          expect(y).toBeCloseTo(wantedY, 6);
        });
      }),
    );
  });

  it('keeps straight lines straight', () => {
    fc.assert(
      fc.property(quads, fc.double({ min: 0, max: 1, noNaN: true }), (quad, share) => {
        const map = homography(1, 1, quad);
        const [a, b, c]: readonly Point[] = [
          map([0.1, 0.2]),
          map([0.1 + 0.7 * share, 0.2 + 0.5 * share]),
          map([0.8, 0.7]),
        ];
        if (!a || !b || !c) throw new Error('three points');
        const area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
        expect(area).toBeCloseTo(0, 6);
      }),
    );
  });

  it('brings the far half of a plane nearer together', () => {
    const map = homography(1, 1, [
      [40, 0],
      [60, 0],
      [100, 100],
      [0, 100],
    ]);
    expect(map([0.5, 0.5])[1]).toBeLessThan(50);
  });

  it('refuses a plane seen edge-on', () => {
    const edgeOn: Quad = [
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 0],
    ];
    expect(() => homography(1, 1, edgeOn)).toThrow(RangeError);
  });
});
