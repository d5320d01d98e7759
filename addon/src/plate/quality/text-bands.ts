import type { PlateView } from './plate-view.ts';

/** A part of a view that holds one row of text: from and before, in its pixels. */
export interface TextBand {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Share of a view's width on each side that is rim, bolts or the band of a country. */
const SIDE_RIM = 0.06;
/** A line of pixels belongs to the text when it changes so much of what the busiest one does from left to right. */
const BUSY = 0.45;
/** Characters are never less of the height of their row than on a North American plate with a legend ... */
const LEAST_SHARE = 0.35;
/** ... nor more than on a crop without rim. */
const MOST_SHARE = 0.92;
/** Where nothing stands out: between North America (0.45) and Europe (0.68). */
const COMMON_SHARE = 0.6;

/** Where the text stands, a band for each of its rows. */
export function textBands(view: PlateView, rows: 1 | 2): readonly TextBand[] {
  const rim = Math.round(view.width * SIDE_RIM);
  const sides = { left: rim, right: view.width - rim };
  const rowHeight = view.height / rows;
  return Array.from({ length: rows }, (_, row) => ({
    ...sides,
    ...heightWithin(view, sides, Math.round(row * rowHeight), Math.round((row + 1) * rowHeight)),
  }));
}

type Sides = Pick<TextBand, 'left' | 'right'>;

function heightWithin(
  view: PlateView,
  sides: Sides,
  from: number,
  before: number,
): Pick<TextBand, 'top' | 'bottom'> {
  const height = before - from;
  const busy = smooth(Array.from({ length: height }, (_, line) => busyness(view, sides, from + line)));
  // The rim of a plate is busy too where it is not level; the text is in the middle.
  const margin = Math.floor(height * 0.2);
  const busiest = Math.max(...busy.slice(margin, height - margin));
  let top = busy.indexOf(busiest, margin);
  let bottom = top + 1;
  while (top > 0 && (busy[top - 1] ?? 0) >= busiest * BUSY) top--;
  while (bottom < height && (busy[bottom] ?? 0) >= busiest * BUSY) bottom++;
  const share = (bottom - top) / height;
  if (busiest > 0 && share >= LEAST_SHARE && share <= MOST_SHARE) {
    return { top: from + top, bottom: from + bottom };
  }
  const rim = Math.floor((height * (1 - COMMON_SHARE)) / 2);
  return { top: from + rim, bottom: before - rim };
}

function busyness({ light, width }: PlateView, { left, right }: Sides, line: number): number {
  let sum = 0;
  for (let i = line * width + left; i < line * width + right - 1; i++) {
    sum += Math.abs((light[i + 1] ?? 0) - (light[i] ?? 0));
  }
  return sum;
}

function smooth(values: readonly number[]): readonly number[] {
  return values.map((value, at) => ((values[at - 1] ?? value) + value + (values[at + 1] ?? value)) / 3);
}
