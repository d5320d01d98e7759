import sharp from 'sharp';
import type { Box } from '../../src/plate/reading.ts';

export interface MissPictureOptions {
  readonly path: string;
  /** What to show, in pixels of the photo; null for the whole of it. */
  readonly box: Box | null;
  /** Room around the box, in parts of its height. */
  readonly margin: number;
}

const WIDTH_PX = 280;
const HEIGHT_PX = 140;

/** A part of a photo as a data URI, small enough for a page; null where it cannot be opened. */
export async function missPicture({ path, box, margin }: MissPictureOptions): Promise<string | null> {
  try {
    const photo = sharp(path).rotate();
    const { autoOrient } = await photo.metadata();
    const cut = box === null ? photo : photo.extract(within(widened(box, margin), autoOrient));
    const picture = await cut
      .resize({ width: WIDTH_PX, height: HEIGHT_PX, fit: 'inside', kernel: 'cubic' })
      .flatten()
      .jpeg({ quality: 75 })
      .toBuffer();
    return `data:image/jpeg;base64,${picture.toString('base64')}`;
  } catch {
    return null;
  }
}

function widened({ x, y, w, h }: Box, margin: number): Box {
  const room = margin * h;
  return { x: x - room, y: y - room, w: w + 2 * room, h: h + 2 * room };
}

function within(
  { x, y, w, h }: Box,
  size: { readonly width: number; readonly height: number },
): { left: number; top: number; width: number; height: number } {
  const left = Math.min(Math.max(0, Math.round(x)), size.width - 1);
  const top = Math.min(Math.max(0, Math.round(y)), size.height - 1);
  return {
    left,
    top,
    width: Math.max(1, Math.min(size.width, Math.round(x + w)) - left),
    height: Math.max(1, Math.min(size.height, Math.round(y + h)) - top),
  };
}
