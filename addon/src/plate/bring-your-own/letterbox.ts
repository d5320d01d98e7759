import { resized } from '../picture.ts';
import type { Pixels } from '../pixels.ts';
import type { Point } from '../reading.ts';

/** A picture brought to a network's size with its sides' ratio kept; what is left over is filled. */
export interface Letterbox {
  readonly pixels: Pixels;
  /** From pixels of the letterbox to pixels of the picture. */
  readonly toPicture: (point: Point) => Point;
}

export type Colour = readonly [number, number, number];

/** What YOLO and its kin fill with. */
export const FILLING: Colour = [114, 114, 114];

export async function letterboxed(
  picture: Pixels,
  width: number,
  height: number,
  filling: Colour = FILLING,
): Promise<Letterbox> {
  const scale = Math.min(width / picture.width, height / picture.height);
  const innerWidth = Math.max(1, Math.round(picture.width * scale));
  const innerHeight = Math.max(1, Math.round(picture.height * scale));
  const inner = await resized(picture, innerWidth, innerHeight);
  const left = Math.floor((width - innerWidth) / 2);
  const top = Math.floor((height - innerHeight) / 2);
  return {
    pixels: placed(inner, { width, height, left, top, filling }),
    toPicture: ({ x, y }) => ({
      x: ((x - left) * picture.width) / innerWidth,
      y: ((y - top) * picture.height) / innerHeight,
    }),
  };
}

interface Place {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly filling: Colour;
}

function placed(inner: Pixels, { width, height, left, top, filling }: Place): Pixels {
  if (inner.width === width && inner.height === height) return inner;
  const data = new Uint8Array(width * height * 3);
  if (filling.every((value) => value === filling[0])) data.fill(filling[0]);
  else for (let i = 0; i < data.length; i += 3) data.set(filling, i);
  const rowBytes = inner.width * 3;
  for (let row = 0; row < inner.height; row++) {
    data.set(inner.data.subarray(row * rowBytes, (row + 1) * rowBytes), ((top + row) * width + left) * 3);
  }
  return { data, width, height };
}
