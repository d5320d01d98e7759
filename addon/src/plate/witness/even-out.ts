import type { Grey } from './grey.ts';

/** One local deviation brighter than its surroundings is this much brighter than the middle grey. */
const CONTRAST = 60;
/** Deviations below it count as noise. */
const FLAT = 8;
const MIDDLE = 128.5;

/**
 * Each pixel relative to the mean and the deviation of the square around it that reaches `radius` pixels to each side,
 * cut to the picture: shadows, glare and gains vanish. As the network was trained: training/plates/witness/lines.py.
 */
export function evenOut({ data, width, height }: Grey, radius: number): Grey {
  const sums = summedAreas(data, width, height, (value) => value);
  const squares = summedAreas(data, width, height, (value) => value * value);
  const even = new Uint8ClampedArray(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    const top = Math.max(0, y - radius);
    const bottom = Math.min(height, y + radius + 1);
    for (let x = 0; x < width; x++, i++) {
      const left = Math.max(0, x - radius);
      const right = Math.min(width, x + radius + 1);
      const square = { left, top, right, bottom };
      const count = (right - left) * (bottom - top);
      const mean = sumIn(sums, width, square) / count;
      const variance = sumIn(squares, width, square) / count - mean * mean;
      const deviation = Math.sqrt(Math.max(0, variance));
      even[i] = Math.floor(MIDDLE + (CONTRAST * ((data[i] ?? 0) - mean)) / (deviation + FLAT));
    }
  }
  return { data: new Uint8Array(even.buffer), width, height };
}

interface Square {
  readonly left: number;
  readonly top: number;
  /** Exclusive, as `bottom`. */
  readonly right: number;
  readonly bottom: number;
}

/** Sums of all pixels above and to the left, [height + 1, width + 1]. */
function summedAreas(
  data: Uint8Array,
  width: number,
  height: number,
  of: (value: number) => number,
): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0, from = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++, from++) {
      row += of(data[from] ?? 0);
      const to = (y + 1) * (width + 1) + x + 1;
      sums[to] = (sums[to - width - 1] ?? 0) + row;
    }
  }
  return sums;
}

function sumIn(sums: Float64Array, width: number, { left, top, right, bottom }: Square): number {
  const at = (x: number, y: number): number => sums[y * (width + 1) + x] ?? 0;
  return at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
}
