import type { FoundPlate } from '../plate-finder.ts';
import { boundsOf, overlap } from '../quad.ts';
import type { Bounds } from '../quad.ts';
import type { Point, Quad } from '../reading.ts';

/** What the finder's network answers, cell by cell; see `training/plates/finder/export.py`. */
export interface Cells {
  readonly width: number;
  readonly height: number;
  /** [height, width]: 0 beside a peak. */
  readonly score: Float32Array;
  /** [height, width, 4]: distances from the cell's middle to left, top, right and bottom, in pixels of the input. */
  readonly box: Float32Array;
  /** [height, width, 8]: (dx, dy) from the cell's middle to the four corners, in pixels of the input. */
  readonly corners: Float32Array;
  /** [height, width]: probability of two rows. */
  readonly rows: Float32Array;
}

/** Pixels of the input between neighbouring cells. */
export const STRIDE_PX = 8;

/** Plates do not lie on each other; two boxes that share this much (IoU) are the same plate, seen from two cells. */
const SAME_PLATE = 0.4;

/** The peaks with at least `leastScore`, surest first, in pixels of the input. */
export function platesAtPeaks(cells: Cells, leastScore: number): readonly FoundPlate[] {
  const found: FoundPlate[] = [];
  for (let row = 0; row < cells.height; row++) {
    for (let column = 0; column < cells.width; column++) {
      const cell = row * cells.width + column;
      const score = cells.score[cell] ?? 0;
      if (score < leastScore) continue;
      found.push({ corners: cornersOf(cells, cell, row, column), score, twoRows: cells.rows[cell] ?? 0 });
    }
  }
  return eachOnce(found);
}

/** Surest first; of several that are the same plate, the surest. */
export function eachOnce<Plate extends FoundPlate>(found: readonly Plate[]): readonly Plate[] {
  const kept: Plate[] = [];
  for (const plate of found.toSorted((a, b) => b.score - a.score)) {
    if (kept.every((other) => overlap(other.corners, plate.corners) < SAME_PLATE)) kept.push(plate);
  }
  return kept;
}

/**
 * The corners as the network sees them, fitted into its box: the box was learnt from tens of thousands of labels, the
 * corners mostly from drawings, so the box says where and the corners how the plate is turned.
 */
function cornersOf(cells: Cells, cell: number, row: number, column: number): Quad {
  const middle = { x: (column + 0.5) * STRIDE_PX, y: (row + 0.5) * STRIDE_PX };
  const value = (values: Float32Array, index: number): number => values[index] ?? 0;
  const corner = (index: number): Point => ({
    x: middle.x + value(cells.corners, cell * 8 + index * 2),
    y: middle.y + value(cells.corners, cell * 8 + index * 2 + 1),
  });
  const quad: Quad = [corner(0), corner(1), corner(2), corner(3)];
  const from = boundsOf(quad);
  const to: Bounds = {
    left: middle.x - value(cells.box, cell * 4),
    top: middle.y - value(cells.box, cell * 4 + 1),
    right: middle.x + value(cells.box, cell * 4 + 2),
    bottom: middle.y + value(cells.box, cell * 4 + 3),
  };
  const scaleX = (to.right - to.left) / Math.max(1e-6, from.right - from.left);
  const scaleY = (to.bottom - to.top) / Math.max(1e-6, from.bottom - from.top);
  const fitted = ({ x, y }: Point): Point => ({
    x: to.left + (x - from.left) * scaleX,
    y: to.top + (y - from.top) * scaleY,
  });
  return [fitted(quad[0]), fitted(quad[1]), fitted(quad[2]), fitted(quad[3])];
}
