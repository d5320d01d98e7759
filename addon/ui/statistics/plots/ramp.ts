import { niceStep } from './axis.ts';

/** Shades from light to dark; nothing at all has none. */
export const SHADES = 5;

/** Numbers up to each of `SHADES` bounds have one shade. */
export interface Ramp {
  readonly bounds: readonly number[];
}

/** Closer than those of an axis: with half of the shades unused little could be told apart. */
const FACTORS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/** Less is nothing at the precision in which it is written. */
const LEAST = 0.05;

export function rampUpTo(most: number): Ramp {
  const step = niceStep(Math.max(most, LEAST) / SHADES, FACTORS);
  return { bounds: Array.from({ length: SHADES }, (_, index) => (index + 1) * step) };
}

/** 0: nothing; 1 to `SHADES`: lightest to darkest. */
export function shadeOf(value: number, { bounds }: Ramp): number {
  if (value < LEAST) return 0;
  const shade = bounds.findIndex((bound) => value <= bound);
  return shade < 0 ? SHADES : shade + 1;
}
