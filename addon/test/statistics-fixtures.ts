import type { DayFigures, FunnelCounts, StatisticsView } from '../src/contract/statistics.ts';

export function funnelCounts(
  arrived: number,
  picture = arrived,
  found = picture,
  read = found,
  settled = read,
  matched = settled,
  opened = matched,
): FunnelCounts {
  return { arrived, picture, found, read, settled, matched, opened };
}

export function dayFigures(day: string, changes: Partial<DayFigures> = {}): DayFigures {
  return { day, entered: 0, left: 0, most: 0, mean: 0, funnel: [], ...changes };
}

/** Three days on which some came; on Mondays at nine it was fullest. */
export function statisticsFixture(changes: Partial<StatisticsView> = {}): StatisticsView {
  const hours = (at: Readonly<Record<number, number>>): (number | null)[] =>
    Array.from({ length: 24 }, (_, hour) => at[hour] ?? 0);
  const nothing = (): (number | null)[] => Array.from({ length: 24 }, () => null);
  const week = (monday: (number | null)[], sunday: (number | null)[]): (number | null)[][] => [
    monday,
    nothing(),
    nothing(),
    nothing(),
    nothing(),
    hours({ 12: 1.25 }),
    sunday,
  ];
  return {
    from: '2026-10-25',
    to: '2026-11-23',
    days: [
      dayFigures('2026-11-21', {
        entered: 4,
        left: 3,
        most: 3,
        mean: 1.5,
        funnel: [{ gateId: 'main', counts: funnelCounts(6, 6, 5, 5, 5, 4, 4) }],
      }),
      dayFigures('2026-11-22', { entered: 2, left: 2, most: 2, mean: 1 }),
      dayFigures('2026-11-23', {
        entered: 9,
        left: 5,
        most: 7,
        mean: 4,
        funnel: [
          { gateId: 'main', counts: funnelCounts(10, 9, 9, 9, 8, 8, 7) },
          { gateId: 'yard', counts: funnelCounts(3, 3, 3, 3, 3, 3, 2) },
        ],
      }),
    ],
    occupancy: week(hours({ 9: 4.5, 10: 4 }), hours({ 18: 2 })),
    busiest: week(hours({ 9: 7, 10: 6 }), hours({ 18: 2 })),
    stays: {
      count: 10,
      medianMinutes: 90,
      buckets: [
        { upToMinutes: 15, count: 1 },
        { upToMinutes: 60, count: 3 },
        { upToMinutes: 120, count: 4 },
        { upToMinutes: 1_440, count: 1 },
        { upToMinutes: null, count: 1 },
      ],
    },
    funnel: [
      { gateId: 'main', counts: funnelCounts(16, 15, 14, 14, 13, 12, 11) },
      { gateId: 'yard', counts: funnelCounts(3, 3, 3, 3, 3, 3, 2) },
    ],
    readsByHour: Array.from({ length: 24 }, (_, hour) =>
      hour === 9
        ? { arrived: 12, settled: 10 }
        : hour === 17
          ? { arrived: 7, settled: 6 }
          : { arrived: 0, settled: 0 },
    ),
    readsByLight: [
      { light: 'dark', arrived: 4, settled: 3 },
      { light: 'dim', arrived: 0, settled: 0 },
      { light: 'bright', arrived: 15, settled: 13 },
    ],
    ...changes,
  };
}

export const NO_STATISTICS: StatisticsView = statisticsFixture({
  days: [],
  occupancy: Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => null)),
  busiest: Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => null)),
  stays: { count: 0, medianMinutes: null, buckets: [{ upToMinutes: null, count: 0 }] },
  funnel: [],
  readsByHour: Array.from({ length: 24 }, () => ({ arrived: 0, settled: 0 })),
  readsByLight: [],
});
