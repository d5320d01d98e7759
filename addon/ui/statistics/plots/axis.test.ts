import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisFromZero, niceStep } from './axis.ts';

describe('an axis', () => {
  it.each([
    [0, [0, 1]],
    [0.4, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [4, [0, 1, 2, 3, 4]],
    [4.1, [0, 2, 4, 6]],
    [8, [0, 2, 4, 6, 8]],
    [9, [0, 5, 10]],
    [33, [0, 10, 20, 30, 40]],
    [1_234, [0, 500, 1_000, 1_500]],
  ])('up to %d has the ticks %j', (most, ticks) => {
    expect(axisFromZero(most)).toEqual({ end: ticks.at(-1), ticks });
  });

  it('begins at zero, has whole numbers, few of them, and reaches beyond what is drawn', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), (most) => {
        const { end, ticks } = axisFromZero(most);
        expect(end).toBeGreaterThanOrEqual(most);
        expect(ticks[0]).toBe(0);
        expect(ticks.every(Number.isInteger)).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});

it.each([
  [0, 1],
  [1, 1],
  [1.1, 2],
  [5, 5],
  [5.1, 10],
  [0.2, 0.2],
  [0.03, 0.05],
  [400, 500],
])('the nice step for %d is %d', (least, step) => {
  expect(niceStep(least)).toBe(step);
});
