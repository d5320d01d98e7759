import type { Pixels } from '../pixels.ts';
import { straightenQuad } from '../pixels.ts';
import { sidesOf } from '../quad.ts';
import type { Quad } from '../reading.ts';

/** A plate seen straight on, small. Rows from the top. */
export interface PlateView {
  readonly width: number;
  readonly height: number;
  /** Brightness, 0 to 255. */
  readonly light: Float32Array;
  /** 1 where every colour is at its end, else 0. */
  readonly blown: Uint8Array;
  /** Pixels of the picture for one of the view, downwards. */
  readonly reduction: number;
}

/**
 * Widest view: a character of a long plate is still some 24 pixels high, more shows only noise, and the cost stays the
 * same however near the vehicle is.
 */
const MOST_WIDTH_PX = 160;
const MOST_HEIGHT_PX = 96;
/** Nothing can be told from less. */
const LEAST_SIDE_PX = 4;

/** All three colours from here on are blown out: clipped white comes back from a JPEG a little below 255. */
const BLOWN = 250;

/** The plate between four corners of a picture, never larger than it is there. */
export function viewPlate(picture: Pixels, corners: Quad): PlateView {
  const { across, down } = sidesOf(corners);
  const shrink = Math.min(1, MOST_WIDTH_PX / across, MOST_HEIGHT_PX / down);
  const width = Math.max(LEAST_SIDE_PX, Math.round(across * shrink));
  const height = Math.max(LEAST_SIDE_PX, Math.round(down * shrink));
  const { data } = straightenQuad(picture, corners, width, height);
  const light = new Float32Array(width * height);
  const blown = new Uint8Array(width * height);
  for (let i = 0, from = 0; i < light.length; i++, from += 3) {
    light[i] = lightAt(data, from);
    blown[i] = Math.min(data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0) >= BLOWN ? 1 : 0;
  }
  return { width, height, light, blown, reduction: down / height };
}

/** Brightness of the pixel that starts at `offset`, 0 to 255, by Rec. 601, as in the JPEG that the picture came as. */
export function lightAt(data: Uint8Array, offset: number): number {
  return 0.299 * (data[offset] ?? 0) + 0.587 * (data[offset + 1] ?? 0) + 0.114 * (data[offset + 2] ?? 0);
}
