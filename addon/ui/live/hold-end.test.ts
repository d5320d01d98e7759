import { describe, expect, it } from 'vitest';
import { createSiteTime } from '../time.ts';
import { type HoldEnd, HOLD_ENDS, holdUntil } from './hold-end.ts';

const at = (text: string): number => Date.parse(text);

describe('the end of a hold', () => {
  it.each<[HoldEnd, string | null]>([
    ['quarter', '2026-11-23T23:05:00+05:30'],
    ['hour', '2026-11-23T23:50:00+05:30'],
    ['tonight', '2026-11-24T00:00:00+05:30'],
    ['by-hand', null],
  ])('%s at 22:50 in India is %s', (end, until) => {
    const now = at('2026-11-23T22:50:00+05:30');
    expect(holdUntil(end, now, createSiteTime('Asia/Kolkata'))).toBe(until === null ? null : at(until));
  });

  it('lies ahead, in the last second of a day and across a change of the clock', () => {
    const time = createSiteTime('Europe/Berlin');
    for (const now of [at('2026-10-25T00:59:59+02:00'), at('2026-10-25T23:59:59+01:00')]) {
      for (const end of HOLD_ENDS.filter((name) => name !== 'by-hand')) {
        expect(holdUntil(end, now, time)).toBeGreaterThan(now);
      }
    }
  });
});
