import { random } from '../random.ts';
import type { Rgb } from './colour.ts';
import type { Point } from './homography.ts';
import { fill, type Marks } from './svg.ts';

export interface DirtySurface {
  /** The same vehicle is dirty in the same places in every picture. */
  readonly seed: string;
  /** A point of the surface: across -1 to 1, height 0 to 1. */
  readonly point: (across: number, height: number) => Point;
  readonly colour: Rgb;
  /** Of a splash; 1 suits a whole face, more suits a small part of it. */
  readonly size: number;
}

/** Mud thrown up from below: splashes, more and larger where it is low. */
export function drawDirt(dirt: number, { seed, point, colour, size: scale }: DirtySurface): Marks {
  if (dirt < 0.12) return '';
  const chance = random(seed).fork('dirt');
  const splashes = Math.round(26 * dirt);
  return Array.from({ length: splashes }, () => {
    const height = chance.next() ** 2;
    const across = chance.between(-1, 1);
    const size = scale * chance.between(0.02, 0.1) * (1.15 - height) * (0.6 + dirt);
    const ring = Array.from({ length: 9 }, (_, index): Point => {
      const angle = (2 * Math.PI * index) / 9;
      const reach = size * chance.between(0.55, 1.25);
      return point(across + reach * Math.cos(angle), Math.max(0, height + reach * 0.8 * Math.sin(angle)));
    });
    return fill([ring], colour, chance.between(0.15, 0.3 + 0.4 * dirt));
  }).join('');
}
