import { plus, times, type Rgb } from './colour.ts';
import type { Point } from './homography.ts';
import { dot, minus } from './space.ts';
import { line, linear, patch, type Marks } from './svg.ts';
import { alongAt, lineNormal, onFace, onLine, onSkin, skinLine, type Station } from './vehicle-body.ts';
import { TRIM, type VehicleModel } from './vehicle-model.ts';

const STRIPS_PER_STATION = 4;
const COLUMNS = 12;

/** The skin as strips from low to high, each shaded from side to side; the far ones first, so that near ones hide them. */
export function drawSkin(model: VehicleModel): Marks {
  const { end } = model;
  const strips = (end.stations.length - 1) * STRIPS_PER_STATION;
  return Array.from({ length: strips }, (_, index) => drawStrip(model, strips - 1 - index)).join('');
}

function drawStrip(
  { end, point, world, turned, scene, paint, lacquer, dull }: VehicleModel,
  index: number,
): Marks {
  const at = (step: number): Station => skinLine(end, (index + step) / STRIPS_PER_STATION);
  const [low, middle, high] = [at(0), at(0.5), at(1)];
  const shades: { readonly across: number; readonly colour: Rgb; readonly x: number }[] = [];
  for (let column = 0; column <= COLUMNS; column++) {
    const across = acrossAt(column);
    const place = onLine(middle, across);
    const normal = lineNormal(low, middle, high, across);
    if (dot(turned(normal), minus(scene.view.eye, world(place))) < 0) continue;
    // The lowest part of a bumper is bare plastic.
    const colour =
      index < 0.6 * STRIPS_PER_STATION ? dull(TRIM, normal, place) : lacquer(paint, normal, place);
    shades.push({ across, colour, x: point(place)[0] });
  }
  const [first, last] = [shades[0], shades.at(-1)];
  if (first === undefined || last === undefined || last.x - first.x < 1) return '';
  const ring = [
    ...shades.map(({ across }) => point(onLine(high, across))),
    ...shades.map(({ across }) => point(onLine(low, across))).reverse(),
  ];
  const y = point(onLine(middle, 0))[1];
  const [shading, definition] = linear(
    `skin${index}`,
    [first.x, y],
    [last.x, y],
    shades.map(({ x, colour }) => ({ at: (x - first.x) / (last.x - first.x), colour })),
  );
  return definition + patch(ring, shading);
}

/** Columns crowd at the corners, where the skin bends. */
function acrossAt(column: number): number {
  const even = (2 * column) / COLUMNS - 1;
  return Math.sin((even * Math.PI) / 2) * 0.35 + even * 0.65;
}

/** Gaps between panels. */
export function drawSeams({ end, point, scene, look, paint, dull, pxPerM }: VehicleModel): Marks {
  const at = onFace(end, 0, 1);
  const gap = dull(times(paint, 0.22), [0, 0.7, -0.7], at);
  const shine = plus(dull(paint, [0, 1, 0], at), times(scene.light.skyLow, 0.1));
  const width = Math.max(0.8, 0.007 * pxPerM);
  const across = (along: number, reach: number): Point[] =>
    Array.from({ length: 13 }, (_, index) => point(onSkin(end, along, reach * ((2 * index) / 12 - 1))));
  const up = (side: number, from: number, to: number): Point[] =>
    Array.from({ length: 8 }, (_, index) => point(onSkin(end, from + ((to - from) * index) / 7, side)));
  if (look.show === 'front') {
    return [
      line(across(end.edge + 0.12, 0.9), gap, width, 0.85),
      ...[-1, 1].map((side) => line(up(side * 0.93, end.edge + 0.12, end.window - 0.05), gap, width, 0.7)),
      ...[-1, 1].map((side) =>
        line(up(side * 0.52, end.edge + 0.4, end.window - 0.1), shine, width * 1.2, 0.35),
      ),
      line(across(alongAt(end, 0.16), 0.97), gap, width, 0.4),
    ].join('');
  }
  const low = alongAt(end, 0.4);
  const doors = look.body === 'van' ? [line(up(0, low, end.window + 1.4), gap, width * 1.4)] : [];
  return [
    line(across(low, 0.84), gap, width, 0.9),
    ...[-1, 1].map((side) => line(up(side * 0.84, low, end.edge), gap, width, 0.8)),
    ...doors,
  ].join('');
}
