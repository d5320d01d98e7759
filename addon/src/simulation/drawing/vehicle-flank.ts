import { rgb } from './colour.ts';
import { ellipse } from './plane-shapes.ts';
import { cross, dot, minus, unit, type Place } from './space.ts';
import { fill, patch, type Marks } from './svg.ts';
import { onSkin, type Body, type BodyEnd } from './vehicle-body.ts';
import { FACING, GLASS, RUBBER, TRIM, type VehicleModel } from './vehicle-model.ts';

/** The flank with its wheels and windows, when the camera can see it. */
export function drawSide(model: VehicleModel, side: number): Marks {
  const { body, end, ring, world, turned, scene, paint, lacquer, dull } = model;
  const outward: Place = [side, 0.08, 0];
  const anchor = world([side * body.half, 0.7, 1]);
  const toEye = minus(scene.view.eye, anchor);
  const facing = turned(outward);
  if (dot(facing, toEye) <= 0) return '';

  const shoulders = shoulderLine(end, body, side);
  const flank: Marks[] = [];
  for (let index = 0; index + 1 < shoulders.length; index++) {
    const [near, far] = [shoulders[index], shoulders[index + 1]];
    if (!near || !far) continue;
    const nearColumn = flankColumn(near, body, side);
    const farColumn = flankColumn(far, body, side);
    for (let row = 0; row + 1 < nearColumn.length; row++) {
      const [a, b, c, d] = [nearColumn[row], farColumn[row], farColumn[row + 1], nearColumn[row + 1]];
      if (!a || !b || !c || !d) continue;
      const normal = unit(cross(minus(b, a), minus(d, a)));
      const out: Place = normal[0] * side < 0 ? [-normal[0], -normal[1], -normal[2]] : normal;
      flank.push(patch(ring([a, b, c, d]), lacquer(paint, out, a)));
    }
  }

  const glassFrom = onSkin(end, end.window, side);
  const glassTo = onSkin(end, end.window + 1, side);
  const roofEnd: Place = [side * 0.9 * Math.abs(glassTo[0]), glassTo[1] - 0.02, body.lengthM - 0.5];
  const belt: Place = [side * Math.abs(glassFrom[0]), glassFrom[1], body.lengthM - 0.15];
  const cabin = [glassFrom, glassTo, roofEnd, belt];
  const inset = ([x, y, z]: Place, dy: number, dz: number): Place => [x * 1.005, y + dy, z + dz];
  const panes = [
    inset(glassFrom, 0.03, 0.25),
    inset(glassTo, -0.06, 0.14),
    inset(roofEnd, -0.06, -0.1),
    inset(belt, 0.03, -0.3),
  ];
  const glass = lacquer(GLASS, [side * 0.85, 0.3, 0], glassFrom);

  const wheel = (z: number): Marks => {
    const disc = (radius: number, x: number): Place[] =>
      ellipse([z, body.wheelRadius], radius, radius, 20).map(([wz, wy]): Place => [x, wy, wz]);
    const x = side * (body.half + 0.005);
    return [
      fill([ring(disc(body.wheelRadius + 0.06, x))], [0.02, 0.02, 0.025]),
      fill([ring(disc(body.wheelRadius, x))], dull(RUBBER, outward, [x, 0.3, z])),
      fill([ring(disc(body.wheelRadius * 0.66, x))], dull(rgb('#9a9da1'), outward, [x, 0.3, z])),
      fill([ring(disc(body.wheelRadius * 0.2, x))], dull(rgb('#4a4c50'), outward, [x, 0.3, z])),
    ].join('');
  };
  return [
    ...flank,
    patch(ring(cabin), lacquer(paint, [side * 0.85, 0.4, 0], glassFrom)),
    fill([ring(panes)], glass),
    wheel(0.8),
    wheel(body.lengthM - 0.85),
  ].join('');
}

/** The upper edge of the flank, from the corner of the shown end to the far end of the vehicle. */
function shoulderLine(end: BodyEnd, body: Body, side: number): Place[] {
  const bonnet = Array.from({ length: 6 }, (_, index) =>
    onSkin(end, end.edge + ((end.window - end.edge) * index) / 5, side),
  );
  const [x, y, z] = onSkin(end, end.window, side);
  const doors = Array.from({ length: 5 }, (_, index): Place => [
    x,
    y,
    z + ((body.lengthM - 0.12 - z) * (index + 1)) / 5,
  ]);
  return [...bonnet, ...doors];
}

function flankColumn([x, y, z]: Place, body: Body, side: number): Place[] {
  const half = side * body.half;
  return [
    [x, y, z],
    [half * 0.985, y - 0.08, z],
    [half, y - 0.2, z],
    [half * 0.99, (y + body.sillY) / 2, z],
    [half, body.sillY + 0.12, z],
    [half * 0.96, body.sillY, z],
  ];
}

/** From behind, the body hides most of the outer mirrors. */
export function drawMirrors({ body, end, look, ring, paint, lacquer, dull }: VehicleModel): Marks {
  if (look.show === 'rear') return '';
  return [-1, 1]
    .map((side) => {
      const [x, y, z] = onSkin(end, end.window + 0.06, side);
      const reach = side * Math.max(Math.abs(x), body.half - 0.06);
      const shell = ellipse([0, 0], 0.115, 0.075, 16).map(([dx, dy]): Place => [
        reach + side * 0.09 + dx,
        y + 0.06 + dy,
        z + 0.12 - dx * side * 0.25,
      ]);
      const arm: Place[] = [
        [x, y, z + 0.15],
        [reach + side * 0.04, y + 0.04, z + 0.12],
        [reach + side * 0.04, y, z + 0.12],
        [x, y - 0.04, z + 0.15],
      ];
      return [
        fill([ring(arm)], dull(TRIM, FACING, [x, y, z])),
        fill([ring(shell)], lacquer(paint, [side * 0.3, 0.25, -0.9], [x, y, z])),
      ].join('');
    })
    .join('');
}
