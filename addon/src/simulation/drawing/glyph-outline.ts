import { GLYPHS } from './glyphs.ts';
import type { Point } from './homography.ts';

/** How a text is written; all in the same unit (millimetres on a plate). */
export interface Lettering {
  readonly height: number;
  /** Common width of a glyph; each glyph has its own share of it. */
  readonly width: number;
  readonly stroke: number;
}

/** Closed rings to be filled by the non-zero rule, in the unit of the lettering, from 0 0 at the top left. */
export type Outline = readonly (readonly Point[])[];

/** How wide a character stands; a character without a glyph stands as wide as a common one. */
export function glyphWidth(character: string, lettering: Lettering): number {
  const share = GLYPHS[character]?.width ?? 1;
  return Math.max(lettering.stroke, share * lettering.width);
}

/** The filled shape of a character; empty for a character without a glyph. */
export function glyphOutline(character: string, lettering: Lettering): Outline {
  const glyph = GLYPHS[character];
  if (glyph === undefined) return [];
  const { height, stroke } = lettering;
  const width = glyphWidth(character, lettering);
  const near = (value: number, size: number): boolean =>
    value < 0.55 * stroke || value > size - 0.55 * stroke;
  const isAtEdge = ([x, y]: Point, upright: boolean): boolean => (upright ? near(y, height) : near(x, width));
  const rings: Point[][] = [];
  for (const line of middleLines(glyph.strokes)) {
    const scaled = line.points.map(([x, y]): Point => [
      stroke / 2 + x * (width - stroke),
      stroke / 2 + y * (height - stroke),
    ]);
    for (const ring of line.closed ? closedStroke(scaled, stroke) : [openStroke(scaled, stroke, isAtEdge)]) {
      rings.push(clipToBox(ring, width, height));
    }
  }
  return rings.filter((ring) => ring.length > 2);
}

interface MiddleLine {
  readonly points: readonly Point[];
  readonly closed: boolean;
}

const CURVE_STEPS = 8;

function middleLines(strokes: string): MiddleLine[] {
  const lines: { points: Point[]; closed: boolean }[] = [];
  for (const [, command = '', numbers = ''] of strokes.matchAll(/([MLCZ])([^MLCZ]*)/g)) {
    const values = numbers.match(/-?\d*\.?\d+/g)?.map(Number) ?? [];
    const points = Array.from({ length: values.length / 2 }, (_, index): Point => [
      values[index * 2] ?? 0,
      values[index * 2 + 1] ?? 0,
    ]);
    const line = lines.at(-1);
    if (command === 'M') lines.push({ points, closed: false });
    else if (line !== undefined && command === 'L') line.points.push(...points);
    else if (line !== undefined && command === 'C') line.points.push(...curve(line.points.at(-1), points));
    else if (line !== undefined) line.closed = true;
  }
  return lines.map(({ points, closed }) => ({ closed, points: withoutRepeats(points, closed) }));
}

function curve(start: Point | undefined, [one, two, end]: readonly Point[]): Point[] {
  if (start === undefined || one === undefined || two === undefined || end === undefined) return [];
  return Array.from({ length: CURVE_STEPS }, (_, index): Point => {
    const t = (index + 1) / CURVE_STEPS;
    const s = 1 - t;
    const along = (axis: 0 | 1): number =>
      s ** 3 * start[axis] + 3 * s * s * t * one[axis] + 3 * s * t * t * two[axis] + t ** 3 * end[axis];
    return [along(0), along(1)];
  });
}

function withoutRepeats(points: readonly Point[], closed: boolean): Point[] {
  return points.filter((point, index) => {
    const before = index > 0 ? points[index - 1] : closed ? points.at(-1) : undefined;
    return before === undefined || Math.hypot(point[0] - before[0], point[1] - before[1]) > 1e-6;
  });
}

type EdgeTest = (end: Point, upright: boolean) => boolean;

