/** A share with its 95 % Wilson interval, each 0 to 1. */
export interface Share {
  readonly hits: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Wilson's interval, which stays honest for few trials and for shares near 0 and 1; null without trials. */
export function shareOf(hits: number, of: number): Share | null {
  if (of === 0) return null;
  const z = 1.959964;
  const share = hits / of;
  const spread = 1 + (z * z) / of;
  const middle = (share + (z * z) / (2 * of)) / spread;
  const half = (z / spread) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  // Where nothing or everything hits, an end is 0 or 1 but for the last bit.
  return { hits, of, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** The value below which `fraction` of them lie; NaN without values. */
export function quantile(values: readonly number[], fraction: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? NaN;
}

/** "83.3": the share in percent; "-" without trials. */
export function percent(share: Share | null): string {
  return share === null ? '-' : (share.share * 100).toFixed(1);
}

/** "77-88": the interval of a share, in percent; empty without trials. */
export function interval(share: Share | null): string {
  return share === null ? '' : [share.low, share.high].map((end) => (end * 100).toFixed(0)).join('-');
}
