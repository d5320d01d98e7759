import { mix, rgb } from './colour.ts';
import { ellipse } from './plane-shapes.ts';
import type { Place } from './space.ts';
import { fill, line, linear, type Marks } from './svg.ts';
import { onSkin, skinNormal } from './vehicle-body.ts';
import { FACING, GLASS, type VehicleModel } from './vehicle-model.ts';

export function drawWindow({ end, ring, point, scene, look, lacquer, dull }: VehicleModel): Marks {
  const { light } = scene;
  const outline = (inset: number, low: number, high: number): Place[] => {
    const edge = 1 - inset;
    const up = [0, 0.25, 0.5, 0.75, 1].map((share) => end.window + low + (high - low) * share);
    return [
      ...up.map((along) => onSkin(end, along, -edge)),
      ...[-0.5, 0, 0.5].map((across) => onSkin(end, end.window + high, across)),
      ...[...up].reverse().map((along) => onSkin(end, along, edge)),
      ...[0.5, 0, -0.5].map((across) => onSkin(end, end.window + low, across)),
    ];
  };
  const low = onSkin(end, end.window + 0.05, 0);
  const high = onSkin(end, end.window + 0.95, 0);
  const normal = skinNormal(end, end.window + 0.5, 0);
  const dark = lacquer(GLASS, normal, low);
  const bright = mix(dark, light.skyLow, 0.34);
  const [glass, definition] = linear('window', point(high), point(low), [
    { at: 0, colour: mix(dark, light.skyTop, 0.18) },
    { at: 0.55, colour: mix(dark, bright, 0.5) },
    { at: 1, colour: bright },
  ]);
  const shadow = [0.02, 0.022, 0.026] as const;
  const inside = (x: number, dx: number, dy: number): Place => {
    const [, y, z] = onSkin(end, end.window + 0.25 + dy, 0);
    return [x + dx, y, z];
  };
  const seat = (x: number): Marks =>
    fill(
      [
        ring(ellipse([0, 0.26], 0.1, 0.12, 12).map(([dx, dy]) => inside(x, dx, dy))),
        ring(
          [
            [-0.22, -0.22],
            [-0.2, 0.06],
            [-0.12, 0.15],
            [0.12, 0.15],
            [0.2, 0.06],
            [0.22, -0.22],
          ].map(([dx = 0, dy = 0]) => inside(x, dx, dy)),
        ),
      ],
      shadow,
      0.4,
    );
  const driver = (x: number): Marks =>
    [
      fill(
        [ring(ellipse([0, 0.3], 0.085, 0.16, 14).map(([dx, dy]) => inside(x, dx, dy)))],
        mix(dark, dull(rgb('#b98d72'), FACING, low), 0.3),
        0.9,
      ),
      fill(
        [
          ring(
            [
              [-0.2, -0.22],
              [-0.17, 0.06],
              [-0.07, 0.16],
              [0.07, 0.16],
              [0.17, 0.06],
              [0.2, -0.22],
            ].map(([dx = 0, dy = 0]) => inside(x, dx, dy)),
          ),
        ],
        mix(dark, dull(rgb('#5c6a78'), FACING, low), 0.35),
        0.8,
      ),
    ].join('');
  // Seen from the front, the driver sits on the right unless the country drives on the left.
  const driverX = look.country === 'GB' || look.country === 'IN' ? -0.34 : 0.34;
  const cabin = [seat(-0.34), seat(0.34), look.show === 'front' ? driver(driverX) : ''];
  const wiper = (from: number, to: number): Marks =>
    line(
      [onSkin(end, end.window + 0.03, from), onSkin(end, end.window + 0.1, to)].map(point),
      dull([0.03, 0.03, 0.03], FACING, low),
      2,
    );
  return [
    fill([ring(outline(0.035, 0, 1))], dull([0.035, 0.035, 0.04], normal, low)),
    definition,
    fill([ring(outline(0.075, 0.05, 0.95))], glass),
    ...cabin,
    ...(look.show === 'front' ? [wiper(-0.75, -0.05), wiper(-0.1, 0.62)] : [wiper(0, 0.4)]),
  ].join('');
}
