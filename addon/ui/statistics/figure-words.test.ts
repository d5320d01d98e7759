import { expect, it } from 'vitest';
import {
  countText,
  dayText,
  fullDayText,
  hourText,
  meanText,
  minutesMark,
  shareText,
  weekdayText,
} from './figure-words.ts';

it.each([
  [0, 10, '0%'],
  [10, 10, '100%'],
  [1, 3, '33%'],
  [1_999, 2_000, '99.9%'],
  [99_999, 100_000, '99.9%'],
  [995, 1_000, '99.5%'],
  [1, 2_000, '0.1%'],
  [1, 100_000, '0.1%'],
  [0, 0, '–'],
])('%d of %d is %s', (part, of, text) => {
  expect(shareText(part, of)).toBe(text);
});

it.each([
  [15, '15m'],
  [60, '1h'],
  [720, '12h'],
  [1_440, '1d'],
  [10_080, '7d'],
])('a bar that ends at %d minutes says %s', (minutes, text) => {
  expect(minutesMark(minutes)).toBe(text);
});

it('numbers, days and hours are written as people do', () => {
  expect([countText(1_234), meanText(3.449), meanText(3), meanText(null)]).toEqual([
    '1,234',
    '3.4',
    '3',
    '–',
  ]);
  expect([dayText('2026-11-03'), fullDayText('2026-11-03')]).toEqual(['3 Nov', 'Tue 3 Nov 2026']);
  expect([weekdayText(0), weekdayText(6)]).toEqual(['Mon', 'Sun']);
  expect([hourText(9), hourText(23)]).toEqual(['09:00 to 10:00', '23:00 to 24:00']);
});
