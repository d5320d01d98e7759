import type { Box, Point, Quad } from './reading.ts';

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The corners of an upright box. */
export function quadOf({ x, y, w, h }: Box): Quad {
  return [
    { x, y },
    { x: x + w, y },
    { x: x + w, y: y + h },
    { x, y: y + h },
  ];
}

/** The upright box around a quad. */
export function boundsOf(quad: Quad): Bounds {
  const xs = quad.map(({ x }) => x);
  const ys = quad.map(({ y }) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** Intersection over union of the upright boxes around two quads. */
export function overlap(a: Quad, b: Quad): number {
  const one = boundsOf(a);
  const other = boundsOf(b);
  const w = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const h = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  const shared = Math.max(0, w) * Math.max(0, h);
  const area = ({ left, top, right, bottom }: Bounds): number => (right - left) * (bottom - top);
  return shared / Math.max(1e-6, area(one) + area(other) - shared);
}

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

/** Corners moved outwards along the plate's own sides by `margin` parts of its height. */
export function widened(quad: Quad, margin: number): Quad {
  const [topLeft, topRight, bottomRight, bottomLeft] = quad;
  const by = margin * sidesOf(quad).down;
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

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
