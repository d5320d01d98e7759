import sharp from 'sharp';
import type { PictureSize } from './camera-view.ts';
import { svg, type Marks } from './svg.ts';

/** @returns RGBA with the colours multiplied by alpha. */
export async function rasterised(marks: Marks, { widthPx, heightPx }: PictureSize): Promise<Uint8Array> {
  const pixels = await sharp(svg(widthPx, heightPx, marks))
    .ensureAlpha()
    .raw()
    .toBuffer();
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3] ?? 0;
    if (alpha === 0 || alpha === 255) continue;
    for (let part = at; part < at + 3; part++) pixels[part] = ((pixels[part] ?? 0) * alpha) / 255;
  }
  return pixels;
}

/** Lays a rasterised layer over RGB pixels, in place. */
export function layOver(under: Uint8Array, over: Uint8Array): void {
  for (let from = 0, to = 0; from < over.length; from += 4, to += 3) {
    const alpha = over[from + 3] ?? 0;
    if (alpha === 0) continue;
    const rest = 1 - alpha / 255;
    under[to] = (under[to] ?? 0) * rest + (over[from] ?? 0);
    under[to + 1] = (under[to + 1] ?? 0) * rest + (over[from + 1] ?? 0);
    under[to + 2] = (under[to + 2] ?? 0) * rest + (over[from + 2] ?? 0);
  }
}
