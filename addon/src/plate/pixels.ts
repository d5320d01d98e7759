import { clamp } from './clamp.ts';
import { distance } from './quad.ts';
import type { Quad } from './reading.ts';

/** A decoded picture: red, green, blue, 8 bits each, rows from the top, without padding. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * What lies between four corners of the picture, seen straight on and brought to `width` x `height`, which counts from edge
 * to edge. Each pixel is the mean of as many bilinear samples as it covers; what lies outside the picture repeats its edge.
 */
export function straightenQuad(pixels: Pixels, corners: Quad, width: number, height: number): Pixels {
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  const across = Math.max(distance(topLeft, topRight), distance(bottomLeft, bottomRight));
  const down = Math.max(distance(topLeft, bottomLeft), distance(topRight, bottomRight));
  const samplesX = clamp(Math.round(across / width), 1, MOST_SAMPLES);
  const samplesY = clamp(Math.round(down / height), 1, MOST_SAMPLES);
  const samples = samplesX * samplesY;
  const toPicture = squareToQuad(corners);
  const { data: from } = pixels;
  const data = new Uint8Array(width * height * 3);
  for (let row = 0, to = 0; row < height; row++) {
    for (let column = 0; column < width; column++, to += 3) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let sy = 0; sy < samplesY; sy++) {
        const v = (row + (sy + 0.5) / samplesY) / height;
        for (let sx = 0; sx < samplesX; sx++) {
          const u = (column + (sx + 0.5) / samplesX) / width;
          const scale = 1 / (toPicture.g * u + toPicture.h * v + 1);
          const x = (toPicture.a * u + toPicture.b * v + toPicture.c) * scale - 0.5;
          const y = (toPicture.d * u + toPicture.e * v + toPicture.f) * scale - 0.5;
          const spot = spotAt(pixels, x, y);
          red += blend(from, spot, 0);
          green += blend(from, spot, 1);
          blue += blend(from, spot, 2);
        }
      }
      data[to] = red / samples + 0.5;
      data[to + 1] = green / samples + 0.5;
      data[to + 2] = blue / samples + 0.5;
    }
  }
  return { data, width, height };
}

interface Projection {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
  readonly g: number;
  readonly h: number;
}

/** The unit square onto four corners: P. Heckbert, "Fundamentals of Texture Mapping and Image Warping" (1989), 2.2.3. */
function squareToQuad([p0, p1, p2, p3]: Quad): Projection {
  const dx1 = p1.x - p2.x;
  const dx2 = p3.x - p2.x;
  const dy1 = p1.y - p2.y;
  const dy2 = p3.y - p2.y;
  const sumX = p0.x - p1.x + p2.x - p3.x;
  const sumY = p0.y - p1.y + p2.y - p3.y;
  const determinant = dx1 * dy2 - dx2 * dy1;
  // Corners on one line have no inside; the flat mapping at least gives pixels of the picture.
  const g = determinant === 0 ? 0 : (sumX * dy2 - dx2 * sumY) / determinant;
  const h = determinant === 0 ? 0 : (dx1 * sumY - sumX * dy1) / determinant;
  return {
    a: p1.x - p0.x + g * p1.x,
    b: p3.x - p0.x + h * p3.x,
    c: p0.x,
    d: p1.y - p0.y + g * p1.y,
    e: p3.y - p0.y + h * p3.y,
    f: p0.y,
    g,
    h,
  };
}

/** More than this many samples a pixel and direction change nothing that a network sees. */
const MOST_SAMPLES = 4;

interface Spot {
  /** Offsets of the four pixels around the spot. */
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly right: number;
  readonly down: number;
}

function spotAt({ width, height }: Pixels, x: number, y: number): Spot {
  const cx = clamp(x, 0, width - 1);
  const cy = clamp(y, 0, height - 1);
  const x0 = Math.floor(cx);
  const y0 = Math.floor(cy);
  const x1 = Math.min(x0 + 1, width - 1);
  const y1 = Math.min(y0 + 1, height - 1);
  return {
    a: (y0 * width + x0) * 3,
    b: (y0 * width + x1) * 3,
    c: (y1 * width + x0) * 3,
    d: (y1 * width + x1) * 3,
    right: cx - x0,
    down: cy - y0,
  };
}

function blend(data: Uint8Array, spot: Spot, channel: number): number {
  const { a, b, c, d, right, down } = spot;
  const top = (data[a + channel] ?? 0) * (1 - right) + (data[b + channel] ?? 0) * right;
  const bottom = (data[c + channel] ?? 0) * (1 - right) + (data[d + channel] ?? 0) * right;
  return top * (1 - down) + bottom * down;
}
