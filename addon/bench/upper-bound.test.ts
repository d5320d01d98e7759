import { expect, it } from 'vitest';
import { upperBound } from './upper-bound.ts';

it('the upper end is that of the Poisson tables (Garwood 1936): 3.00 for none, 4.74 for one, 16.96 for ten', () => {
  expect(upperBound(0, 1)).toBeCloseTo(2.996, 3);
  expect(upperBound(1, 1)).toBeCloseTo(4.744, 3);
  expect(upperBound(10, 100)).toBeCloseTo(0.16962, 4);
  expect(upperBound(1_000, 1)).toBeCloseTo(1_053.6, 0);
});
