import fc from 'fast-check';
import { expect, it } from 'vitest';
import { siteTime } from './site-time.ts';

it.each([
  ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29T01:59:59+01:00'],
  ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29T03:00:00+02:00'],
  ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25T02:30:00+02:00'],
  ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25T02:30:00+01:00'],
  ['2026-11-23T02:30:00.999Z', 'Asia/Kolkata', '2026-11-23T08:00:00+05:30'],
  ['2028-02-29T03:00:00Z', 'America/St_Johns', '2028-02-28T23:30:00-03:30'],
  ['2026-01-01T00:00:00Z', 'UTC', '2026-01-01T00:00:00+00:00'],
  // Its clocks were 44 minutes and 30 seconds behind.
  ['1971-06-01T12:00:00Z', 'Africa/Monrovia', '1971-06-01T11:16:00-00:44'],
])('%s in %s is written %s', (at, timeZone, text) => {
  expect(siteTime(timeZone)(Date.parse(at))).toBe(text);
});

it('is read back as the same second, wherever it was', () => {
  const zones = [
    'Europe/Berlin',
    'Asia/Kolkata',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Africa/Monrovia',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: Date.UTC(2040, 0) / 1000 }),
      (timeZone, second) => {
        expect(Date.parse(siteTime(timeZone)(second * 1000))).toBe(second * 1000);
      },
    ),
    { numRuns: 60 },
  );
});
