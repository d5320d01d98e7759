import sharp from 'sharp';
import type { Metadata, Sharp, SharpOptions } from 'sharp';
import { endIsMissing, sniff } from './picture-format.ts';
import type { PictureFormat } from './picture-format.ts';
import type { Pixels } from './pixels.ts';
import type { Box } from './reading.ts';
import type { PictureTrouble, PictureTroubleKind } from './plate-reader.ts';

/**
 * Most pixels that are decoded. A phone's largest mode has 50 million, a camera at a gate under 10; beyond it lies
 * what is made to exhaust memory.
 */
const MOST_PIXELS = 50_000_000;

/** A decoded picture as a person sees it (EXIF orientation applied), perhaps smaller than it was sent. */
export interface Picture {
  readonly pixels: Pixels;
  /** Size of the picture as it was sent, after EXIF orientation. */
  readonly width: number;
  readonly height: number;
}

export type OpenedPicture =
  { readonly ok: true; readonly picture: Picture } | { readonly ok: false; readonly trouble: PictureTrouble };

export interface PictureOptions {
  /** A longer picture is decoded at reduced size, which a JPEG does at a fraction of the cost. In pixels. */
  readonly longestSide: number;
}

/**
 * Tells libvips, for the whole process, to take one core (of its own accord it takes all of them for each picture) and to
 * keep nothing: operations on pictures of a moment ago are never asked for again, and its cache holds some 90 MB.
 */
export function keepSharpModest(): void {
  sharp.concurrency(1);
  sharp.cache(false);
}

/** Opens an encoded JPEG, PNG or WebP. Whatever the bytes are, the answer is a value. */
export async function openPicture(bytes: Uint8Array, options: PictureOptions): Promise<OpenedPicture> {
  if (bytes.byteLength === 0) return trouble('empty', 'The picture has no content (0 bytes).');
  const format = sniff(bytes);
  if (format === 'not-a-picture') return trouble('not-a-picture', 'This is not a picture.');
  if (format === 'other-picture') {
    return trouble('unsupported', 'This kind of picture is not supported; JPEG, PNG and WebP are.');
  }
  let header: Metadata;
  try {
    header = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    return damaged(bytes, format);
  }
  if (header.width * header.height > MOST_PIXELS) {
    const megapixels = Math.round((header.width * header.height) / 1e6);
    return trouble(
      'too-large',
      `The picture is too large: ${header.width} x ${header.height} (${megapixels} megapixels; at most ${MOST_PIXELS / 1e6} are read).`,
    );
  }
  try {
    return { ok: true, picture: await decode(bytes, header, options) };
  } catch {
    return damaged(bytes, format);
  }
}

/** A copy of another size; the sides' ratio is not kept. */
export async function resized(pixels: Pixels, width: number, height: number): Promise<Pixels> {
  if (pixels.width === width && pixels.height === height) return pixels;
  return toPixels(fromPixels(pixels).resize({ width, height, fit: 'fill', kernel: 'linear' }));
}

/** A part of a picture, brought to another size. @param part in whole pixels, within the picture. */
export async function resizedPart(pixels: Pixels, part: Box, width: number, height: number): Promise<Pixels> {
  const { x: left, y: top, w, h } = part;
  return toPixels(
    fromPixels(pixels)
      .extract({ left, top, width: w, height: h })
      .resize({ width, height, fit: 'fill', kernel: 'linear' }),
  );
}

async function decode(bytes: Uint8Array, header: Metadata, options: PictureOptions): Promise<Picture> {
  const { longestSide } = options;
  // Truncation must be an error, while the small sins of camera firmware (stray bytes between markers) must not.
  const input: SharpOptions = { failOn: 'truncated', limitInputPixels: MOST_PIXELS };
  const decoded = await toPixels(
    sharp(bytes, input)
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .flatten(),
  );
  const pixels = await upright(decoded, header.orientation ?? 1);
  const { width, height } = header.autoOrient;
  return { pixels, width, height };
}

/** Turned after shrinking: turning first would rule out decoding at reduced size. */
async function upright(pixels: Pixels, orientation: number): Promise<Pixels> {
  if (orientation < 2 || orientation > 8) return pixels;
  const isMirrored = [2, 4, 5, 7].includes(orientation);
  const angle = new Map([
    [3, 180],
    [4, 180],
    [5, 90],
    [6, 90],
    [7, 270],
    [8, 270],
  ]).get(orientation);
  const turned = angle === undefined ? pixels : await toPixels(fromPixels(pixels).rotate(angle));
  return isMirrored ? toPixels(fromPixels(turned).flop()) : turned;
}

function fromPixels({ data, width, height }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

async function toPixels(image: Sharp): Promise<Pixels> {
  const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`Decoded to ${info.channels} channels instead of 3`);
  return { data, width: info.width, height: info.height };
}

function damaged(bytes: Uint8Array, format: PictureFormat): OpenedPicture {
  const name = { jpeg: 'JPEG', png: 'PNG', webp: 'WebP' }[format];
  return endIsMissing(bytes, format)
    ? trouble('cut-off', `The ${name} is cut off: its end is missing after ${bytes.byteLength} bytes.`)
    : trouble('not-a-picture', `The ${name} is damaged and cannot be decoded.`);
}

function trouble(kind: PictureTroubleKind, detail: string): OpenedPicture {
  return { ok: false, trouble: { kind, detail } };
}
