import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { Pixels } from '../src/plate/pixels.ts';
import type { Point, Quad } from '../src/plate/reading.ts';
import { random } from '../src/simulation/random.ts';

/** A picture and where its plate is, to be spoiled on purpose. */
export interface PlatePicture {
  readonly pixels: Pixels;
  readonly corners: Quad;
}

/** Smaller by a factor below 1, as seen from farther away. */
export async function shrunk({ pixels, corners }: PlatePicture, factor: number): Promise<PlatePicture> {
  const width = Math.max(1, Math.round(pixels.width * factor));
  const height = Math.max(1, Math.round(pixels.height * factor));
  return {
    pixels: await pixelsOf(imageOf(pixels).resize(width, height, { fit: 'fill' })),
    corners: moved(corners, ({ x, y }) => ({
      x: (x * width) / pixels.width,
      y: (y * height) / pixels.height,
    })),
  };
}

/** Out of focus by a Gaussian of so many pixels (at least 0.3). */
export async function outOfFocus(picture: PlatePicture, sigmaPx: number): Promise<PlatePicture> {
  return { ...picture, pixels: await pixelsOf(imageOf(picture.pixels).blur(Math.max(0.3, sigmaPx))) };
}

/** Moved by so many pixels while the shutter was open. */
export async function inMotion(
  picture: PlatePicture,
  lengthPx: number,
  direction: 'across' | 'down',
): Promise<PlatePicture> {
  const size = Math.max(3, Math.floor(lengthPx / 2) * 2 + 1);
  const middle = Math.floor(size / 2);
  const kernel = Array.from({ length: size * size }, (_, i) =>
    (direction === 'across' ? Math.floor(i / size) : i % size) === middle ? 1 : 0,
  );
  const image = imageOf(picture.pixels).convolve({ width: size, height: size, kernel });
  return { ...picture, pixels: await pixelsOf(image) };
}

/** Each value times `gain`, with a sensor's noise of so many steps of 255. */
export function exposed({ pixels, corners }: PlatePicture, gain: number, noise = 0): PlatePicture {
  const { data, width, height } = pixels;
  const chance = random('noise');
  // A number for each byte would take seconds; a prime count of them does not repeat from row to row.
  const strays = Float32Array.from({ length: 65_521 }, () => (noise === 0 ? 0 : noise * chance.normal()));
  const values = new Uint8ClampedArray(data.length);
  for (let i = 0; i < data.length; i++) {
    values[i] = (data[i] ?? 0) * gain + (strays[i % strays.length] ?? 0);
  }
  return { corners, pixels: { data: new Uint8Array(values.buffer), width, height } };
}

/** A lamp mirrored in the plate so that it hides about this share of its width, beginning at its left end. */
export async function glaring({ pixels, corners }: PlatePicture, share: number): Promise<PlatePicture> {
  const [topLeft, topRight, , bottomLeft] = corners;
  const width = topRight.x - topLeft.x;
  const height = bottomLeft.y - topLeft.y;
  const radius = (width * share) / 2;
  const light = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels.width}" height="${pixels.height}">
      <radialGradient id="lamp"><stop offset=".85" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>
      <ellipse cx="${topLeft.x + width * 0.06 + radius}" cy="${topLeft.y + height / 2}" rx="${radius * 1.15}" ry="${Math.max(radius, height)}" fill="url(#lamp)"/>
    </svg>`,
  );
  return {
    corners,
    pixels: await pixelsOf(
      imageOf(pixels)
        .composite([{ input: light }])
        .removeAlpha(),
    ),
  };
}

/** Without what lies left of, right of, above or below so large a share of the plate. */
export async function cutThrough(
  { pixels, corners }: PlatePicture,
  edge: 'left' | 'right' | 'top' | 'bottom',
  share: number,
): Promise<PlatePicture> {
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const along = (values: readonly number[], part: number): number =>
    Math.round(Math.min(...values) + part * (Math.max(...values) - Math.min(...values)));
  const left = edge === 'left' ? along(xs, share) : 0;
  const right = edge === 'right' ? along(xs, 1 - share) : pixels.width;
  const top = edge === 'top' ? along(ys, share) : 0;
  const bottom = edge === 'bottom' ? along(ys, 1 - share) : pixels.height;
  return {
    pixels: await pixelsOf(imageOf(pixels).extract({ left, top, width: right - left, height: bottom - top })),
    corners: moved(corners, ({ x, y }) => ({ x: x - left, y: y - top })),
  };
}

/** The camera turned about its axis, so that the plate is turned clockwise. */
export async function tilted({ pixels, corners }: PlatePicture, degrees: number): Promise<PlatePicture> {
  const turned = await pixelsOf(imageOf(pixels).rotate(degrees, { background: '#808080' }));
  const angle = (degrees * Math.PI) / 180;
  return {
    pixels: turned,
    corners: moved(corners, ({ x, y }) => {
      const dx = x - pixels.width / 2;
      const dy = y - pixels.height / 2;
      return {
        x: turned.width / 2 + dx * Math.cos(angle) - dy * Math.sin(angle),
        y: turned.height / 2 + dx * Math.sin(angle) + dy * Math.cos(angle),
      };
    }),
  };
}

/** Behind mud or fog of one colour that lets this share through. */
export async function veiled({ pixels, corners }: PlatePicture, through: number): Promise<PlatePicture> {
  const veil = 128 * (1 - through);
  return { corners, pixels: await pixelsOf(imageOf(pixels).linear(through, veil)) };
}

export async function pixelsOf(image: Sharp): Promise<Pixels> {
  const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`A picture of ${info.channels} channels`);
  return { data, width: info.width, height: info.height };
}

function imageOf({ data, width, height }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

function moved([a, b, c, d]: Quad, move: (point: Point) => Point): Quad {
  return [move(a), move(b), move(c), move(d)];
}
