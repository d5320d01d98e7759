import { rgb } from './colour.ts';
import { ARM_Z_M } from './gate-scene.ts';
import { fill, type Marks } from './svg.ts';
import { onFace } from './vehicle-body.ts';
import { drawDirt } from './vehicle-dirt.ts';
import { FACES, type Feature } from './vehicle-face.ts';
import { drawMirrors, drawSide } from './vehicle-flank.ts';
import { drawLamps } from './vehicle-lamps.ts';
import type { VehicleLook } from './vehicle-look.ts';
import { FACING, modelOf, type VehicleModel, type VehiclePlace, type VehicleScene } from './vehicle-model.ts';
import { drawPlateInPlace } from './vehicle-plate.ts';
import { drawSeams, drawSkin } from './vehicle-skin.ts';
import { drawShadow, drawWheelsAndUnderside } from './vehicle-underside.ts';
import { drawWindow } from './vehicle-window.ts';

/** Nearer than this a vehicle fills the lens and is not drawn. */
const NEAREST_M = 0.8;

/** @returns marks for the whole vehicle with its shadow; nothing when it stands at or behind the camera. */
export function drawVehicle(look: VehicleLook, place: VehiclePlace, scene: VehicleScene): Marks {
  if (ARM_Z_M + place.toArmM < scene.view.eye[2] + NEAREST_M) return '';
  const model = modelOf(look, place, scene);
  return [
    drawShadow(model),
    drawWheelsAndUnderside(model),
    ...[-1, 1].map((side) => drawSide(model, side)),
    drawSkin(model),
    drawWindow(model),
    drawSeams(model),
    drawFeatures(model),
    drawMirrors(model),
    drawDirt(look.dirt, {
      size: 1,
      seed: look.plate,
      point: (across, height) => model.point(onFace(model.end, across, height)),
      colour: model.dull(rgb('#7a6a55'), FACING, [0, 0.4, 0]),
    }),
    drawPlateInPlace(model),
    drawLamps(model),
  ].join('');
}

function drawFeatures(model: VehicleModel): Marks {
  const { look } = model;
  return (
    FACES[look.show][look.face % FACES[look.show].length]
      ?.map((feature) => drawFeature(feature, model))
      .join('') ?? ''
  );
}

function drawFeature(feature: Feature, model: VehicleModel): Marks {
  const { end, ring, lacquer, dull, look } = model;
  if (feature.bodies !== undefined && !feature.bodies.includes(look.body)) return '';
  const copies = feature.mirrored ? [-1, 1] : [1];
  return copies
    .map((side) => {
      const shape = feature.shape.map(([across, height]) => onFace(end, side * across, height));
      const at = shape[0] ?? [0, 0, 0];
      const colour = rgb(feature.colour);
      const seen = feature.glossy
        ? lacquer(colour, [side * 0.25, 0.12, -0.96], at)
        : dull(colour, FACING, at);
      return fill([ring(shape)], seen, feature.opacity ?? 1);
    })
    .join('');
}
