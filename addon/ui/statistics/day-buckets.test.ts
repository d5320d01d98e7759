import { describe, expect, it } from 'vitest';
import { dayFigures } from '../../test/statistics-fixtures.ts';
import { dayBuckets } from './day-buckets.ts';

describe('figures of days', () => {
  it('stand by day, with a gap where there are none', () => {
    const { of, buckets } = dayBuckets(
      [dayFigures('2026-11-20', { entered: 3 }), dayFigures('2026-11-22', { entered: 5 })],
      3,
    );
    expect(of).toBe('day');
    expect(buckets.map(({ from, to, figures }) => [from, to, figures?.entered ?? null])).toEqual([
      ['2026-11-20', '2026-11-20', 3],
      ['2026-11-21', '2026-11-21', null],
      ['2026-11-22', '2026-11-22', 5],
    ]);
  });

  it('come together by week from Monday to Sunday where there are too many', () => {
    const days = [
      dayFigures('2026-11-21', { entered: 1, left: 2, most: 4, mean: 1 }),
      dayFigures('2026-11-22', { entered: 10, left: 20, most: 3, mean: 2 }),
      dayFigures('2026-11-23', { entered: 100, left: 200, most: 9, mean: 7 }),
      dayFigures('2026-12-07', { entered: 1, left: 1, most: 1, mean: 1 }),
    ];
    const { of, buckets } = dayBuckets(days, 16);
    expect(of).toBe('week');
    expect(buckets).toEqual([
      { from: '2026-11-21', to: '2026-11-22', figures: { entered: 11, left: 22, most: 4, mean: 1.5 } },
      { from: '2026-11-23', to: '2026-11-29', figures: { entered: 100, left: 200, most: 9, mean: 7 } },
      { from: '2026-11-30', to: '2026-12-06', figures: null },
      { from: '2026-12-07', to: '2026-12-07', figures: { entered: 1, left: 1, most: 1, mean: 1 } },
    ]);
    expect(dayBuckets(days, 17).of).toBe('day');
  });

  it('of nothing are none', () => {
    expect(dayBuckets([], 30)).toEqual({ of: 'day', buckets: [] });
  });
});
