import { describe, expect, it } from 'vitest';
import { plainVisit } from '../visit.ts';
import { isStale, staleSince, staysMs } from './stale.ts';

const HOUR_MS = 60 * 60_000;
const OPEN = plainVisit({ id: 'v1', enteredAt: HOUR_MS });

describe('a visit that is open for long', () => {
  it.each<{ told: string; stays: readonly number[]; after: number; stale: boolean }>([
    { told: 'a day, where all others are short', stays: [HOUR_MS], after: 24, stale: false },
    { told: 'more than a day, where all others are short', stays: [HOUR_MS], after: 24.1, stale: true },
    { told: 'more than a day, where nothing is known of others', stays: [], after: 24.1, stale: true },
    { told: 'three times the longest', stays: [HOUR_MS, 20 * HOUR_MS, 2 * HOUR_MS], after: 60, stale: false },
    { told: 'more than three times the longest', stays: [HOUR_MS, 20 * HOUR_MS], after: 60.1, stale: true },
  ])('$told: stale $stale', ({ stays, after, stale }) => {
    expect(isStale(OPEN, stays, HOUR_MS + after * HOUR_MS)).toBe(stale);
  });

  it('is none when it has ended, or began with its end', () => {
    expect(isStale({ ...OPEN, leftAt: 2 * HOUR_MS }, [], 1e12)).toBe(false);
    expect(isStale({ ...OPEN, enteredAt: null }, [], 1e12)).toBe(false);
  });

  it('was over after the longest stay of late, or a day where none is known', () => {
    expect(staleSince(1, [5, 7, 6])).toBe(8);
    expect(staleSince(1, [])).toBe(1 + 24 * HOUR_MS);
  });
});

it('stays are those whose entry and exit were seen', () => {
  const seen = plainVisit({ id: 'v2', enteredAt: 3, leftAt: 10, exitPassageId: 'p' });
  expect(staysMs([OPEN, seen, { ...seen, exitPassageId: null }, { ...seen, enteredAt: null }])).toEqual([7]);
});
