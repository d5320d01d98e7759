import type { Random } from '../random.ts';
import type { PictureSize } from './camera-view.ts';
import type { Lighting } from './light.ts';
import { ellipse } from './plane-shapes.ts';
import { fill, line, type Marks } from './svg.ts';
import { mix } from './colour.ts';

/** Falling streaks and a few drops on the lens. */
export function drawRain(chance: Random, light: Lighting, { widthPx, heightPx }: PictureSize): Marks {
  const bright = mix(light.skyLow, [1, 1, 1], 0.3);
  const slant = chance.between(-0.12, 0.12);
  const streaks = Array.from({ length: 130 }, () => {
    const [x, y] = [chance.between(0, widthPx), chance.between(-0.1, 1) * heightPx];
    const length = chance.between(0.02, 0.07) * heightPx;
    return line(
      [
        [x, y],
        [x + slant * length, y + length],
      ],
      bright,
      chance.between(0.6, 1.5),
      chance.between(0.1, 0.32),
    );
  });
  const drops = Array.from({ length: 7 }, () => {
    const radius = chance.between(0.004, 0.012) * widthPx;
    const x = chance.between(0, widthPx);
    const y = chance.between(0, heightPx);
    return [
      fill([ellipse([x, y], radius, radius * 1.15, 16)], [0.05, 0.06, 0.07], 0.22),
      fill([ellipse([x, y + radius * 0.25], radius * 0.8, radius * 0.8, 14)], bright, 0.2),
    ].join('');
  });
  return [...streaks, ...drops].join('');
}
