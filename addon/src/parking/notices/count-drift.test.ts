import { expect, it } from 'vitest';
import { countDrift } from './count-drift.ts';

const HALF_AN_HOUR_MS = 30 * 60_000;
const drift = { lanes: 7, likely: 6 };

it('is told when the witnesses have differed for half an hour', () => {
  const first = countDrift(drift, false, null, 1000);
  expect(first).toEqual({ due: [], differSince: 1000, nextAt: 1000 + HALF_AN_HOUR_MS });
  expect(countDrift(drift, false, 1000, 1000 + HALF_AN_HOUR_MS - 1).due).toEqual([]);
  expect(countDrift(drift, false, 1000, 1000 + HALF_AN_HOUR_MS)).toEqual({
    due: [{ subject: { kind: 'count-drift', ...drift }, pictureId: null }],
    differSince: 1000,
    nextAt: null,
  });
});

it('is told on after a restart, when nobody knows since when they differ', () => {
  expect(countDrift(drift, true, null, 1000).due).toHaveLength(1);
});

it('is over when they agree, and the half hour begins anew', () => {
  expect(countDrift(null, true, 1000, 2000)).toEqual({ due: [], differSince: null, nextAt: null });
});
