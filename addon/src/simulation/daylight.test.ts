import { expect, it } from 'vitest';
import { daylightIn } from './daylight.ts';

const at = (utcTime: string): number => Date.parse(`2026-03-20T${utcTime}Z`);

it('is light by day and dark at night, and in between at dawn and dusk', () => {
  const daylight = daylightIn('UTC');
  expect([
    daylight(at('12:00')),
    daylight(at('23:30')),
    daylight(at('00:00')),
    daylight(at('04:00')),
  ]).toEqual([1, 0, 0, 0]);
  expect(daylight(at('06:45'))).toBeCloseTo(0.5);
  expect(daylight(at('19:00'))).toBeCloseTo(1 / 3);
});

it('goes by the time of the site', () => {
  expect(daylightIn('Asia/Kolkata')(at('05:00'))).toBe(1);
  expect(daylightIn('America/Los_Angeles')(at('05:00'))).toBe(0);
});
