import type { Box, PlateReading, Point } from '../reading.ts';

/** Height of one row of a plate, in pixels: how near a plate is, whatever its length, rows and tilt. */
export function rowHeightPx({ box, corners, rows }: PlateReading): number {
  if (corners === null) return box.h / rows;
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  return (distance(topLeft, bottomLeft) + distance(topRight, bottomRight)) / 2 / rows;
}

export function centreOf({ x, y, w, h }: Box): Point {
  return { x: x + w / 2, y: y + h / 2 };
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** What two boxes share of what they cover together, 0 to 1. */
export function overlapOf(a: Box, b: Box): number {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  if (w <= 0 || h <= 0) return 0;
  return (w * h) / (a.w * a.h + b.w * b.h - w * h);
}
