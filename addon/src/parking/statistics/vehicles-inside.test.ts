import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CountChange } from '../occupancy.ts';
import { vehiclesInside } from './vehicles-inside.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** `[minute, delta]` each. */
function changesOf(...changes: readonly (readonly [number, number])[]): readonly CountChange[] {
  return changes.map(([minute, delta]) => ({
    at: minute * MINUTE_MS,
    delta,
    cause: 'crossing',
    passageId: null,
  }));
}

/** The hours from midnight on. */
function hours(count: number) {
  return Array.from({ length: count }, (_, hour) => ({
    from: hour * HOUR_MS,
    until: (hour + 1) * HOUR_MS,
    hour,
  }));
}

it('are weighted by how long they were inside', () => {
  // Two all the time, and one more for a quarter of the first hour.
  const { mean, most, hours: byHour } = vehiclesInside(2, changesOf([15, 1], [30, -1]), hours(2));
  expect({ mean, most }).toEqual({ mean: 2.125, most: 3 });
  expect(byHour.slice(0, 3)).toEqual([
    { minutes: 60, mean: 2.25, most: 3 },
    { minutes: 60, mean: 2, most: 2 },
    null,
  ]);
});

it('who came in an hour before is inside in this one', () => {
  const { hours: byHour } = vehiclesInside(0, changesOf([30, 1]), hours(2));
  expect(byHour[1]).toEqual({ minutes: 60, mean: 1, most: 1 });
});

it('who left at the stroke of the hour was not inside in it', () => {
  const { hours: byHour } = vehiclesInside(1, changesOf([60, -1]), hours(2));
  expect(byHour[0]).toEqual({ minutes: 60, mean: 1, most: 1 });
  expect(byHour[1]).toEqual({ minutes: 60, mean: 0, most: 0 });
});

it('a count that held for no time was never so', () => {
  const { most } = vehiclesInside(0, changesOf([30, 1], [30, -1]), hours(1));
  expect(most).toBe(0);
  expect(vehiclesInside(5, changesOf([0, -5]), hours(1))).toMatchObject({ mean: 0, most: 0 });
});

it('an hour that comes twice is one of two hours', () => {
  const twice = [
    { from: 0, until: HOUR_MS, hour: 2 },
    { from: HOUR_MS, until: 2 * HOUR_MS, hour: 2 },
  ];
  const { hours: byHour } = vehiclesInside(1, changesOf([60, 2]), twice);
  expect(byHour[2]).toEqual({ minutes: 120, mean: 2, most: 3 });
});

it('of a day that has just begun are those who were inside before', () => {
  expect(vehiclesInside(4, [], [])).toMatchObject({ mean: 4, most: 4 });
});

it('the mean of the hours is the mean of the day, and no mean is above what was most', () => {
  const change = fc.tuple(fc.integer({ min: 0, max: 5 * 60 - 1 }), fc.integer({ min: -3, max: 3 }));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), fc.integer({ min: 0, max: 9 }), (changes, start) => {
      const ledger = changesOf(...changes.toSorted(([a], [b]) => a - b));
      const { mean, most, hours: byHour } = vehiclesInside(start, ledger, hours(5));
      const there = byHour.filter((hour) => hour !== null);
      expect(there.reduce((sum, hour) => sum + hour.mean * hour.minutes, 0) / 300).toBeCloseTo(mean, 9);
      expect(Math.max(...there.map((hour) => hour.most))).toBe(most);
      for (const hour of there) expect(hour.mean).toBeLessThanOrEqual(hour.most + 1e-9);
    }),
  );
});
