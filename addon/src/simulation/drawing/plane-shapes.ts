import type { Point } from './homography.ts';

/** Rings on a plane, y down. */
export function box(x: number, y: number, width: number, height: number): Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

export function roundedBox(x: number, y: number, width: number, height: number, radius: number): Point[] {
  const corners: readonly (readonly [number, number, number])[] = [
    [x + width - radius, y + radius, -0.5],
    [x + width - radius, y + height - radius, 0],
    [x + radius, y + height - radius, 0.5],
    [x + radius, y + radius, 1],
  ];
  return corners.flatMap(([middleX, middleY, turn]) => arc([middleX, middleY], radius, turn, turn + 0.5, 4));
}

export function disc(middle: Point, radius: number, steps = 14): Point[] {
  return arc(middle, radius, 0, 2 - 2 / steps, steps - 1);
}

export function ellipse(middle: Point, radiusX: number, radiusY: number, steps = 24): Point[] {
  return disc([0, 0], 1, steps).map(([x, y]) => [middle[0] + x * radiusX, middle[1] + y * radiusY]);
}

/** From half-turn `from` to `to` (1 = 180 degrees, clockwise on the screen), both ends included. */
function arc([x, y]: Point, radius: number, from: number, to: number, steps: number): Point[] {
  return Array.from({ length: steps + 1 }, (_, index): Point => {
    const angle = Math.PI * (from + ((to - from) * index) / steps);
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}
