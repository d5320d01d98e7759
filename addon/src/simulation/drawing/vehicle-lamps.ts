import type { Rgb } from './colour.ts';
import { glow, type Marks } from './svg.ts';
import { onFace } from './vehicle-body.ts';
import { FACES } from './vehicle-face.ts';
import type { VehicleModel } from './vehicle-model.ts';

/** Lamps that shine at night, with what they do to the lens. */
export function drawLamps(model: VehicleModel): Marks {
  const { look, end, point, scene, pxPerM } = model;
  const { night } = scene.light;
  const strength = Math.max(night > 0.25 ? 0.35 + 0.65 * night : 0, scene.light.rain ? 0.3 : 0);
  if (strength === 0) return '';
  const lamp = FACES[look.show][look.face % FACES[look.show].length]?.find((feature) => feature.lamp);
  if (lamp === undefined) return '';
  const [sumX, sumY] = lamp.shape.reduce(([x, y], [a, b]) => [x + a, y + b] as const, [0, 0]);
  const [across, height] = [sumX / lamp.shape.length, sumY / lamp.shape.length];
  const warm: Rgb = look.show === 'front' ? [1, 0.97, 0.88] : [1, 0.16, 0.1];
  const core: Rgb = look.show === 'front' ? [1, 1, 1] : [1, 0.45, 0.35];
  const reach = look.show === 'front' ? 0.2 + 1.1 * scene.glare : 0.16 + 0.1 * scene.glare;
  return [-1, 1]
    .map((side) => {
      const middle = point(onFace(end, side * across, height));
      const ground = point([side * across * model.body.half, 0, -0.5]);
      const puddle = scene.light.rain
        ? glow(
            `puddle${side}`,
            ground,
            0.2 * pxPerM,
            [
              { at: 0, colour: warm, opacity: 0.4 * strength },
              { at: 1, colour: warm, opacity: 0 },
            ],
            2.6,
          )
        : '';
      return [
        puddle,
        glow(`halo${side}`, middle, reach * pxPerM, [
          { at: 0, colour: warm, opacity: strength * (0.55 + 0.4 * scene.glare) },
          { at: 0.25, colour: warm, opacity: strength * (0.28 + 0.3 * scene.glare) },
          { at: 0.55, colour: warm, opacity: strength * (0.05 + 0.17 * scene.glare) },
          { at: 0.8, colour: warm, opacity: strength * 0.05 * scene.glare },
          { at: 1, colour: warm, opacity: 0 },
        ]),
        glow(`core${side}`, middle, 0.085 * pxPerM, [
          { at: 0, colour: core, opacity: strength },
          { at: 0.55, colour: core, opacity: strength * 0.95 },
          { at: 1, colour: warm, opacity: 0 },
        ]),
      ].join('');
    })
    .join('');
}
