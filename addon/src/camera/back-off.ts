export interface BackOff {
  /** The first wait, before jitter. */
  readonly firstMs: number;
  /** No wait is longer. */
  readonly capMs: number;
  /** From 0 (included) to 1 (excluded). */
  readonly random: () => number;
}

/**
 * How long to wait before the next try when `failures` tries in a row have failed (1 or more): twice as long each
 * time up to the cap, of which a random half, so that cameras that were lost together do not come back together.
 */
export function backOffMs({ firstMs, capMs, random }: BackOff, failures: number): number {
  const longestMs = Math.min(capMs, firstMs * 2 ** (failures - 1));
  return longestMs / 2 + (longestMs / 2) * random();
}
