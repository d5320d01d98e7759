import { describe, expect, it } from 'vitest';
import { NO_STATISTICS, statisticsFixture } from '../../test/statistics-fixtures.ts';
import { busiestHours, heatModel } from './heat-model.ts';

const view = statisticsFixture();

describe('the week of hours', () => {
  it('is told cell by cell, and what nobody saw is not nobody', () => {
    const { plot } = heatModel(view, 'mean');
    expect(plot.rows.map(({ name }) => name)).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
    expect(plot.rows[0]?.cells[9]).toEqual({
      shade: 3,
      figure: '4.5',
      meaning: 'Mon, 09:00 to 10:00: 4.5 inside',
    });
    expect(plot.rows[0]?.cells[3]).toMatchObject({ shade: 0, figure: '0' });
    expect(plot.rows[1]?.cells[9]).toEqual({
      shade: null,
      figure: '',
      meaning: 'Tue, 09:00 to 10:00: not seen yet',
    });
  });

  it('has the same shades on average and at the peak', () => {
    const mean = heatModel(view, 'mean');
    const peak = heatModel(view, 'peak');
    expect(peak.keys).toEqual(mean.keys);
    expect(peak.keys.map(({ text }) => text)).toEqual([
      'nobody',
      'up to 1.5',
      'up to 3',
      'up to 4.5',
      'up to 6',
      'up to 7.5',
    ]);
    expect(peak.plot.rows[0]?.cells[9]).toMatchObject({ shade: 5, figure: '7' });
  });

  it('is told in words too: its busiest hours, and a table of an hour a row', () => {
    const { busiest, plot, table } = heatModel(view, 'mean');
    expect(busiest).toEqual([
      { when: 'Mon, 09:00 to 10:00', inside: '4.5 inside' },
      { when: 'Mon, 10:00 to 11:00', inside: '4 inside' },
      { when: 'Sun, 18:00 to 19:00', inside: '2 inside' },
    ]);
    expect(plot.summary).toContain('Busiest hours: Mon, 09:00 to 10:00: 4.5 inside; Mon');
    expect(table.heads).toHaveLength(8);
    expect(table.rows).toHaveLength(24);
    expect(table.rows[9]).toEqual(['09:00 to 10:00', '4.5', '–', '–', '–', '–', '0', '0']);
  });

  it('of an empty place has no busy hours', () => {
    expect(heatModel(NO_STATISTICS, 'peak').busiest).toEqual([]);
  });
});

it('of equally busy hours the first of the week comes first', () => {
  expect(
    busiestHours(
      [
        [2, 0, 3],
        [3, null, 2],
      ],
      3,
    ),
  ).toEqual([
    { weekday: 0, hour: 2, value: 3 },
    { weekday: 1, hour: 0, value: 3 },
    { weekday: 0, hour: 0, value: 2 },
  ]);
});
