import { mix, rgb } from './colour.ts';
import { homography, type Quad } from './homography.ts';
import { drawPlate, plateSize } from './plate-drawing.ts';
import type { Place } from './space.ts';
import { fill, type Marks } from './svg.ts';
import { faceShare, faceY, onFace } from './vehicle-body.ts';
import { drawDirt } from './vehicle-dirt.ts';
import { FACING, type VehicleModel } from './vehicle-model.ts';

export function drawPlateInPlace(model: VehicleModel): Marks {
  const { look, end, world, point, ring, scene, dull } = model;
  const { widthMm, heightMm } = plateSize(look);
  const [halfW, halfH] = [widthMm / 2000, heightMm / 2000];
  const share = faceShare(end, end.plateY);
  const middle = onFace(end, 0, share);
  // A plate is flat: it stands on the foremost of the skin behind its edges.
  const depth = (dy: number): number => onFace(end, 0, share + dy / (faceY(end, 1) - faceY(end, 0)))[2];
  const [top, bottom] = [depth(halfH) - 0.02, depth(-halfH) - 0.02];
  const corner = (side: number, up: number): Place => [
    side * halfW,
    middle[1] + up * halfH,
    up > 0 ? top : bottom,
  ];
  const quad = [corner(-1, 1), corner(1, 1), corner(1, -1), corner(-1, -1)] as const;
  const holder = quad.map(([x, y, z]): Place => [x * 1.035, middle[1] + (y - middle[1]) * 1.13, z + 0.008]);
  const corners: Quad = [point(quad[0]), point(quad[1]), point(quad[2]), point(quad[3])];
  const at = world(middle);
  return [
    fill([ring(holder)], dull(rgb('#222327'), FACING, middle)),
    drawPlate(look, {
      toPicture: homography(widthMm, heightMm, corners),
      lit: (colour) => scene.light.plate(mix(colour, rgb('#8d7b62'), look.dirt * 0.45), at),
    }),
    drawDirt(look.dirt, {
      size: 2.2,
      seed: `${look.plate} plate`,
      point: (across, height) => {
        const x = Math.max(-1, Math.min(1, across)) * halfW;
        const y = Math.max(0, Math.min(1, height)) * 2 - 1;
        return point([x, middle[1] + y * halfH, y > 0 ? top : bottom]);
      },
      colour: dull(rgb('#7a6a55'), FACING, middle),
    }),
  ].join('');
}
