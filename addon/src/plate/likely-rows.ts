import type { FoundPlate } from './plate-finder.ts';
import { distance } from './quad.ts';
import type { Quad } from './reading.ts';

/**
 * A plate narrower than this many heights has two rows where the finder cannot tell. The witness was trained with it:
 * training/plates/witness/lines.py.
 */
const TWO_ROWS_BELOW = 2.2;

/** How many rows a plate probably has: as the finder says or, where it cannot tell, by its proportions. */
export function likelyRows({ corners, twoRows }: Pick<FoundPlate, 'corners' | 'twoRows'>): 1 | 2 {
  return (twoRows === null ? proportionsOf(corners) < TWO_ROWS_BELOW : twoRows > 0.5) ? 2 : 1;
}

/** Width in heights, by the longer of each two sides. */
export function proportionsOf([topLeft, topRight, bottomRight, bottomLeft]: Quad): number {
  const across = Math.max(distance(topLeft, topRight), distance(bottomLeft, bottomRight));
  const down = Math.max(distance(topLeft, bottomLeft), distance(topRight, bottomRight));
  return across / Math.max(down, 1);
}
