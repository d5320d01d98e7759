import type { Projection } from './camera-view.ts';

/**
 * Gives the ground its grain: each pixel below the horizon is made a little lighter or darker by the place that it
 * shows, so that the grain grows coarser towards the camera as real ground does. Changes `pixels` (RGB) in place.
 */
export function addGroundGrain(pixels: Uint8Array, view: Projection, seed: number): void {
  const { widthPx, heightPx } = view.size;
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const ground = view.ground([x, y]);
      if (ground === null) break;
      const [gx, gz] = ground;
      const far = Math.min(1, 5 / gz);
      const coarse = smoothNoise(gx * 0.9, gz * 0.5, seed) - 0.5;
      const middle = smoothNoise(gx * 9, gz * 9, seed + 1) - 0.5;
      const fine = smoothNoise(gx * 60, gz * 60, seed + 2) - 0.5;
      const factor = 1 + 0.12 * Math.min(1, 9 / gz) * coarse + far * (0.1 * middle + 0.2 * far * fine);
      const at = (y * widthPx + x) * 3;
      for (let part = at; part < at + 3; part++) pixels[part] = Math.min(255, (pixels[part] ?? 0) * factor);
    }
  }
}

function smoothNoise(x: number, y: number, seed: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [dx, dy] = [x - x0, y - y0];
  const [u, v] = [dx * dx * (3 - 2 * dx), dy * dy * (3 - 2 * dy)];
  const top = latticeValue(x0, y0, seed) * (1 - u) + latticeValue(x0 + 1, y0, seed) * u;
  const low = latticeValue(x0, y0 + 1, seed) * (1 - u) + latticeValue(x0 + 1, y0 + 1, seed) * u;
  return top * (1 - v) + low * v;
}

function latticeValue(x: number, y: number, seed: number): number {
  let value = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed + 1, 0x9e3779b1);
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b);
  return ((value ^ (value >>> 13)) >>> 0) / 0x1_0000_0000;
}