function openStroke(points: readonly Point[], stroke: number, isAtEdge: EdgeTest): Point[] {
  const line = withLongerEnds(points, stroke, isAtEdge);
  const left = offsetLine(line, stroke / 2, false);
  const right = offsetLine(line, -stroke / 2, false);
  return turnedPositive([...left, ...right.reverse()]);
}

function closedStroke(points: readonly Point[], stroke: number): Point[][] {
  const one = offsetLine(points, stroke / 2, true);
  const other = offsetLine(points, -stroke / 2, true);
  const [outer, inner] = Math.abs(area(one)) > Math.abs(area(other)) ? [one, other] : [other, one];
  return [turnedPositive(outer), turnedPositive(inner).reverse()];
}

/**
 * A stroke that ends at the edge of its box is drawn on to that edge, slanted ones past it (the box cuts them level);
 * one that ends inside is cut where it ends.
 */
function withLongerEnds(points: readonly Point[], stroke: number, isAtEdge: EdgeTest): Point[] {
  const [first, second] = points;
  const last = points.at(-1);
  const beforeLast = points.at(-2);
  if (!first || !second || !last || !beforeLast) return [...points];
  const beyond = (end: Point, inner: Point): Point => {
    const dx = end[0] - inner[0];
    const dy = end[1] - inner[1];
    const length = Math.hypot(dx, dy);
    const upright = Math.abs(dy) > 0.4 * length;
    if (!isAtEdge(end, upright)) return end;
    const slanted = upright && Math.abs(dx) > 0.05 * length;
    const reach = ((slanted ? 1.1 : 0.5) * stroke) / length;
    return [end[0] + dx * reach, end[1] + dy * reach];
  };
  return [beyond(first, second), ...points.slice(1, -1), beyond(last, beforeLast)];
}

/** The line beside `points` at `distance`, with mitred joins (cut short where two directions nearly oppose). */
function offsetLine(points: readonly Point[], distance: number, closed: boolean): Point[] {
  const count = points.length;
  const at = (index: number): Point => points[(index + count) % count] ?? [0, 0];
  const normal = (from: Point, to: Point): Point => {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
    return [-(to[1] - from[1]) / length, (to[0] - from[0]) / length];
  };
  return points.map((point, index): Point => {
    const into = normal(at(index - 1), point);
    const out = normal(point, at(index + 1));
    const before = !closed && index === 0 ? out : into;
    const after = !closed && index === count - 1 ? into : out;
    const share = distance / Math.max(0.35, 1 + before[0] * after[0] + before[1] * after[1]);
    return [point[0] + (before[0] + after[0]) * share, point[1] + (before[1] + after[1]) * share];
  });
}

function area(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [0, 0];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

/** Rings that overlap must turn the same way, or the non-zero rule would leave holes where they cross. */
function turnedPositive(ring: readonly Point[]): Point[] {
  return area(ring) < 0 ? [...ring].reverse() : [...ring];
}

function clipToBox(ring: readonly Point[], width: number, height: number): Point[] {
  const above = clip(ring, ([, y]) => y);
  const below = clip(above, ([, y]) => height - y);
  return clip(
    clip(below, ([x]) => x),
    ([x]) => width - x,
  );
}

/** Sutherland and Hodgman's cut along the line where `inside` is zero. */
function clip(ring: readonly Point[], inside: (point: Point) => number): Point[] {
  return ring.flatMap((point, index): Point[] => {
    const before = ring[(index + ring.length - 1) % ring.length] ?? point;
    const here = inside(point);
    const there = inside(before);
    const crossing = (): Point => {
      const share = there / (there - here);
      return [before[0] + (point[0] - before[0]) * share, before[1] + (point[1] - before[1]) * share];
    };
    if (here >= 0) return there >= 0 ? [point] : [crossing(), point];
    return there >= 0 ? [crossing()] : [];
  });
}
