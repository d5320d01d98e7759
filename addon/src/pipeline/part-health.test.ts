import { describe, expect, it } from 'vitest';
import { manualClock } from '../../test/manual-clock.ts';
import { partHealth } from './part-health.ts';

describe('a part of the site', () => {
  it('is down after three failures in a row, and up with the first success', () => {
    const clock = manualClock(1_000);
    const turns: boolean[] = [];
    const part = partHealth(clock, () => turns.push(part.isDown()));
    part.failed();
    part.failed();
    part.worked();
    part.failed();
    part.failed();
    expect([part.isDown(), part.since()]).toEqual([false, 1_000]);
    clock.advance(500);
    part.failed();
    part.failed();
    expect([part.isDown(), part.since()]).toEqual([true, 1_500]);
    clock.advance(500);
    part.worked();
    part.worked();
    expect([part.isDown(), part.since()]).toEqual([false, 2_000]);
    expect(turns).toEqual([true, false]);
  });
});
