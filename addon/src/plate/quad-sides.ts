import type { Point, Quad } from './reading.ts';

/** Mean lengths of the sides along the text and across it, in pixels. */
export function sidesOf([topLeft, topRight, bottomRight, bottomLeft]: Quad): {
  readonly across: number;
  readonly down: number;
} {
  return {
    across: (distance(topLeft, topRight) + distance(bottomLeft, bottomRight)) / 2,
    down: (distance(topLeft, bottomLeft) + distance(topRight, bottomRight)) / 2,
  };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
