/** An axis from zero, in whole steps that people count in. */
export interface Axis {
  /** The end of the axis: a tick, and no less than what is drawn. */
  readonly end: number;
  /** From zero to `end`. */
  readonly ticks: readonly number[];
}

/**
 * @param most the largest value that is drawn.
 * @param wantedSteps about so many steps; never more than one and a half times as many.
 */
export function axisFromZero(most: number, wantedSteps = 4): Axis {
  const step = Math.max(1, niceStep(most / wantedSteps));
  const steps = Math.max(1, Math.ceil(most / step));
  return { end: steps * step, ticks: Array.from({ length: steps + 1 }, (_, index) => index * step) };
}

/**
 * The least of some factors times a power of ten that is no less than `least`; 1 for nothing.
 * @param factors from 1 to less than 10, rising.
 */
export function niceStep(least: number, factors: readonly number[] = [1, 2, 5]): number {
  if (least <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  // Powers below one are not exact: 0.2 is no less than 0.2.
  const tolerance = 1 - 1e-9;
  const factor = factors.find((candidate) => candidate * power >= least * tolerance) ?? 10;
  return power < 1 ? factor / Math.round(1 / power) : factor * power;
}
