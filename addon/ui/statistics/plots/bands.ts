/** One of equally wide stripes beside each other, and the gap to the next one taken off. */
export interface Band {
  readonly xPx: number;
  readonly widthPx: number;
  readonly middlePx: number;
}

/** Narrower ones could not be told apart by eye, nor pointed at. */
export const LEAST_BAND_PX = 5;

const GAP_SHARE = 0.2;
const WIDEST_GAP_PX = 6;
const WIDEST_BAR_PX = 56;

/** @returns from left to right over the whole width. */
export function bandsOf(count: number, { fromPx, widthPx }: { fromPx: number; widthPx: number }): Band[] {
  const pitchPx = widthPx / count;
  const innerPx = Math.min(WIDEST_BAR_PX, pitchPx - Math.min(WIDEST_GAP_PX, pitchPx * GAP_SHARE));
  return Array.from({ length: count }, (_, index) => {
    const middlePx = fromPx + (index + 0.5) * pitchPx;
    return { xPx: middlePx - innerPx / 2, widthPx: innerPx, middlePx };
  });
}

/** Each how manieth of labels beside each other can be written without touching the next one. */
export function labelEvery(pitchPx: number, labelPx: number): number {
  return Math.max(1, Math.ceil(labelPx / pitchPx));
}

/** A little more than what a text of digits and letters takes at the size of the plots' labels. */
export function textWidthPx(text: string): number {
  return text.length * 6.6 + 4;
}
