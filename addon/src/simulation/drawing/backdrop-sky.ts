import { UP, blob, type Backdrop } from './backdrop-parts.ts';
import { mix, plus, rgb } from './colour.ts';
import type { Point } from './homography.ts';
import { LAMP } from './light.ts';
import { ellipse } from './plane-shapes.ts';
import type { Place } from './space.ts';
import { fill, glow, linear, type Marks } from './svg.ts';

export function drawSky({ view, light, chance }: Backdrop): Marks {
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

export function drawFarTrees({ view, light, chance, scene }: Backdrop): Marks {
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

/** The pool of light under the gate's lamp, and street lamps far away. */
export function drawNightLight({ view, light, chance }: Backdrop): Marks {
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
