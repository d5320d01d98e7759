import type { Point, Quad } from '../reading.ts';

/** Corners moved outwards along the plate's own sides by `margin` parts of its height. */
export function widened([topLeft, topRight, bottomRight, bottomLeft]: Quad, margin: number): Quad {
  const height = (distance(topLeft, bottomLeft) + distance(topRight, bottomRight)) / 2;
  const by = margin * height;
  const along = direction(topLeft, topRight, bottomLeft, bottomRight);
  const across = direction(topLeft, bottomLeft, topRight, bottomRight);
  const moved = (point: Point, u: number, v: number): Point => ({
    x: point.x + by * (u * along.x + v * across.x),
    y: point.y + by * (u * along.y + v * across.y),
  });
  return [moved(topLeft, -1, -1), moved(topRight, 1, -1), moved(bottomRight, 1, 1), moved(bottomLeft, -1, 1)];
}

/** Unit vector of the mean of two sides. */
function direction(a: Point, b: Point, c: Point, d: Point): Point {
  const x = b.x - a.x + d.x - c.x;
  const y = b.y - a.y + d.y - c.y;
  const length = Math.max(1e-6, Math.hypot(x, y));
  return { x: x / length, y: y / length };
}

function distance(p: Point, q: Point): number {
  return Math.hypot(p.x - q.x, p.y - q.y);
}
