import { random } from '../random.ts';
import { drawBuildings } from './backdrop-buildings.ts';
import { drawGround, drawKerbs, drawMarkings } from './backdrop-ground.ts';
import type { Backdrop } from './backdrop-parts.ts';
import { drawBeside, drawSign } from './backdrop-roadside.ts';
import { drawFarTrees, drawNightLight, drawSky } from './backdrop-sky.ts';
import type { Projection } from './camera-view.ts';
import type { GateScene } from './gate-scene.ts';
import type { Lighting } from './light.ts';
import type { Marks } from './svg.ts';

/** Everything that stands still: sky, street, houses, the lane with its kerbs and markings. */
export function drawBackdrop(scene: GateScene, view: Projection, light: Lighting): Marks {
  const chance = random(scene.seed).fork('backdrop');
  const draw: Backdrop = { scene, view, light, chance };
  return [
    drawSky(draw),
    drawFarTrees(draw),
    drawGround(draw),
    drawBuildings(draw),
    drawBeside(draw),
    drawKerbs(draw),
    drawMarkings(draw),
    drawSign(draw),
    drawNightLight(draw),
  ].join('');
}
