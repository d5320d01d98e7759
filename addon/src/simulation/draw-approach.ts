import type { ApproachView, DrawApproach, SeenVehicle } from './approach-view.ts';
import { createFramePainter, HD } from './drawing/frame-painter.ts';
import type { FramePainterOptions } from './drawing/frame-painter.ts';
import { ARM_Z_M, gateScene } from './drawing/gate-scene.ts';
import type { GateScene } from './drawing/gate-scene.ts';
import { random } from './random.ts';

/** Shutter times of a small camera by day and at night. */
const DAY_EXPOSURE_S = 1 / 120;
const NIGHT_EXPOSURE_S = 1 / 30;
/** From the camera down to a plate. */
const CAMERA_ABOVE_PLATE_M = 1.6;

/** Pictures of the approaches, as a camera above each stop line would take them. */
export function drawApproach(options: FramePainterOptions = {}): DrawApproach {
  const draw = createFramePainter(options);
  const widthPx = (options.size ?? HD).widthPx;
  const scenes = new Map<string, GateScene>();

  const sceneOf = ({ gateId, watches }: ApproachView): GateScene => {
    const name = `${gateId}/${watches}`;
    const scene = scenes.get(name) ?? gateScene(random(name));
    scenes.set(name, scene);
    return scene;
  };

  return (view) => {
    const scene = sceneOf(view);
    const { vehicle, daylight, rain } = view;
    const night = 1 - daylight;
    // Where a driver stops in the lane, and how the headlights are set, belongs to the vehicle.
    const habits = random(vehicle?.look.plate ?? '').fork('habits');
    const place = {
      lateralM: habits.between(-0.25, 0.25),
      headingDeg: habits.between(-4, 4),
    };
    return draw({
      scene,
      vehicle: vehicle === null ? null : { look: vehicle.look, place: { ...place, toArmM: vehicle.toArmM } },
      barrierAngle: view.armOpenness,
      light: { daylight, rain, glare: night * habits.between(0.1, 0.5) },
      blurPx: vehicle === null ? 0 : blurPx(vehicle, daylight, scene.view.focal * widthPx),
      noise: habits.between(0.05, 0.3),
      seed: view.seed,
    });
  };
}

/** How far a plate moves down the picture while the shutter is open. */
function blurPx({ toArmM, speedMps }: SeenVehicle, daylight: number, focalPx: number): number {
  const distanceM = Math.max(1, ARM_Z_M + toArmM);
  const pxPerS = (focalPx * CAMERA_ABOVE_PLATE_M * Math.abs(speedMps)) / distanceM ** 2;
  return pxPerS * (NIGHT_EXPOSURE_S + (DAY_EXPOSURE_S - NIGHT_EXPOSURE_S) * daylight);
}
