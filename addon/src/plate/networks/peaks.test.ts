import { describe, expect, it } from 'vitest';
import { boundsOf } from '../quad.ts';
import { platesAtPeaks, STRIDE_PX } from './peaks.ts';
import type { Cells } from './peaks.ts';

interface Peak {
  readonly column: number;
  readonly row: number;
  readonly score: number;
  /** Half its width and half its height, in pixels. */
  readonly half: readonly [number, number];
  /** How much lower the right side is than the left, in pixels. */
  readonly slope?: number;
  readonly twoRows?: number;
}

/** Cells of 10 x 6 in which the network sees these plates. */
function cellsOf(peaks: readonly Peak[]): Cells {
  const [width, height] = [10, 6];
  const cells: Cells = {
    width,
    height,
    score: new Float32Array(width * height),
    box: new Float32Array(width * height * 4),
    corners: new Float32Array(width * height * 8),
    rows: new Float32Array(width * height),
  };
  for (const { column, row, score, half, slope = 0, twoRows = 0 } of peaks) {
    const cell = row * width + column;
    const [w, h] = half;
    const s = slope / 2;
    cells.score[cell] = score;
    cells.rows[cell] = twoRows;
    cells.box.set([w, h + s, w, h + s], cell * 4);
    cells.corners.set([-w, -h - s, w, -h + s, w, h + s, -w, h - s], cell * 8);
  }
  return cells;
}

describe('the plates that the finder sees', () => {
  it('lie around the middles of their cells, surest first', () => {
    const cells = cellsOf([
      { column: 1, row: 1, score: 0.5, half: [8, 4] },
      { column: 7, row: 4, score: 0.9, half: [16, 4], twoRows: 0.75 },
    ]);
    const [first, second, ...none] = platesAtPeaks(cells, 0.4);
    expect(none).toEqual([]);
    expect(boundsOf(first?.corners ?? fail())).toEqual({
      left: 7.5 * STRIDE_PX - 16,
      top: 4.5 * STRIDE_PX - 4,
      right: 7.5 * STRIDE_PX + 16,
      bottom: 4.5 * STRIDE_PX + 4,
    });
    expect(first?.twoRows).toBe(0.75);
    expect(second?.score).toBe(0.5);
  });

  it('are none below the least score', () => {
    expect(platesAtPeaks(cellsOf([{ column: 3, row: 3, score: 0.39, half: [8, 4] }]), 0.4)).toEqual([]);
  });

  it('are one where two cells see the same', () => {
    const cells = cellsOf([
      { column: 3, row: 3, score: 0.8, half: [20, 8] },
      { column: 4, row: 3, score: 0.6, half: [20, 8] },
    ]);
    expect(platesAtPeaks(cells, 0.4).map(({ score }) => score)).toEqual([expect.closeTo(0.8)]);
  });

  it('keep their tilt: the right side of a plate hangs lower', () => {
    const [plate] = platesAtPeaks(cellsOf([{ column: 5, row: 3, score: 0.9, half: [24, 6], slope: 8 }]), 0.4);
    const [topLeft, topRight, bottomRight, bottomLeft] = plate?.corners ?? fail();
    expect(topRight.y - topLeft.y).toBeCloseTo(8);
    expect(bottomRight.y - bottomLeft.y).toBeCloseTo(8);
    expect(bottomLeft.y - topLeft.y).toBeCloseTo(12);
  });

  it('fill the box that the network gives, wherever it puts the corners', () => {
    const cells = cellsOf([{ column: 5, row: 3, score: 0.9, half: [24, 6] }]);
    cells.corners.set([-12, -3, 12, -3, 12, 3, -12, 3], (3 * cells.width + 5) * 8);
    const [plate] = platesAtPeaks(cells, 0.4);
    const { left, right, top, bottom } = boundsOf(plate?.corners ?? fail());
    expect([right - left, bottom - top]).toEqual([48, 12]);
  });
});

function fail(): never {
  throw new Error('No plate was found');
}
