import { clamp } from '../clamp.ts';
import type { Bounds } from '../quad.ts';
import type { Box } from '../reading.ts';

/** A part of a picture around a plate, and the size to which it is brought. */
export interface CloseUp {
  /** Whole pixels, within the picture. */
  readonly part: Box;
  readonly width: number;
  readonly height: number;
}

/** Size of a close-up, and width of the plate in it: the finder is surest and tightest there. */
const WIDTH_PX = 224;
const HEIGHT_PX = 128;
const PLATE_PX = 110;
/** A plate of two rows is brought to less than PLATE_PX, so that it keeps as much room above and below. */
const WIDEST = 1.3;

/** The close-up of a plate: it stands in the middle, but for what would lie outside the picture. */
export function closeUpOf(
  picture: { readonly width: number; readonly height: number },
  { left, top, right, bottom }: Bounds,
  alignmentPx: number,
): CloseUp {
  const scale = Math.max(right - left, WIDEST * (bottom - top)) / PLATE_PX;
  const w = Math.max(1, Math.round(Math.min(picture.width, WIDTH_PX * scale)));
  const h = Math.max(1, Math.round(Math.min(picture.height, HEIGHT_PX * scale)));
  const x = Math.round(clamp((left + right - w) / 2, 0, picture.width - w));
  const y = Math.round(clamp((top + bottom - h) / 2, 0, picture.height - h));
  const aligned = (px: number): number => Math.max(alignmentPx, Math.round(px / alignmentPx) * alignmentPx);
  return { part: { x, y, w, h }, width: aligned(w / scale), height: aligned(h / scale) };
}
