import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backOffMs } from './back-off.ts';

it('waits twice as long after each failure, up to the cap', () => {
  const waits = [1, 2, 3, 4, 5, 400].map((failures) =>
    backOffMs({ firstMs: 500, capMs: 3_000, random: () => 1 }, failures),
  );
  expect(waits).toEqual([500, 1_000, 2_000, 3_000, 3_000, 3_000]);
});

it('leaves half of the wait to chance', () => {
  const arbitrary = fc.record({
    failures: fc.integer({ min: 1, max: 2_000 }),
    chance: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  });
  fc.assert(
    fc.property(arbitrary, ({ failures, chance }) => {
      const wait = (random: number): number =>
        backOffMs({ firstMs: 300, capMs: 20_000, random: () => random }, failures);
      expect(wait(chance)).toBeGreaterThanOrEqual(wait(1) / 2);
      expect(wait(chance)).toBeLessThanOrEqual(wait(1));
      expect(wait(1)).toBeLessThanOrEqual(20_000);
    }),
  );
});
