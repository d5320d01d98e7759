import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClockEstimate, heardClock, siteNow, untilNextSecondMs } from './site-clock-estimate.ts';

describe('the clock of the site, between two pieces of news', () => {
  it('runs on as fast as the site says', () => {
    const estimate = heardClock(null, { now: 1_000_000, clockSpeed: 60 }, 500);
    expect(siteNow(estimate, 500)).toBe(1_000_000);
    expect(siteNow(estimate, 1_500)).toBe(1_060_000);
  });

  it('takes the news that travelled fastest, for news only ever come late', () => {
    const slow = heardClock(null, { now: 10_000, clockSpeed: 1 }, 400);
    const fast = heardClock(slow, { now: 11_000, clockSpeed: 1 }, 1_020);
    const slowAgain = heardClock(fast, { now: 12_000, clockSpeed: 1 }, 2_700);
    expect(siteNow(slowAgain, 3_020)).toBe(13_000);
  });

  it('follows when the clock of the site is set back, or starts to run at another speed', () => {
    const before = heardClock(null, { now: 1_000_000, clockSpeed: 1 }, 0);
    expect(siteNow(heardClock(before, { now: 900_000, clockSpeed: 1 }, 10), 10)).toBe(900_000);
    expect(siteNow(heardClock(before, { now: 1_000_000, clockSpeed: 60 }, 10), 1_010)).toBe(1_060_000);
  });

  it('never steps back for news that are merely late', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ gapMs: fc.nat(5_000), lateMs: fc.nat(1_400) }), { minLength: 2 }),
        (news) => {
          let estimate: ClockEstimate | null = null;
          let sentAtMs = 0;
          let shown = Number.NEGATIVE_INFINITY;
          let localMs = 0;
          for (const { gapMs, lateMs } of news) {
            sentAtMs += gapMs;
            localMs = Math.max(localMs, sentAtMs + lateMs);
            estimate = heardClock(estimate, { now: sentAtMs, clockSpeed: 1 }, localMs);
            const now = siteNow(estimate, localMs);
            expect(now).toBeGreaterThanOrEqual(shown);
            shown = now;
          }
        },
      ),
    );
  });
});

describe('the next tick', () => {
  it('comes when the second changes', () => {
    expect(untilNextSecondMs({ speed: 1, offsetMs: 0 }, 10_250)).toBe(750);
    expect(untilNextSecondMs({ speed: 1, offsetMs: 0 }, 11_000)).toBe(1_000);
  });

  it('comes no more than ten times a second, however fast the clock', () => {
    expect(untilNextSecondMs({ speed: 60, offsetMs: 0 }, 0)).toBe(100);
  });
});
