import type { PlateView } from './plate-view.ts';
import { startTally } from './tally.ts';
import type { TextBand } from './text-bands.ts';

/** Width of the window through which a text is looked at, in heights of a character: about one character. */
const WINDOW = 0.7;
/** Share of a window that is blown out where light hides it: a character that can be seen takes a quarter of its field. */
const MOSTLY = 0.5;
/** A window whose darkest tenth is lighter than this shows no stroke; 255 is white. */
const STROKE_LIGHT = 215;
const DARKEST = 0.1;

/**
 * Share of the text, 0 to 1, that blown-out light hides. White ground that is clipped while its strokes stay dark does no
 * harm and does not count.
 */
export function glareOf(view: PlateView, bands: readonly TextBand[]): number {
  let windows = 0;
  let hidden = 0;
  for (const band of bands) {
    const size = Math.max(2, Math.round((band.bottom - band.top) * WINDOW));
    for (let left = band.left; left + size <= band.right; left += Math.ceil(size / 2)) {
      windows++;
      if (isHidden(view, { ...band, left, right: left + size })) hidden++;
    }
  }
  return windows === 0 ? 0 : hidden / windows;
}

function isHidden({ light, blown, width }: PlateView, { left, right, top, bottom }: TextBand): boolean {
  const seen = startTally();
  let blownOut = 0;
  for (let y = top; y < bottom; y++) {
    for (let i = y * width + left; i < y * width + right; i++) {
      seen.add(light[i] ?? 0);
      blownOut += blown[i] ?? 0;
    }
  }
  return blownOut > MOSTLY * (right - left) * (bottom - top) && seen.quantile(DARKEST) > STROKE_LIGHT;
}
