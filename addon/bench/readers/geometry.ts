import type { Box } from '../../src/plate/reading.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle that may be turned. `angle` in radians, clockwise on screen, between -45 and +45 degrees: a line of
 * text that is read from left to right runs along `w`. */
export interface TurnedBox {
  readonly cx: number;
  readonly cy: number;
  readonly w: number;
  readonly h: number;
  readonly angle: number;
}

/** Corners in reading order: top left, top right, bottom right, bottom left. */
export type Corners = readonly [Point, Point, Point, Point];

export function cornersOf(box: TurnedBox): Corners {
  const along = { x: (Math.cos(box.angle) * box.w) / 2, y: (Math.sin(box.angle) * box.w) / 2 };
  const across = { x: (-Math.sin(box.angle) * box.h) / 2, y: (Math.cos(box.angle) * box.h) / 2 };
  const at = (u: number, v: number): Point => ({
    x: box.cx + u * along.x + v * across.x,
    y: box.cy + u * along.y + v * across.y,
  });
  return [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)];
}

/** The part of a line between two fractions of its length, such as one word of it. */
export function partOf(box: TurnedBox, from: number, to: number): TurnedBox {
  const shift = ((from + to) / 2 - 0.5) * box.w;
  return {
    ...box,
    cx: box.cx + Math.cos(box.angle) * shift,
    cy: box.cy + Math.sin(box.angle) * shift,
    w: box.w * (to - from),
  };
}

/** The smallest turned box, at the angle of the longest one, that holds all of them. `boxes` is not empty. */
export function around(boxes: readonly TurnedBox[]): TurnedBox {
  const angle = boxes.reduce((longest, box) => (box.w > longest.w ? box : longest)).angle;
  return boxAtAngle(boxes.flatMap(cornersOf), angle);
}

/** The upright box around a turned one, cut to a picture of `width` x `height`. */
export function uprightBox(box: TurnedBox, width: number, height: number): Box {
  const corners = cornersOf(box);
  const xs = corners.map(({ x }) => clamp(x, 0, width));
  const ys = corners.map(({ y }) => clamp(y, 0, height));
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
}

/** Less than it is rounding. */
const FLAT = 1e-6;

/** The turned box of least area around `points`, or null when they are on one line. */
export function leastBox(points: readonly Point[]): TurnedBox | null {
  const hull = convexHull(points);
  let least: TurnedBox | null = null;
  for (const [index, from] of hull.entries()) {
    const to = hull[(index + 1) % hull.length];
    if (to === undefined) continue;
    const box = boxAtAngle(hull, toReadingAngle(Math.atan2(to.y - from.y, to.x - from.x)));
    if (least === null || box.w * box.h < least.w * least.h) least = box;
  }
  return least !== null && Math.min(least.w, least.h) > FLAT ? least : null;
}

/** The same direction of edges, as an angle between -45 and +45 degrees. */
function toReadingAngle(angle: number): number {
  const quarter = Math.PI / 2;
  return angle - Math.round(angle / quarter) * quarter;
}

function boxAtAngle(points: readonly Point[], angle: number): TurnedBox {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (const { x, y } of points) {
    const u = x * cos + y * sin;
    const v = y * cos - x * sin;
    left = Math.min(left, u);
    right = Math.max(right, u);
    top = Math.min(top, v);
    bottom = Math.max(bottom, v);
  }
  const u = (left + right) / 2;
  const v = (top + bottom) / 2;
  return { cx: u * cos - v * sin, cy: u * sin + v * cos, w: right - left, h: bottom - top, angle };
}

/** Andrew's monotone chain; counter-clockwise, without points on edges. */
function convexHull(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** Above zero for a left turn; also when there are not yet two points to turn from. */
function turn(a: Point | undefined, b: Point | undefined, c: Point): number {
  if (a === undefined || b === undefined) return 1;
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
