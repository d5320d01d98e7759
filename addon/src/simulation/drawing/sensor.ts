import type { Random } from '../random.ts';
import type { PictureSize } from './camera-view.ts';

/** What a picture goes through between the lens and the file. */
export interface Sensor {
  /** Darkens the corners, casts a tint and adds grain, in place, to RGB pixels. `noise` is 0 to 1. */
  develop(pixels: Uint8Array, noise: number, chance: Random): void;
}

/** Odd and longer than a line of any usual picture, so that the grain shows no pattern. */
const GRAIN_LENGTH = 65_537;
const GRAIN_SCALE = 64;

export function createSensor({ widthPx, heightPx }: PictureSize, chance: Random): Sensor {
  const grain = new Int16Array(GRAIN_LENGTH);
  for (let index = 0; index < grain.length; index++) {
    grain[index] = Math.round(GRAIN_SCALE * Math.max(-3.5, Math.min(3.5, chance.normal())));
  }
  const across = falloff(widthPx, widthPx);
  const down = falloff(heightPx, widthPx);

  return {
    develop: (pixels, noise, frame) => {
      const strength = (1.2 + 20 * noise) / GRAIN_SCALE;
      const [red, green, blue] = [frame.between(0.975, 1.02), 1, frame.between(0.97, 1.02)];
      let at = 0;
      for (let y = 0; y < heightPx; y++) {
        const dark = down[y] ?? 0;
        let speck = frame.integer(0, GRAIN_LENGTH - 1);
        for (let x = 0; x < widthPx; x++) {
          const gain = 1 - dark - (across[x] ?? 0);
          // Most of a real sensor's grain is common to the three colours.
          const common = (grain[speck] ?? 0) * strength;
          speck = speck + 1 < GRAIN_LENGTH ? speck + 1 : 0;
          const tinted = (grain[speck] ?? 0) * strength * 0.4;
          pixels[at] = clamped((pixels[at] ?? 0) * gain * red + common + tinted);
          pixels[at + 1] = clamped((pixels[at + 1] ?? 0) * gain * green + common);
          pixels[at + 2] = clamped((pixels[at + 2] ?? 0) * gain * blue + common - tinted);
          at += 3;
        }
      }
    },
  };
}

/** Loss towards the edge, growing with the square of the distance from the middle; 12 % where the width ends. */
function falloff(length: number, widthPx: number): Float32Array {
  return Float32Array.from({ length }, (_, index) => 0.12 * ((2 * index - length) / widthPx) ** 2);
}

function clamped(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

/** Smears premultiplied RGBA pixels over `lengthPx` downwards, as a vehicle that comes near while the shutter is open. */
export function smearDown(pixels: Uint8Array, { widthPx, heightPx }: PictureSize, lengthPx: number): void {
  const reach = Math.round(lengthPx);
  if (reach < 2) return;
  const line = widthPx * 4;
  const column = new Uint8Array(heightPx);
  for (let x = 0; x < line; x++) {
    let sum = 0;
    for (let y = 0; y < heightPx + reach; y++) {
      const entering = y < heightPx ? (pixels[y * line + x] ?? 0) : 0;
      if (y < heightPx) column[y] = entering;
      sum += entering;
      if (y >= reach) sum -= column[y - reach] ?? 0;
      const target = y - (reach >> 1);
      if (target >= 0 && target < heightPx) pixels[target * line + x] = sum / reach;
    }
  }
}
