import { expect, it } from 'vitest';
import { NO_STATISTICS, statisticsFixture } from '../../test/statistics-fixtures.ts';
import { hoursPlot, lightsPlot } from './reads-model.ts';

const { readsByHour, readsByLight } = statisticsFixture();

it('reads are told by hour, with the busiest', () => {
  const plotted = hoursPlot(readsByHour);
  expect(plotted?.busiest).toBe('Most want in from 09:00 to 10:00: 12.');
  expect(plotted?.plot.bars).toHaveLength(24);
  expect(plotted?.plot.bars[9]).toMatchObject({
    label: '9',
    whole: 12,
    part: 10,
    meaning: '09:00 to 10:00: 12 wanted in, 10 settled (83%)',
  });
  expect(plotted?.table.rows[0]).toEqual(['00:00 to 01:00', '0', '0', '–']);
  expect(hoursPlot(NO_STATISTICS.readsByHour)).toBeNull();
});

it('reads are told by light', () => {
  const plotted = lightsPlot(readsByLight);
  expect(plotted?.plot.bars.map(({ label, whole, part, figure }) => [label, whole, part, figure])).toEqual([
    ['Dark', 4, 3, '75%'],
    ['Dim', 0, 0, ''],
    ['Bright', 15, 13, '87%'],
  ]);
  expect(plotted?.table.rows[0]).toEqual(['Dark: at night without a lamp', '4', '3', '75%']);
  expect(lightsPlot([{ light: 'dim', arrived: 0, settled: 0 }])).toBeNull();
});
