import type { Random } from '../random.ts';
import type { CameraView } from './camera-view.ts';

/** Where the arm lies: this far from the camera along the lane. */
export const ARM_Z_M = 3.2;
export const ARM_HEIGHT_M = 0.78;
export const LANE_HALF_M = 1.4;
/** Where the driveway meets the street. */
export const STREET_FROM_M = 13;
export const STREET_TO_M = 19;

/** What a gate looks like, and from where its camera sees it; the same in all of its pictures. */
export interface GateScene {
  /** Names the surroundings: the same text, the same trees. */
  readonly seed: string;
  readonly view: CameraView;
  /** The side on which the cabinet with the motor stands: -1 left, 1 right; the camera stands on the other. */
  readonly cabinetSide: -1 | 1;
  readonly cabinetColour: string;
  readonly arm: 'red-white' | 'yellow-black';
  readonly surface: 'asphalt' | 'concrete' | 'pavers';
  readonly kerb: 'plain' | 'yellow-black';
  readonly backdrop: 'houses' | 'office' | 'trees';
  readonly beside: 'hedge' | 'wall' | 'fence';
}

export function gateScene(random: Random): GateScene {
  const cabinetSide = random.pick([-1, 1] as const);
  return {
    seed: String(random.integer(0, 1_000_000_000)),
    view: {
      eye: [-cabinetSide * random.between(0.5, 0.7), random.between(2.05, 2.2), 0],
      yawDeg: cabinetSide * random.between(8.5, 10),
      pitchDeg: random.between(8.6, 9.4),
      focal: 1,
    },
    cabinetSide,
    cabinetColour: random.pick(['#d8772a', '#e4b31f', '#d4d7d8', '#3f464d', '#2d5f8f']),
    arm: random.pick(['red-white', 'red-white', 'yellow-black']),
    surface: random.pick(['asphalt', 'asphalt', 'concrete', 'pavers']),
    kerb: random.pick(['plain', 'plain', 'yellow-black']),
    backdrop: random.pick(['houses', 'office', 'trees']),
    beside: random.pick(['hedge', 'wall', 'fence']),
  };
}
