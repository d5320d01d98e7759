import { expect, it } from 'vitest';
import { statisticsFixture } from '../../test/statistics-fixtures.ts';
import { placeAmong, staysPlot } from './stays-model.ts';

it('stays are told by length, with the middle one', () => {
  const { plot, table } = staysPlot(statisticsFixture().stays);
  expect(plot.bars.map(({ label, whole, figure }) => [label, whole, figure])).toEqual([
    ['15m', 1, '1'],
    ['1h', 3, '3'],
    ['2h', 4, '4'],
    ['1d', 1, '1'],
    ['', 1, '1'],
  ]);
  expect(plot.mark).toEqual({ at: 2.5, text: 'half stayed up to 1 h 30 min' });
  expect(plot.summary).toBe('How long 10 visits were. Half of them stayed up to 1 h 30 min.');
  expect(plot.bars[2]?.meaning).toBe(`${table.rows[2]?.[0] ?? ''}: 4 (40%)`);
  expect(table.rows[0]).toEqual(['up to 15 min', '1', '10%']);
  expect(table.rows[4]?.[0]).toMatch(/^longer than 1 d/);
});

it('a length that nobody stayed says nothing at its bar', () => {
  const { plot } = staysPlot({
    count: 0,
    medianMinutes: null,
    buckets: [{ upToMinutes: 15, count: 0 }],
  });
  expect(plot.bars[0]).toMatchObject({ figure: '', meaning: 'up to 15 min: 0 (–)' });
  expect(plot.mark).toBeNull();
});

it.each([
  [0, 0],
  [15, 1],
  [30, 1.5],
  [45, 2],
  [46, 2.5],
  [90_000, 2.5],
])('%d minutes are at %d among bars up to 15, 45 and more', (minutes, at) => {
  expect(placeAmong(minutes, [15, 45, null])).toBe(at);
});
