import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Visit } from '../visit.ts';
import { plainVisit } from '../visit.ts';
import { countStays, STAY_BOUNDS_MINUTES, staysOf } from './stays.ts';

const MINUTE_MS = 60_000;
const ENTERED_AT = 1_000_000;

function stay(minutes: number, part: Partial<Visit> = {}): Visit {
  return plainVisit({
    id: `stay of ${minutes}`,
    enteredAt: ENTERED_AT,
    leftAt: ENTERED_AT + minutes * MINUTE_MS,
    entryPassageId: 'entry',
    exitPassageId: 'exit',
    ...part,
  });
}

const staysOfAll = (...minutes: readonly number[]) =>
  staysOf([countStays(minutes.map((each) => stay(each)))]);

function shown(upToMinutes: number | null, ...minutes: readonly number[]): number | undefined {
  return staysOfAll(...minutes).buckets.find((bucket) => bucket.upToMinutes === upToMinutes)?.count;
}

describe('a stay', () => {
  it.each([
    [0, 15],
    [15, 15],
    [15.01, 30],
    [60, 60],
    [61, 120],
    [24 * 60, 1_440],
    [24 * 60 + 1, 2_880],
    [7 * 24 * 60, 10_080],
    [7 * 24 * 60 + 1, null],
    [90 * 24 * 60, null],
  ])('of %d minutes is shown among those up to %s', (minutes, upToMinutes) => {
    expect(shown(upToMinutes, minutes)).toBe(1);
    expect(staysOfAll(minutes).buckets.reduce((sum, { count }) => sum + count, 0)).toBe(1);
  });

  it.each([
    ['whose entry nobody saw', { enteredAt: null }],
    ['that was added when the count was put right', { entryPassageId: null }],
    ['whose exit nobody saw', { exitPassageId: null }],
    ['that goes on', { leftAt: null, exitPassageId: null }],
  ])('%s has no length', (_, part) => {
    expect(staysOf([countStays([stay(30, part)])])).toMatchObject({ count: 0, medianMinutes: null });
  });
});

describe('the middle of many stays', () => {
  it.each([
    ['one of a minute and a half', [1.5], 2],
    ['most of them of some 50 minutes', [3, 48, 49, 50, 2_000], 48],
    ['all for weeks: at least the longest bound', [50_000, 60_000], 43_200],
  ])('%s', (_, minutes, median) => {
    expect(staysOfAll(...minutes).medianMinutes).toBe(median);
  });

  it('is known to a quarter of its length, or to a minute', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_400 }), { minLength: 1, maxLength: 60 }),
        (minutes) => {
          const sorted = minutes.toSorted((a, b) => a - b);
          const middle = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
          const { medianMinutes } = staysOfAll(...minutes);
          expect(Math.abs((medianMinutes ?? NaN) - middle)).toBeLessThanOrEqual(Math.max(1, middle / 4));
        },
      ),
    );
  });
});

it('of several days count together', () => {
  const one = countStays([stay(10), stay(70)]);
  expect(staysOf([one, one, countStays([stay(10)])])).toMatchObject({ count: 5, medianMinutes: 10 });
  expect(one).toHaveLength(STAY_BOUNDS_MINUTES.length + 1);
});

it('of no day are none', () => {
  expect(staysOf([])).toMatchObject({ count: 0, medianMinutes: null });
});
