import type { Pixels } from '../pixels.ts';

/** [3, height, width]: red, green, blue, each from 0 to 1. */
export function planesOf({ data, width, height }: Pixels): Float32Array {
  const size = width * height;
  const planes = new Float32Array(3 * size);
  for (let i = 0, from = 0; i < size; i++, from += 3) {
    planes[i] = (data[from] ?? 0) / 255;
    planes[size + i] = (data[from + 1] ?? 0) / 255;
    planes[2 * size + i] = (data[from + 2] ?? 0) / 255;
  }
  return planes;
}
