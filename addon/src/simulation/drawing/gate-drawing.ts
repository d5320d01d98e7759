import type { Projection } from './camera-view.ts';
import { rgb, type Rgb } from './colour.ts';
import { ARM_HEIGHT_M, ARM_Z_M, LANE_HALF_M, type GateScene } from './gate-scene.ts';
import type { Lighting } from './light.ts';
import { block } from './solid.ts';
import { add, type Place } from './space.ts';
import { fill, glow, type Marks } from './svg.ts';

const ARM_LENGTH_M = 2 * LANE_HALF_M + 0.5;
const STRIPES = 9;
const OPEN_DEG = 86;

/** The cabinet with the motor, its arm and the rest at the other side. `angle`: 0 lies across the lane, 1 stands up. */
export function drawBarrier(scene: GateScene, angle: number, view: Projection, light: Lighting): Marks {
  const side = scene.cabinetSide;
  const cabinetX = side * (LANE_HALF_M + 0.22);
  return [
    drawRest(-side * (LANE_HALF_M + 0.2), view, light),
    drawCabinet(cabinetX, scene, view, light),
    drawArm(scene, [cabinetX - side * 0.05, ARM_HEIGHT_M + 0.03, ARM_Z_M - 0.19], angle, view, light),
  ].join('');
}

function drawCabinet(x: number, scene: GateScene, view: Projection, light: Lighting): Marks {
  const colour = rgb(scene.cabinetColour);
  const [half, z] = [0.16, ARM_Z_M];
  const panel: Place[] = [
    [x - half * 0.7, 0.5, z - 0.171],
    [x + half * 0.7, 0.5, z - 0.171],
    [x + half * 0.7, 0.2, z - 0.171],
    [x - half * 0.7, 0.2, z - 0.171],
  ];
  const shadow: Place[] = [
    [x - half - 0.1, 0.125, z + 0.2],
    [x + half + 0.12, 0.125, z + 0.2],
    [x + half + 0.1, 0.125, z - 0.26],
    [x - half - 0.08, 0.125, z - 0.26],
  ];
  const lamp = view.point([x, 1.13, z]);
  const radius = 0.05 * view.pxPerM([x, 1.13, z]);
  return [
    fill([view.ring(shadow)], [0.01, 0.01, 0.02], 0.35),
    block([x - half, 0.1, z - 0.17], [x + half, 1.02, z + 0.17], colour, view, light),
    block([x - half - 0.02, 1.02, z - 0.19], [x + half + 0.02, 1.07, z + 0.19], rgb('#2b2e33'), view, light),
    fill([view.ring(panel)], light.dull(rgb('#30343a'), [0, 0, -1], [x, 0.4, z]), 0.55),
    block([x - 0.03, 1.07, z - 0.03], [x + 0.03, 1.15, z + 0.03], rgb('#d07b17'), view, light),
    light.night > 0.2
      ? glow('beacon', lamp, radius * 3, [
          { at: 0, colour: [1, 0.7, 0.25], opacity: 0.8 * light.night },
          { at: 1, colour: [1, 0.6, 0.1], opacity: 0 },
        ])
      : '',
  ].join('');
}

function drawRest(x: number, view: Projection, light: Lighting): Marks {
  const z = ARM_Z_M - 0.19;
  const metal = rgb('#8d9297');
  return [
    block([x - 0.04, 0.1, z - 0.04], [x + 0.04, ARM_HEIGHT_M - 0.06, z + 0.04], metal, view, light),
    block(
      [x - 0.04, ARM_HEIGHT_M - 0.06, z - 0.1],
      [x + 0.04, ARM_HEIGHT_M + 0.05, z - 0.06],
      metal,
      view,
      light,
    ),
  ].join('');
}

function drawArm(scene: GateScene, pivot: Place, angle: number, view: Projection, light: Lighting): Marks {
  const turn = (Math.max(0, Math.min(1, angle)) * OPEN_DEG * Math.PI) / 180;
  const along: Place = [-scene.cabinetSide * Math.cos(turn), Math.sin(turn), 0];
  const over: Place = [scene.cabinetSide * Math.sin(turn), Math.cos(turn), 0];
  const [first, second]: readonly [Rgb, Rgb] =
    scene.arm === 'red-white' ? [rgb('#c3161c'), rgb('#eceae4')] : [rgb('#e9b912'), rgb('#1b1b1d')];
  const at = (share: number, up: number, ahead: number): Place => {
    const reach = -0.32 + share * (ARM_LENGTH_M + 0.32);
    // The arm grows thinner to its tip.
    const height = (0.055 - 0.015 * share) * up;
    return add(add(add(pivot, along, reach), over, height), [0, 0, 1], ahead);
  };
  const face = (share: number, next: number, ahead: number): Place[] => [
    at(share, 1, ahead),
    at(next, 1, ahead),
    at(next, -1, ahead),
    at(share, -1, ahead),
  ];
  const ground = fill(
    [
      view.ring(
        [at(0, 0, -0.05), at(1, 0, -0.03), at(1, 0, 0.03), at(0, 0, 0.05)].map(([x, , z]): Place => [
          x,
          0,
          z + 0.3,
        ]),
      ),
    ],
    [0.01, 0.01, 0.02],
    light.sun === null ? 0.12 : 0.3,
  );
  const stripes = Array.from({ length: STRIPES }, (_, index) => {
    const [from, to] = [index / STRIPES, (index + 1) / STRIPES];
    const colour = index % 2 === 0 ? first : second;
    const top = [at(from, 1, -0.025), at(to, 1, -0.025), at(to, 1, 0.025), at(from, 1, 0.025)];
    const middle = at((from + to) / 2, 0, 0);
    return [
      fill([view.ring(face(from, to, -0.025))], light.dull(colour, [0, 0.2, -0.98], middle)),
      fill([view.ring(top)], light.dull(colour, over, middle)),
    ].join('');
  });
  const tip = view.point(at(1, 0, -0.03));
  const red = light.night > 0.2 ? 0.9 : 0.5;
  return [
    ground,
    ...stripes,
    glow('tip', tip, 0.06 * view.pxPerM(at(1, 0, 0)), [
      { at: 0, colour: [1, 0.2, 0.15], opacity: red },
      { at: 1, colour: [1, 0.1, 0.1], opacity: 0 },
    ]),
  ].join('');
}
