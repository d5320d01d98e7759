import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bandsOf, labelEvery } from './bands.ts';

it('bands are equally wide, in their place and never touch', () => {
  const place = fc.record({
    count: fc.integer({ min: 1, max: 400 }),
    fromPx: fc.integer({ min: 0, max: 80 }),
    widthPx: fc.integer({ min: 200, max: 2_000 }),
  });
  fc.assert(
    fc.property(place, ({ count, fromPx, widthPx }) => {
      const bands = bandsOf(count, { fromPx, widthPx });
      expect(bands).toHaveLength(count);
      let endPx = fromPx - 1e-6;
      for (const band of bands) {
        expect(band.widthPx).toBeGreaterThan(0);
        expect(band.widthPx).toBeLessThanOrEqual(56);
        expect(band.xPx).toBeGreaterThan(endPx);
        expect(band.middlePx).toBeCloseTo(band.xPx + band.widthPx / 2, 6);
        endPx = band.xPx + band.widthPx;
      }
      expect(endPx).toBeLessThan(fromPx + widthPx + 1e-6);
    }),
  );
});

it.each([
  [40, 40, 1],
  [40, 41, 2],
  [10, 41, 5],
  [100, 10, 1],
])('of bands every %d px with labels of %d px each %dth has one', (pitchPx, labelPx, every) => {
  expect(labelEvery(pitchPx, labelPx)).toBe(every);
});
