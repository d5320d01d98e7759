import { straightenQuad } from '../pixels.ts';
import type { Pixels } from '../pixels.ts';
import type { Quad } from '../reading.ts';

/** Sizes of the views as the network was trained with them. */
export interface ViewSizes {
  readonly heightPx: number;
  /** Width of the view of a plate of one row. */
  readonly rowWidthPx: number;
  /** Width of each of the two views of a plate of two rows. */
  readonly halfWidthPx: number;
  /** Height of a half in parts of the plate; above 0.5 the halves overlap. */
  readonly halfShare: number;
}

/** A plate straightened as the network takes it: one view, or two halves from the top. */
export function viewsOf(picture: Pixels, corners: Quad, rows: 1 | 2, sizes: ViewSizes): readonly Pixels[] {
  return rows === 1
    ? [straightenQuad(picture, corners, sizes.rowWidthPx, sizes.heightPx)]
    : halvesOf(picture, corners, sizes);
}

/** Rows are seldom equally high and corners never exact, so the halves overlap. */
function halvesOf(picture: Pixels, corners: Quad, sizes: ViewSizes): readonly [Pixels, Pixels] {
  const { halfWidthPx: width, heightPx, halfShare } = sizes;
  const height = Math.round(heightPx / halfShare);
  const { data } = straightenQuad(picture, corners, width, height);
  const bytes = width * heightPx * 3;
  return [
    { data: data.subarray(0, bytes), width, height: heightPx },
    { data: data.subarray(data.length - bytes), width, height: heightPx },
  ];
}
