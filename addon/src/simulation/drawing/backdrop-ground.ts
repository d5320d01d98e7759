import { UP, type Backdrop } from './backdrop-parts.ts';
import type { Projection } from './camera-view.ts';
import { rgb, times, type Rgb } from './colour.ts';
import { LANE_HALF_M, STREET_FROM_M, STREET_TO_M, type GateScene } from './gate-scene.ts';
import type { Lighting } from './light.ts';
import { block } from './solid.ts';
import type { Place } from './space.ts';
import { fill, line, type Marks } from './svg.ts';

const SURFACES: Readonly<Record<GateScene['surface'], string>> = {
  asphalt: '#5b5d60',
  concrete: '#8f8d87',
  pavers: '#857a70',
};

export function drawGround({ view, light, scene }: Backdrop): Marks {
  const flat = (places: readonly (readonly [number, number])[], colour: Rgb, opacity = 1): Marks => {
    const near = places[0] ?? [0, 5];
    return fill(
      [view.ring(places.map(([x, z]): Place => [x, 0, z]))],
      light.dull(colour, UP, [near[0] * 0.3, 0, Math.max(4, near[1])]),
      opacity,
    );
  };
  const wet = light.rain ? 0.62 : 1;
  const lane = times(rgb(SURFACES[scene.surface]), wet);
  const far = 200;
  return [
    flat(
      [
        [-far, 26],
        [far, 26],
        [far, far],
        [-far, far],
      ],
      rgb('#6b7a52'),
    ),
    flat(
      [
        [-far, STREET_TO_M],
        [far, STREET_TO_M],
        [far, 26],
        [-far, 26],
      ],
      times(rgb('#94918b'), wet),
    ),
    flat(
      [
        [-far, STREET_FROM_M],
        [far, STREET_FROM_M],
        [far, STREET_TO_M],
        [-far, STREET_TO_M],
      ],
      times(rgb('#54565a'), wet),
    ),
    flat(
      [
        [-far, 15.9],
        [far, 15.9],
        [far, 16.1],
        [-far, 16.1],
      ],
      rgb('#d9d9d2'),
      0.5,
    ),
    flat(
      [
        [-far, 11.4],
        [far, 11.4],
        [far, STREET_FROM_M],
        [-far, STREET_FROM_M],
      ],
      times(rgb('#a09c95'), wet),
    ),
    flat(
      [
        [-far, -1],
        [far, -1],
        [far, 11.4],
        [-far, 11.4],
      ],
      rgb('#63764a'),
    ),
    flat(
      [
        [-LANE_HALF_M, 0],
        [LANE_HALF_M, 0],
        [LANE_HALF_M, 11],
        [LANE_HALF_M + 1.2, STREET_FROM_M],
        [-LANE_HALF_M - 1.2, STREET_FROM_M],
        [-LANE_HALF_M, 11],
      ],
      lane,
    ),
    ...[-1, 1].map((side) =>
      flat(
        [
          [side * LANE_HALF_M, 0],
          [side * (LANE_HALF_M + 0.75), 0],
          [side * (LANE_HALF_M + 0.75), 10.4],
          [side * LANE_HALF_M, 10.4],
        ],
        times(rgb('#a5a199'), wet),
      ),
    ),
    ...(scene.surface === 'asphalt' ? [] : joints(view, light)),
  ].join('');
}

function joints(view: Projection, light: Lighting): Marks[] {
  const colour = light.dull(rgb('#5e5a55'), UP, [0, 0, 6]);
  return Array.from({ length: 10 }, (_, index) => {
    const z = 1.5 + index;
    return line([view.point([-LANE_HALF_M, 0, z]), view.point([LANE_HALF_M, 0, z])], colour, 1.4, 0.6);
  });
}

export function drawKerbs({ view, light, scene }: Backdrop): Marks {
  const length = 0.5;
  const marks: Marks[] = [];
  for (let index = 19; index >= 0; index--) {
    const z = 1 + index * length;
    for (const side of [-1, 1]) {
      const [inner, outer] =
        side < 0 ? [-LANE_HALF_M - 0.15, -LANE_HALF_M] : [LANE_HALF_M, LANE_HALF_M + 0.15];
      const plain = index % 2 === 0 ? rgb('#b9b5ad') : rgb('#b2aea7');
      const painted = index % 2 === 0 ? rgb('#d9aa1a') : rgb('#26262a');
      marks.push(
        block(
          [inner, 0, z],
          [outer, 0.12, z + length * 0.99],
          scene.kerb === 'plain' ? plain : painted,
          view,
          light,
        ),
      );
    }
  }
  return marks.join('');
}

export function drawMarkings({ view, light }: Backdrop): Marks {
  const white = (at: Place): Rgb => light.dull(rgb('#dcdbd4'), UP, at);
  const flat = (places: readonly (readonly [number, number])[], opacity: number): Marks =>
    fill([view.ring(places.map(([x, z]): Place => [x, 0, z]))], white([0, 0, places[0]?.[1] ?? 5]), opacity);
  const stopZ = 4.25;
  const [inner, outer] = [LANE_HALF_M - 0.2, LANE_HALF_M - 0.12];
  return [
    flat(
      [
        [-outer, stopZ],
        [outer, stopZ],
        [outer, stopZ + 0.28],
        [-outer, stopZ + 0.28],
      ],
      0.82,
    ),
    ...[-1, 1].map((side) =>
      flat(
        [
          [side * inner, stopZ + 0.28],
          [side * outer, stopZ + 0.28],
          [side * outer, 11],
          [side * inner, 11],
        ],
        0.55,
      ),
    ),
    flat(
      [
        [-0.08, 9.6],
        [0.08, 9.6],
        [0.08, 8],
        [0.3, 8],
        [0, 6.9],
        [-0.3, 8],
        [-0.08, 8],
      ],
      0.7,
    ),
  ].join('');
}
