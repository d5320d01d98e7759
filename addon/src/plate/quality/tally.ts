/** How often each whole value from 0 to 255 came: quantiles of many pixels without sorting them. */
export interface Tally {
  readonly add: (value: number) => void;
  /** The value below which `fraction` of them lie; 0 when there are none. */
  readonly quantile: (fraction: number) => number;
}

export function startTally(): Tally {
  const counts = new Uint32Array(256);
  let total = 0;
  return {
    add: (value) => {
      const bin = value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value);
      counts[bin] = (counts[bin] ?? 0) + 1;
      total++;
    },
    quantile: (fraction) => {
      let left = total * fraction;
      for (const [value, count] of counts.entries()) {
        left -= count;
        if (count > 0 && left < 0) return value;
      }
      return Math.max(
        0,
        counts.findLastIndex((count) => count > 0),
      );
    },
  };
}
