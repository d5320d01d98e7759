import { describe, expect, it } from 'vitest';
import type { Pixels } from '../pixels.ts';
import type { Quad } from '../reading.ts';
import { viewsOf } from './plate-views.ts';

const SIZES = { heightPx: 48, rowWidthPx: 192, halfWidthPx: 128, halfShare: 0.6 };

/** A picture whose green tells y. */
const PICTURE: Pixels = {
  data: Uint8Array.from({ length: 200 * 100 * 3 }, (_, i) => (i % 3 === 1 ? Math.floor(i / 600) : 0)),
  width: 200,
  height: 100,
};

const PLATE: Quad = [
  { x: 20, y: 10 },
  { x: 148, y: 10 },
  { x: 148, y: 90 },
  { x: 20, y: 90 },
];

/** The lines of the picture that the first and the last line of a view show. */
function linesShown({ data, width, height }: Pixels): readonly (number | undefined)[] {
  return [data[1], data[(height - 1) * width * 3 + 1]];
}

describe('what the recogniser is shown', () => {
  it('is the whole plate for one row', () => {
    const [view, ...none] = viewsOf(PICTURE, PLATE, 1, SIZES);
    expect(none).toEqual([]);
    expect(view).toMatchObject({ width: 192, height: 48 });
    expect(view?.data).toHaveLength(192 * 48 * 3);
  });

  it('is an upper and a lower half for two rows, which overlap', () => {
    const views = viewsOf(PICTURE, PLATE, 2, SIZES);
    expect(views).toMatchObject([
      { width: 128, height: 48 },
      { width: 128, height: 48 },
    ]);
    expect(views.map(({ data }) => data.length)).toEqual([128 * 48 * 3, 128 * 48 * 3]);
    // The plate's 80 lines are shown as they are: 48 from the top, 48 to the bottom.
    expect(views.map(linesShown)).toEqual([
      [10, 57],
      [42, 89],
    ]);
  });
});
