import { describe, expect, it } from 'vitest';
import type { HourFigures, KeptDay } from './day-figures.ts';
import { NO_FUNNEL } from './day-figures.ts';
import { statisticsOf } from './statistics.ts';

const NO_READS = { arrived: 0, settled: 0 };

function dayOf(day: string, part: Partial<KeptDay> = {}): KeptDay {
  return {
    day,
    entered: 0,
    left: 0,
    most: 0,
    mean: 0,
    funnel: [],
    hours: Array.from({ length: 24 }, () => null),
    stays: [],
    readsByHour: Array.from({ length: 24 }, () => NO_READS),
    readsByLight: { dark: NO_READS, dim: NO_READS, bright: NO_READS },
    ...part,
  };
}

/** A day of which there is only the hour from nine to ten. */
function nineOf(day: string, minutes: number, mean: number, most: number): KeptDay {
  const nine: HourFigures = { minutes, mean, most };
  return dayOf(day, { hours: dayOf(day).hours.with(9, nine) });
}

const RANGE = { from: '2026-11-16', to: '2026-11-30' };
const MONDAY = '2026-11-23';

describe('the hours of the week', () => {
  it.each([
    ['2026-11-23', 0],
    ['2026-11-28', 5],
    ['2026-11-29', 6],
    ['2028-02-29', 1],
  ])('%s is weekday %d, counted from Monday', (day, weekday) => {
    const { occupancy, busiest } = statisticsOf(RANGE, [nineOf(day, 60, 3, 4)]);
    expect(occupancy.map((hours) => hours[9] ?? null)).toEqual(
      [null, null, null, null, null, null, null].with(weekday, 3 as never),
    );
    expect(busiest[weekday]?.[9]).toBe(4);
    expect(occupancy.flat().filter((mean) => mean !== null)).toHaveLength(1);
    expect(occupancy.flat()).toHaveLength(7 * 24);
  });

  it('are weighted by how much of them there was', () => {
    const { occupancy, busiest } = statisticsOf(RANGE, [
      nineOf('2026-11-16', 60, 6, 9),
      nineOf(MONDAY, 120, 3, 3),
      nineOf('2026-11-24', 60, 100, 100),
    ]);
    expect(occupancy[0]?.[9]).toBeCloseTo(4, 9);
    expect(busiest[0]?.[9]).toBeCloseTo(5, 9);
  });
});

it('days are told with what a list shows of them', () => {
  const day = dayOf(MONDAY, { entered: 3, left: 2, most: 5, mean: 1.5 });
  expect(statisticsOf(RANGE, [day])).toMatchObject({
    ...RANGE,
    days: [{ day: MONDAY, entered: 3, left: 2, most: 5, mean: 1.5, funnel: [] }],
  });
  expect(Object.keys(statisticsOf(RANGE, [day]).days[0] ?? {})).not.toContain('hours');
});

it('what days have in common is added up', () => {
  const reads = { arrived: 4, settled: 3 };
  const day = dayOf(MONDAY, {
    funnel: [{ gateId: 'main', counts: { ...NO_FUNNEL, arrived: 4, picture: 2 } }],
    stays: [2, 1],
    readsByHour: dayOf(MONDAY).readsByHour.with(9, reads),
    readsByLight: { dark: NO_READS, dim: reads, bright: NO_READS },
  });
  const { funnel, stays, readsByHour, readsByLight } = statisticsOf(RANGE, [
    day,
    { ...day, day: '2026-11-24' },
  ]);
  expect(funnel).toEqual([{ gateId: 'main', counts: { ...NO_FUNNEL, arrived: 8, picture: 4 } }]);
  expect(stays.count).toBe(6);
  expect(readsByHour[9]).toEqual({ arrived: 8, settled: 6 });
  expect(readsByHour).toHaveLength(24);
  expect(readsByLight).toEqual([
    { light: 'dark', ...NO_READS },
    { light: 'dim', arrived: 8, settled: 6 },
    { light: 'bright', ...NO_READS },
  ]);
});

it('of no day are empty', () => {
  expect(statisticsOf(RANGE, [])).toMatchObject({
    days: [],
    funnel: [],
    stays: { count: 0, medianMinutes: null },
  });
});
