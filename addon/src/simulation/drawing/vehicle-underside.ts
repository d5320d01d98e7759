import { add, type Place } from './space.ts';
import { fill, type Marks } from './svg.ts';
import { FACING, RUBBER, type VehicleModel } from './vehicle-model.ts';

export function drawShadow({ body, scene, ring }: VehicleModel): Marks {
  const { sun, night } = scene.light;
  const layers = 10;
  const reach = body.lengthM;
  const contact = Array.from({ length: layers }, (_, index) => {
    const grow = 0.32 * (index / (layers - 1)) - 0.12;
    return fill(
      [ring(groundBox(body.half + grow, 0.12 - grow, reach + grow))],
      [0.01, 0.01, 0.02],
      0.17 - night * 0.05,
    );
  });
  if (sun === null) return contact.join('');
  const height = 1.1;
  const shift: Place = [(-sun[0] / sun[1]) * height, 0, (-sun[2] / sun[1]) * height];
  const cast = [0, 0.03, 0.06, 0.09].map((grow) =>
    fill(
      [ring([...groundBox(body.half + grow, 0.2 - grow, reach)].map((place) => add(place, shift)))],
      [0.02, 0.02, 0.04],
      0.12,
    ),
  );
  return [...cast, ...contact].join('');
}

function groundBox(half: number, from: number, to: number): Place[] {
  return [
    [-half, 0, to],
    [half, 0, to],
    [half, 0, from],
    [half * 0.86, 0, from - 0.12],
    [-half * 0.86, 0, from - 0.12],
    [-half, 0, from],
  ];
}

export function drawWheelsAndUnderside(model: VehicleModel): Marks {
  const { body, end, ring, dull } = model;
  const lip = end.stations[0]?.y ?? 0.2;
  const under = ring([
    [-body.half * 0.9, lip + 0.12, 0.3],
    [body.half * 0.9, lip + 0.12, 0.3],
    [body.half * 0.8, 0.12, 0.5],
    [-body.half * 0.8, 0.12, 0.5],
  ]);
  const rubber = dull(RUBBER, FACING, [0, 0.2, 0.5]);
  const tyres = [-1, 1].map((side) => {
    const [inner, outer] = [side * (body.half - 0.23), side * (body.half - 0.02)];
    const z = 0.78 - body.wheelRadius * 0.7;
    return fill(
      [
        ring([
          [inner, 0.02, z + 0.1],
          [inner, lip + 0.25, z],
          [outer, lip + 0.25, z],
          [outer, 0.02, z + 0.1],
        ]),
      ],
      rubber,
    );
  });
  return [fill([under], [0.012, 0.012, 0.016]), ...tyres].join('');
}
