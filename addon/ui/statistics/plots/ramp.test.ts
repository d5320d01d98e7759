import { describe, expect, it } from 'vitest';
import { rampUpTo, SHADES, shadeOf } from './ramp.ts';

describe('the shades of numbers', () => {
  it.each([
    [0, [0.01, 0.02, 0.03, 0.04, 0.05]],
    [3, [0.6, 1.2, 1.8, 2.4, 3]],
    [5, [1, 2, 3, 4, 5]],
    [6, [1.5, 3, 4.5, 6, 7.5]],
    [8, [2, 4, 6, 8, 10]],
    [260, [60, 120, 180, 240, 300]],
  ])('up to %d end at %j', (most, bounds) => {
    expect(rampUpTo(most).bounds.map((bound) => Number(bound.toFixed(6)))).toEqual(bounds);
  });

  it.each([
    [0, 0],
    [0.049, 0],
    [0.05, 1],
    [1, 1],
    [1.01, 2],
    [4, 4],
    [4.01, 5],
    [99, SHADES],
  ])('of five bounds from one to five, %d has shade %d', (value, shade) => {
    expect(shadeOf(value, { bounds: [1, 2, 3, 4, 5] })).toBe(shade);
  });
});
