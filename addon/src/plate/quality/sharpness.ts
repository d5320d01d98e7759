import type { PlateView } from './plate-view.ts';
import { startTally } from './tally.ts';
import type { TextBand } from './text-bands.ts';

/** Share of a text's pixels that at least lie on the edges of strokes which run upwards ... */
const UPRIGHT_EDGES = 0.05;
/** ... and on the edges of those that run along the line. */
const LEVEL_EDGES = 0.03;

/**
 * How much of the text's contrast its steepest strokes cross within a tenth of a character's height, 0 to 1. Motion blurs
 * one direction only, so the lesser of both counts. A Gaussian blur of s pixels leaves height / (25 s).
 *
 * @param contrast from dark to light, 0 to 255; more than 0.
 */
export function sharpnessOf(view: PlateView, bands: readonly TextBand[], contrast: number): number {
  const { light, width, height } = view;
  const across = startTally();
  const down = startTally();
  let characterHeight = 0;
  for (const { left, right, top, bottom } of bands) {
    characterHeight += (bottom - top) / bands.length;
    for (let y = Math.max(1, top); y < Math.min(height - 1, bottom); y++) {
      for (let x = Math.max(1, left); x < Math.min(width - 1, right); x++) {
        const i = y * width + x;
        across.add(Math.abs(meanAlong(light, i + 1, width) - meanAlong(light, i, width)));
        down.add(Math.abs(meanAlong(light, i + width, 1) - meanAlong(light, i, 1)));
      }
    }
  }
  const steepest = Math.min(across.quantile(1 - UPRIGHT_EDGES), down.quantile(1 - LEVEL_EDGES));
  return Math.min(1, (steepest * characterHeight) / 10 / contrast);
}

/** Of a pixel and its two neighbours along an edge: less noise, the same edge. */
function meanAlong(light: Float32Array, i: number, step: number): number {
  return ((light[i - step] ?? 0) + (light[i] ?? 0) + (light[i + step] ?? 0)) / 3;
}
