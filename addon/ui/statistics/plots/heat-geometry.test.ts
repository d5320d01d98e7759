import { expect, it } from 'vitest';
import { heatDrawing, type HeatMapModel } from './heat-geometry.ts';

const WEEK: HeatMapModel = {
  summary: '',
  columns: Array.from({ length: 24 }, (_, hour) => String(hour)),
  rows: ['Mon', 'Tue', 'Wed'].map((name) => ({
    name,
    cells: Array.from({ length: 24 }, () => ({ shade: 1, figure: '4.5', meaning: '' })),
  })),
};

it.each([300, 390, 800, 1_280])('cells fill a width of %d px without touching', (widthPx) => {
  const { cells, cellWidthPx, cellHeightPx, heightPx } = heatDrawing(WEEK, widthPx);
  expect(cells).toHaveLength(72);
  for (const [index, { xPx, yPx }] of cells.entries()) {
    const left = index % 24 === 0 ? undefined : cells[index - 1];
    if (left !== undefined) expect(xPx).toBeGreaterThan(left.xPx + cellWidthPx);
    const above = cells[index - 24];
    if (above !== undefined) expect(yPx).toBeGreaterThan(above.yPx + cellHeightPx);
    expect(xPx + cellWidthPx).toBeLessThanOrEqual(widthPx);
    expect(yPx + cellHeightPx).toBeLessThan(heightPx);
  }
});

it('numbers are written in cells only where all fit, and hours only so many as fit', () => {
  const wide = heatDrawing(WEEK, 1_200);
  expect(wide.cells.every(({ figure }) => figure === '4.5')).toBe(true);
  expect(wide.columnNames.map(({ text }) => text)).toEqual(WEEK.columns);
  const narrow = heatDrawing(WEEK, 330);
  expect(narrow.cells.every(({ figure }) => figure === '')).toBe(true);
  expect(narrow.columnNames.map(({ text }) => text).slice(0, 3)).toEqual(['0', '2', '4']);
});
