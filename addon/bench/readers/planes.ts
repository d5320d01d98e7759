import { planesOf } from '../../src/plate/bring-your-own/planes.ts';
import type { Pixels } from '../../src/plate/pixels.ts';

/** How a network wants its numbers: one plane a colour, value = (byte / 255 - mean) / deviation. */
export interface Normalisation {
  /** Planes in this order; 0 is red. */
  readonly planes: Triple;
  readonly mean: Triple;
  readonly deviation: Triple;
}

type Triple = readonly [number, number, number];

/** The whole picture as three planes of floats. */
export function toPlanes(pixels: Pixels, { planes: order, mean, deviation }: Normalisation): Float32Array {
  const plain = planesOf(pixels);
  const size = pixels.width * pixels.height;
  const planes = new Float32Array(plain.length);
  for (const plane of [0, 1, 2] as const) {
    const from = plain.subarray(order[plane] * size, (order[plane] + 1) * size);
    const into = planes.subarray(plane * size, (plane + 1) * size);
    for (const [i, value] of from.entries()) into[i] = (value - mean[plane]) / deviation[plane];
  }
  return planes;
}
