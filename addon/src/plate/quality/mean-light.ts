import type { Pixels } from '../pixels.ts';
import { lightAt } from './plate-view.ts';

/** So many pixels tell the mean of a picture to a fraction of a grey level. */
const SAMPLES = 10_000;

/** Mean brightness of a picture, 0 to 255. */
export function meanLight({ data, width, height }: Pixels): number {
  const stride = Math.max(1, Math.floor(Math.sqrt((width * height) / SAMPLES)));
  let sum = 0;
  let samples = 0;
  for (let y = 0; y < height; y += stride) {
    for (let x = 0; x < width; x += stride) {
      sum += lightAt(data, (y * width + x) * 3);
      samples += 1;
    }
  }
  return sum / samples;
}
