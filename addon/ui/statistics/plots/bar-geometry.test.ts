import { describe, expect, it } from 'vitest';
import { type Bar, barDrawing, type BarPlotModel } from './bar-geometry.ts';

const SIZE = { widthPx: 600, heightPx: 210 };

function bar(whole: number | null, changes: Partial<Bar> = {}): Bar {
  return { label: 'A', meaning: 'A bar', whole, part: null, below: null, figure: '', ...changes };
}

function plot(bars: readonly Bar[], changes: Partial<BarPlotModel> = {}): BarPlotModel {
  return { summary: '', bars, labels: 'middles', line: null, mark: null, ...changes };
}

describe('bars', () => {
  it('stand on zero, as high as they are large, and their part within them', () => {
    const { bars, zeroPx } = barDrawing(plot([bar(4, { part: 1 }), bar(2)]), SIZE);
    const [large, small] = bars;
    expect(large?.whole?.heightPx).toBeCloseTo(2 * (small?.whole?.heightPx ?? 0), 6);
    expect(large?.part?.heightPx).toBeCloseTo((large?.whole?.heightPx ?? 0) / 4, 6);
    for (const drawn of [large?.whole, large?.part, small?.whole]) {
      expect((drawn?.yPx ?? 0) + (drawn?.heightPx ?? 0)).toBeCloseTo(zeroPx, 6);
    }
    expect(small?.part).toBeNull();
  });

  it('hang below zero by the same measure', () => {
    const { bars, zeroPx, ticks } = barDrawing(plot([bar(10, { below: 5 })]), SIZE);
    const [drawn] = bars;
    expect(drawn?.below?.yPx).toBe(zeroPx);
    expect(drawn?.below?.heightPx).toBeCloseTo((drawn?.whole?.heightPx ?? 0) / 2, 6);
    expect(ticks.map(({ value }) => value)).toEqual([5, 0, 5, 10]);
  });

  it('of nothing are flat, and where nothing is known there is none', () => {
    const { bars } = barDrawing(plot([bar(0), bar(null)]), SIZE);
    expect(bars.map(({ whole }) => whole?.heightPx ?? null)).toEqual([0, null]);
    expect(bars[1]?.column.heightPx).toBeGreaterThan(0);
  });

  it('and all that is written stay within the picture', () => {
    const model = plot([bar(3, { below: 8 }), bar(1_000)], {
      line: { value: 1_200, text: '1,200 places' },
      mark: { at: 1.9, text: 'in the middle' },
    });
    const { bars, ticks, labels, line, mark, leftPx } = barDrawing(model, SIZE);
    const places = [
      ...bars.flatMap(({ column, whole, below }) => [column, whole, below].filter((each) => each !== null)),
      ...ticks.map(({ yPx }) => ({ xPx: leftPx, yPx, widthPx: 0, heightPx: 0 })),
      ...[...labels, line, mark].flatMap((each) =>
        each === null ? [] : [{ ...each, widthPx: 0, heightPx: 0 }],
      ),
    ];
    for (const { xPx, yPx, widthPx, heightPx } of places) {
      expect(xPx).toBeGreaterThanOrEqual(0);
      expect(yPx).toBeGreaterThanOrEqual(0);
      expect(xPx + widthPx).toBeLessThanOrEqual(SIZE.widthPx);
      expect(yPx + heightPx).toBeLessThanOrEqual(SIZE.heightPx);
    }
  });
});

describe('a value to compare with', () => {
  it.each([
    [3, null],
    [4, '8 places'],
    [9, '8 places'],
  ])('where the highest bar is %d is %j', (most, text) => {
    const { line } = barDrawing(plot([bar(most)], { line: { value: 8, text: '8 places' } }), SIZE);
    expect(line?.text ?? null).toBe(text);
  });

  it('does not flatten the bars that are far below it', () => {
    const { ticks } = barDrawing(plot([bar(3)], { line: { value: 300, text: '' } }), SIZE);
    expect(ticks.at(-1)?.value).toBe(3);
  });

  it('is at its height', () => {
    const { line, bars } = barDrawing(plot([bar(8)], { line: { value: 8, text: '' } }), SIZE);
    expect(line?.yPx).toBeCloseTo(bars[0]?.whole?.yPx ?? 0, 6);
  });
});

describe('what is written at bars', () => {
  const many = (count: number, changes: Partial<Bar>): Bar[] =>
    Array.from({ length: count }, (_, index) => bar(index, changes));

  it('is below their middles, or where they end', () => {
    const two = [bar(1), bar(1, { label: '' })];
    const middles = barDrawing(plot(two), SIZE);
    const ends = barDrawing(plot(two, { labels: 'ends' }), SIZE);
    expect(middles.labels).toHaveLength(1);
    expect(middles.labels[0]?.xPx).toBeCloseTo(
      (middles.leftPx + middles.rightPx) / 2 / 2 + middles.leftPx / 2,
      6,
    );
    expect(ends.labels[0]?.xPx).toBeCloseTo((ends.leftPx + ends.rightPx) / 2, 6);
  });

  it('is left out at some where not all labels fit', () => {
    expect(barDrawing(plot(many(10, { label: '16 Nov' })), SIZE).labels).toHaveLength(10);
    expect(barDrawing(plot(many(30, { label: '16 Nov' })), SIZE).labels).toHaveLength(10);
  });

  it('is a figure at each or at none', () => {
    expect(barDrawing(plot(many(10, { figure: '12' })), SIZE).figures).toHaveLength(10);
    expect(barDrawing(plot(many(60, { figure: '12' })), SIZE).figures).toEqual([]);
    expect(barDrawing(plot([bar(null, { figure: '12' })]), SIZE).figures).toEqual([]);
  });

  it.each([
    [0.5, 'right'],
    [1.9, 'left'],
  ])('is the text of a mark at %d on its %s', (at, side) => {
    const { mark, leftPx, rightPx } = barDrawing(
      plot([bar(1), bar(1)], { mark: { at, text: 'half stayed up to 2 h' } }),
      SIZE,
    );
    expect(mark?.side).toBe(side);
    expect(mark?.xPx).toBeCloseTo(leftPx + ((rightPx - leftPx) * at) / 2, 6);
  });
});
