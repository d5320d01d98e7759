import type { Projection } from './camera-view.ts';
import { rgb, type Rgb } from './colour.ts';
import { ARM_Z_M } from './gate-scene.ts';
import type { Point } from './homography.ts';
import type { Lighting } from './light.ts';
import { add, type Place } from './space.ts';
import { BODY_SHAPES, bodyEnd, type Body, type BodyEnd } from './vehicle-body.ts';
import { PAINTS, type VehicleLook } from './vehicle-look.ts';

/** Where a vehicle stands. */
export interface VehiclePlace {
  /** From the arm to the end that it shows, along the lane, in metres; below 0 when it has passed the arm. */
  readonly toArmM: number;
  /** Of its middle from the lane's, to the right, in metres. */
  readonly lateralM: number;
  /** How far it is turned out of the lane's direction. */
  readonly headingDeg: number;
}

export interface VehicleScene {
  readonly view: Projection;
  readonly light: Lighting;
  /** 0 to 1: how much of the headlights goes into the lens. */
  readonly glare: number;
}

/** A vehicle ready to be drawn: every part asks it for pixels and colours. */
export interface VehicleModel {
  readonly look: VehicleLook;
  readonly body: Body;
  readonly end: BodyEnd;
  readonly scene: VehicleScene;
  readonly paint: Rgb;
  /** From the vehicle's own metres to the scene's. */
  readonly world: (place: Place) => Place;
  readonly turned: (direction: Place) => Place;
  /** Pixels of a shape given in the vehicle's own metres. */
  readonly ring: (places: readonly Place[]) => Point[];
  readonly point: (place: Place) => Point;
  readonly dull: (colour: Rgb, normal: Place, at: Place) => Rgb;
  readonly lacquer: (colour: Rgb, normal: Place, at: Place) => Rgb;
  readonly pxPerM: number;
}

/** The direction in which the shown end looks, in the vehicle's own metres. */
export const FACING: Place = [0, 0.1, -1];

export const GLASS = rgb('#12161a');
export const RUBBER = rgb('#18181a');
export const TRIM = rgb('#1c1d20');

export function modelOf(look: VehicleLook, place: VehiclePlace, scene: VehicleScene): VehicleModel {
  const angle = (place.headingDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turned = ([x, y, z]: Place): Place => [x * cos + z * sin, y, z * cos - x * sin];
  const nose: Place = [place.lateralM, 0, ARM_Z_M + place.toArmM];
  const world = (own: Place): Place => add(nose, turned(own));
  const { view, light } = scene;
  return {
    look,
    body: BODY_SHAPES[look.body],
    end: bodyEnd(look.body, look.show),
    scene,
    paint: rgb(PAINTS[look.colour]),
    world,
    turned,
    ring: (places) => view.ring(places.map(world)),
    point: (own) => view.point(world(own)),
    dull: (colour, normal, at) => light.dull(colour, turned(normal), world(at)),
    lacquer: (colour, normal, at) => light.lacquer(colour, turned(normal), world(at), view.eye),
    pxPerM: view.pxPerM(nose),
  };
}
