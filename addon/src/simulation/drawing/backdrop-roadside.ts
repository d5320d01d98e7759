import { blob, type Backdrop } from './backdrop-parts.ts';
import { mix, rgb } from './colour.ts';
import { LANE_HALF_M } from './gate-scene.ts';
import { glyphOutline } from './glyph-outline.ts';
import type { Point } from './homography.ts';
import { block } from './solid.ts';
import type { Place } from './space.ts';
import { fill, type Marks } from './svg.ts';

/** What borders the driveway on both sides. */
export function drawBeside({ view, light, chance, scene }: Backdrop): Marks {
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

function drawHedge(x: number, { view, light, chance }: Backdrop): Marks {
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

/** The sign that says that one can park here. */
export function drawSign({ view, light, scene }: Backdrop): Marks {
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
