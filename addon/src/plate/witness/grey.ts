import type { Pixels } from '../pixels.ts';

/** A grey picture: 8 bits a pixel, rows from the top, without padding. */
export interface Grey {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Luma of ITU-R BT.601. */
export function toGrey({ data, width, height }: Pixels): Grey {
  const grey = new Uint8Array(width * height);
  for (let i = 0, from = 0; i < grey.length; i++, from += 3) {
    grey[i] = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0) + 0.5;
  }
  return { data: grey, width, height };
}

/** Some rows of it, from `top`, sharing its bytes. */
export function rowsOf({ data, width }: Grey, top: number, height: number): Grey {
  return { data: data.subarray(top * width, (top + height) * width), width, height };
}

/** As the plainest file that Tesseract reads: a header and one byte a pixel. */
export function toPortableGreyMap({ data, width, height }: Grey): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);
}
