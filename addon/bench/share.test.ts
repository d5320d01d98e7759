import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interval, percent, quantile, shareOf } from './share.ts';

describe('a share', () => {
  it('has the interval of Wilson (Agresti and Coull 1998: none of ten is 0 to 27.8 %)', () => {
    expect(shareOf(0, 10)).toMatchObject({ share: 0, low: 0 });
    expect(shareOf(0, 10)?.high).toBeCloseTo(0.2775, 4);
    expect(shareOf(5, 10)?.low).toBeCloseTo(0.2366, 4);
  });

  it('lies within its interval, which lies within 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (of, part) => {
          const share = shareOf(Math.round(part * of), of);
          if (share === null) throw new Error('there were trials');
          expect(share.low).toBeGreaterThanOrEqual(0);
          expect(share.low).toBeLessThanOrEqual(share.share + 1e-9);
          expect(share.high).toBeGreaterThanOrEqual(share.share - 1e-9);
          expect(share.high).toBeLessThanOrEqual(1);
          expect(interval(share)).toMatch(/^\d+-\d+$/);
        },
      ),
    );
  });

  it('is told in percent, and not at all without trials', () => {
    expect([percent(shareOf(5, 6)), interval(shareOf(5, 6))]).toEqual(['83.3', '44-97']);
    expect([percent(shareOf(0, 0)), interval(shareOf(0, 0))]).toEqual(['-', '']);
  });
});

it('a quantile is one of the values', () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([3, 1, 2], 0.95)).toBe(3);
  expect(quantile([], 0.5)).toBeNaN();
});
