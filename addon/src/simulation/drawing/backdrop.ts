import { random, type Random } from '../random.ts';
import type { Projection } from './camera-view.ts';
import { mix, plus, rgb, times, type Rgb } from './colour.ts';
import { LANE_HALF_M, STREET_FROM_M, STREET_TO_M, type GateScene } from './gate-scene.ts';
import { glyphOutline } from './glyph-outline.ts';
import type { Point } from './homography.ts';
import { LAMP, type Lighting } from './light.ts';
import { disc, ellipse } from './plane-shapes.ts';
import { block } from './solid.ts';
import type { Place } from './space.ts';
import { fill, glow, line, linear, type Marks } from './svg.ts';

/** Everything that stands still: sky, street, houses, the lane with its kerbs and markings. */
export function drawBackdrop(scene: GateScene, view: Projection, light: Lighting): Marks {
  const chance = random(scene.seed).fork('backdrop');
  const draw: Draw = { scene, view, light, chance };
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

interface Draw {
  readonly scene: GateScene;
  readonly view: Projection;
  readonly light: Lighting;
  readonly chance: Random;
}

const UP: Place = [0, 1, 0];
const SURFACES: Readonly<Record<GateScene['surface'], string>> = {
  asphalt: '#5b5d60',
  concrete: '#8f8d87',
  pavers: '#857a70',
};

function drawSky({ view, light, chance }: Draw): Marks {
  const { widthPx, heightPx } = view.size;
  const horizon = view.point([view.eye[0], view.eye[1], 1_000])[1];
  const [sky, definition] = linear(
    'sky',
    [0, horizon - heightPx * 0.35],
    [0, horizon],
    [
      { at: 0, colour: light.skyTop },
      { at: 1, colour: light.skyLow },
    ],
  );
  const cloud = mix(light.skyLow, [1, 1, 1], 0.35 * (1 - light.night));
  const clouds = Array.from({ length: 9 }, () => {
    const middle: Point = [chance.between(0, widthPx), horizon - chance.between(0.01, 0.16) * heightPx];
    const width = chance.between(0.05, 0.16) * widthPx;
    return fill([ellipse(middle, width, width * 0.13)], cloud, 0.35);
  });
  return [
    definition,
    fill(
      [
        [
          [0, 0],
          [widthPx, 0],
          [widthPx, heightPx],
          [0, heightPx],
        ],
      ],
      sky,
    ),
    `<filter id="soft"><feGaussianBlur stdDeviation="${widthPx / 110}"/></filter><g filter="url(#soft)">${clouds.join('')}</g>`,
  ].join('');
}

function drawFarTrees({ view, light, chance, scene }: Draw): Marks {
  const high = scene.backdrop === 'trees' ? 6.5 : 5;
  return [70, 50, 34]
    .map((z, layer) => {
      const colour = mix(
        light.dull(mix(rgb('#5b7148'), rgb('#2f4a2a'), layer / 2), [0, 0.5, -0.85], [0, 3, z]),
        light.skyLow,
        0.42 - layer * 0.16,
      );
      const crowns: Point[][] = [];
      for (let x = -z; x < z; x += chance.between(1.2, 3)) {
        const top = high * chance.between(0.45, 1) * (0.7 + layer * 0.12);
        crowns.push(blob(view.point([x, top * 0.5, z]), view.pxPerM([x, 2, z]) * top * 0.55, chance));
      }
      const bright = mix(colour, light.dull(rgb('#9fb36a'), UP, [0, 3, z]), 0.3);
      const leaves = crowns.flatMap((crown) =>
        Array.from({ length: 14 }, () => {
          const [x, y] = chance.pick(crown);
          const [size, inwards] = [chance.between(2, 7), chance.between(0, 30)];
          return blob([x + chance.between(-12, 12), y + inwards], size * (0.6 + layer * 0.35), chance);
        }),
      );
      return fill(crowns, colour) + fill(leaves, bright, 0.35);
    })
    .join('');
}

function blob(middle: Point, radius: number, chance: Random): Point[] {
  return disc([0, 0], radius, 18).map(([x, y]) => {
    const reach = chance.between(0.82, 1.14);
    return [middle[0] + x * reach, middle[1] + y * reach * 1.1];
  });
}

function drawGround({ view, light, scene }: Draw): Marks {
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

function drawBuildings({ view, light, chance, scene }: Draw): Marks {
  if (scene.backdrop === 'trees') return '';
  const marks: Marks[] = [];
  let x = -26;
  while (x < 26) {
    const isOffice = scene.backdrop === 'office';
    const width = isOffice ? chance.between(12, 18) : chance.between(6.5, 9);
    const height = isOffice ? chance.between(7, 11) : chance.between(4.2, 6);
    const wall = rgb(
      chance.pick(
        isOffice ? ['#9aa3a8', '#7f878c', '#b3aca0'] : ['#d3c4a5', '#c7bfb4', '#b98d72', '#a9b3b5'],
      ),
    );
    const z = 29 + chance.between(0, 3);
    marks.push(drawHouse({ view, light, chance, scene }, [x, z, width, height], wall));
    x += width + (isOffice ? 2 : chance.between(1, 3));
  }
  return marks.join('');
}

function drawHouse(
  { view, light, chance, scene }: Draw,
  [x, z, width, height]: readonly [number, number, number, number],
  wall: Rgb,
): Marks {
  const facing: Place = [0, 0, -1];
  const upright = (left: number, low: number, right: number, high: number): Point[] =>
    view.ring([
      [left, high, z],
      [right, high, z],
      [right, low, z],
      [left, low, z],
    ]);
  const at: Place = [x, 2, z];
  const roof =
    scene.backdrop === 'houses'
      ? fill(
          [
            view.ring([
              [x - 0.4, height, z],
              [x + width + 0.4, height, z],
              [x + width * 0.8, height + 2, z + 3],
              [x + width * 0.2, height + 2, z + 3],
            ]),
          ],
          light.dull(rgb(chance.pick(['#7d4133', '#5a4a45', '#8a5240'])), [0, 0.6, -0.8], at),
        )
      : '';
  const pane = light.dull(rgb('#3a4750'), facing, at);
  const reflection = mix(pane, light.skyLow, 0.35);
  const windows: Marks[] = [];
  const columns = Math.floor(width / 2);
  for (let floor = 0; floor * 2.8 + 2.4 < height; floor++) {
    for (let column = 0; column < columns; column++) {
      const left = x + (width / columns) * (column + 0.25);
      const low = 0.9 + floor * 2.8;
      const right = left + (width / columns) * (scene.backdrop === 'office' ? 0.68 : 0.5);
      const isLit = chance.chance(0.4);
      const colour =
        isLit && light.night > 0.25
          ? mix(reflection, [1, 0.82, 0.5], chance.between(0.35, 0.9) * light.night)
          : reflection;
      windows.push(
        fill(
          [upright(left - 0.08, low - 0.08, right + 0.08, low + 1.38)],
          light.dull(rgb('#dcdad4'), facing, at),
        ),
        fill([upright(left, low, right, low + 1.3)], colour),
      );
    }
  }
  return [
    fill([upright(x, 0, x + width, height)], light.dull(wall, facing, at)),
    fill([upright(x, 0, x + width, 0.5)], light.dull(times(wall, 0.6), facing, at)),
    roof,
    ...windows,
  ].join('');
}

/** What borders the driveway on both sides. */
function drawBeside({ view, light, chance, scene }: Draw): Marks {
  const sides = [-1, 1].map((side) => {
    const x = side * (LANE_HALF_M + 1.7);
    const [inner, outer] = side < 0 ? [x - 0.5, x] : [x, x + 0.5];
    switch (scene.beside) {
      case 'wall':
        return [
          block([inner, 0, 1], [outer, 1.25, 10.8], rgb('#b7aa94'), view, light),
          block([inner - 0.05, 1.25, 1], [outer + 0.05, 1.34, 10.8], rgb('#8b8378'), view, light),
        ].join('');
      case 'fence':
        return Array.from({ length: 44 }, (_, index) => {
          const z = 10.6 - index * 0.22;
          return block([x - 0.015, 0.05, z - 0.05], [x + 0.015, 1.15, z + 0.05], rgb('#4b5157'), view, light);
        }).join('');
      case 'hedge':
        return drawHedge(x + side * 0.25, { view, light, chance, scene });
    }
  });
  return sides.join('');
}

function drawHedge(x: number, { view, light, chance }: Draw): Marks {
  const marks: Marks[] = [block([x - 0.4, 0, 1], [x + 0.4, 1.15, 10.8], rgb('#2d4525'), view, light)];
  const leaves = 760;
  for (let index = 0; index < leaves; index++) {
    const z = 10.8 - (9.8 * index) / leaves;
    const y = chance.between(0.03, 1.28);
    const across = y > 1.05 ? chance.between(-0.45, 0.45) : -Math.sign(x) * chance.between(0.34, 0.46);
    const at: Place = [x + across, y, z];
    const shade = mix(rgb('#24391e'), rgb('#5f8143'), chance.next() * (0.3 + 0.7 * (y / 1.25)));
    marks.push(
      fill(
        [blob(view.point(at), view.pxPerM(at) * chance.between(0.028, 0.075), chance)],
        light.dull(shade, [0, 0.6, -0.6], at),
        0.9,
      ),
    );
  }
  return marks.join('');
}

function drawKerbs({ view, light, scene }: Draw): Marks {
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

function drawMarkings({ view, light }: Draw): Marks {
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

/** The sign that says that one can park here. */
function drawSign({ view, light, scene }: Draw): Marks {
  const x = scene.cabinetSide * (LANE_HALF_M + 0.55);
  const z = 8.5;
  const [low, size] = [1.75, 0.55];
  const facing: Place = [0, 0, -1];
  const board = (inset: number): Point[] =>
    view.ring([
      [x - size / 2 + inset, low + size - inset, z],
      [x + size / 2 - inset, low + size - inset, z],
      [x + size / 2 - inset, low + inset, z],
      [x - size / 2 + inset, low + inset, z],
    ]);
  const lettering = { height: 0.36, width: 0.25, stroke: 0.065 };
  const letter = glyphOutline('P', lettering).map((ring) =>
    ring.map(([px, py]) => view.point([x - 0.12 + px, low + size - 0.095 - py, z])),
  );
  const white = light.dull(rgb('#eeeeea'), facing, [x, low, z]);
  return [
    block([x - 0.03, 0, z], [x + 0.03, low, z + 0.05], rgb('#868a8e'), view, light),
    fill([board(0)], white),
    fill([board(0.025)], light.dull(rgb('#1650a0'), facing, [x, low, z])),
    fill(letter, white),
  ].join('');
}

/** The pool of light under the gate's lamp, and street lamps far away. */
function drawNightLight({ view, light, chance }: Draw): Marks {
  if (light.night < 0.15) return '';
  const pool = view.point([LAMP[0], 0, LAMP[2] + 3]);
  const lamps = Array.from({ length: 5 }, (_, index) => {
    const at: Place = [-22 + index * 11 + chance.between(-2, 2), 4.6, 20.5];
    return glow(`street${index}`, view.point(at), 1.3 * view.pxPerM(at), [
      { at: 0, colour: [1, 0.93, 0.75], opacity: light.night },
      { at: 0.12, colour: [1, 0.85, 0.6], opacity: 0.5 * light.night },
      { at: 1, colour: [1, 0.8, 0.5], opacity: 0 },
    ]);
  });
  return [
    glow(
      'pool',
      pool,
      3.4 * view.pxPerM([0, 0, LAMP[2] + 3]),
      [
        { at: 0, colour: plus([0.2, 0.17, 0.12], [0.55, 0.5, 0.4]), opacity: 0.2 * light.night },
        { at: 1, colour: [0.5, 0.45, 0.35], opacity: 0 },
      ],
      0.5,
    ),
    ...lamps,
  ].join('');
}
