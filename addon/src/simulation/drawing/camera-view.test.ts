import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projection, type CameraView } from './camera-view.ts';

const view: CameraView = { eye: [0.6, 2.1, 0], yawDeg: -9, pitchDeg: 9, focal: 1 };
const size = { widthPx: 1280, heightPx: 720 };

describe('projection', () => {
  it('finds the ground place again that it showed', () => {
    const seen = projection(view, size);
    fc.assert(
      fc.property(
        fc.double({ min: -4, max: 4, noNaN: true }),
        fc.double({ min: 2, max: 40, noNaN: true }),
        (x, z) => {
          const [foundX, foundZ] = seen.ground(seen.point([x, 0, z])) ?? [NaN, NaN];
          expect(foundX).toBeCloseTo(x, 5);
          expect(foundZ).toBeCloseTo(z, 5);
        },
      ),
    );
  });

  it('shows what is further away smaller and higher', () => {
    const seen = projection(view, size);
    expect(seen.pxPerM([0, 0, 10])).toBeLessThan(seen.pxPerM([0, 0, 5]) * 0.6);
    expect(seen.point([0, 0, 10])[1]).toBeLessThan(seen.point([0, 0, 5])[1]);
  });

  it('sees no ground in the sky', () => {
    expect(projection(view, size).ground([640, 0])).toBeNull();
  });

  it('cuts off what lies behind the camera', () => {
    const seen = projection(view, size);
    const ring = seen.ring([
      [-1, 0, -5],
      [1, 0, -5],
      [1, 0, 5],
      [-1, 0, 5],
    ]);
    expect(ring.length).toBeGreaterThanOrEqual(3);
    expect(ring.every(([, y]) => y > 0)).toBe(true);
    expect(
      seen.ring([
        [0, 0, -1],
        [1, 0, -2],
        [0, 1, -3],
      ]),
    ).toEqual([]);
  });
});
