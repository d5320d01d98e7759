import type { Random } from '../random.ts';
import type { Projection } from './camera-view.ts';
import type { GateScene } from './gate-scene.ts';
import type { Point } from './homography.ts';
import type { Lighting } from './light.ts';
import { disc } from './plane-shapes.ts';
import type { Place } from './space.ts';

/** What each part of a backdrop is drawn with. */
export interface Backdrop {
  readonly scene: GateScene;
  readonly view: Projection;
  readonly light: Lighting;
  readonly chance: Random;
}

export const UP: Place = [0, 1, 0];

/** A ragged round shape: leaves, crowns of trees. */
export function blob(middle: Point, radius: number, chance: Random): Point[] {
  return disc([0, 0], radius, 18).map(([x, y]) => {
    const reach = chance.between(0.82, 1.14);
    return [middle[0] + x * reach, middle[1] + y * reach * 1.1];
  });
}
