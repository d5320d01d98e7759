import type { Backdrop } from './backdrop-parts.ts';
import { mix, rgb, times, type Rgb } from './colour.ts';
import type { Point } from './homography.ts';
import type { Place } from './space.ts';
import { fill, type Marks } from './svg.ts';

export function drawBuildings({ view, light, chance, scene }: Backdrop): Marks {
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
  { view, light, chance, scene }: Backdrop,
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
