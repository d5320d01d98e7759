import { expect, it } from 'vitest';
import { dayFigures, statisticsFixture } from '../../test/statistics-fixtures.ts';
import { dayBuckets } from './day-buckets.ts';
import { crossingsPlot, insidePlot } from './day-plots.ts';

const { days } = statisticsFixture();

it('how many were inside is told by day, compared with the places', () => {
  const { title, plot, table } = insidePlot(dayBuckets(days, 30), 8);
  expect(title).toBe('Inside, by day');
  expect(plot.bars.map(({ label, whole, part }) => [label, whole, part])).toEqual([
    ['21 Nov', 3, 1.5],
    ['22 Nov', 2, 1],
    ['23 Nov', 7, 4],
  ]);
  expect(plot.bars[2]?.meaning).toBe('Mon 23 Nov 2026: 7 at once, 4 on average');
  expect(plot.line).toEqual({ value: 8, text: '8 places' });
  expect(plot.summary).toBe('Bars from Sat 21 Nov 2026 to Mon 23 Nov 2026. The most at once were 7.');
  expect(table.rows).toContainEqual(['Sat 21 Nov 2026', '3', '1.5']);
});

it('who came stands above who went', () => {
  const { plot, table } = crossingsPlot(dayBuckets(days, 30), days);
  expect(plot.bars.map(({ whole, part, below }) => [whole, part, below])).toEqual([
    [4, 4, 3],
    [2, 2, 2],
    [9, 9, 5],
  ]);
  expect(plot.bars[0]?.meaning).toBe('Sat 21 Nov 2026: 4 entered, 3 left');
  expect(plot.summary).toContain('In all 15 entered and 10 left.');
  expect(table.rows[2]).toEqual(['Mon 23 Nov 2026', '9', '5']);
});

it('a day without figures is said to have none, and a week says from when to when it is', () => {
  const gap = [dayFigures('2026-11-20'), dayFigures('2026-11-22')];
  const { plot, table } = insidePlot(dayBuckets(gap, 30), 8);
  expect(plot.bars[1]).toMatchObject({ whole: null, meaning: 'Sat 21 Nov 2026: no figures' });
  expect(table.rows).toHaveLength(2);
  const weeks = insidePlot(dayBuckets(days, 1), 8);
  expect(weeks.title).toBe('Inside, by week');
  expect(weeks.table.rows.map(([week]) => week)).toEqual(['21 Nov to Sun 22 Nov 2026', 'Mon 23 Nov 2026']);
});
