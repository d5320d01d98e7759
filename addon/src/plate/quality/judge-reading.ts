import type { Pixels } from '../pixels.ts';
import { judgePicture } from './judge-picture.ts';
import { judgePlate } from './judge-plate.ts';
import type { Advice, PlateQuality } from './plate-quality.ts';

/**
 * What keeps the surest plate of a picture from being read, or the picture from showing one.
 *
 * @param plates surest first.
 */
export function judgeReading(
  picture: Pixels,
  plates: readonly { readonly quality: PlateQuality | null }[],
): Advice | null {
  const [surest] = plates;
  if (surest === undefined) return judgePicture(picture);
  return surest.quality === null ? null : judgePlate(surest.quality);
}
