import { expect, it } from 'vitest';
import { dayAfter, daysOf, exportPath, isIsoDay } from './figure-range.ts';

it.each([
  [7, '2026-11-23', '2026-11-17'],
  [30, '2026-11-23', '2026-10-25'],
  [7, '2028-03-02', '2028-02-25'],
  [365, '2026-11-23', '2025-11-24'],
] as const)('the last %d days up to %s begin on %s', (days, today, from) => {
  expect(daysOf({ kind: 'last', days }, today)).toEqual({ from, to: today });
});

it('days that were chosen are taken as they are', () => {
  const range = { kind: 'days', from: '2026-01-01', to: '2026-01-31' } as const;
  expect(daysOf(range, '2026-11-23')).toEqual({ from: '2026-01-01', to: '2026-01-31' });
});

it.each([
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-03-01', -1, '2026-02-28'],
])('from %s %d days on it is %s', (day, days, then) => {
  expect(dayAfter(day, days)).toBe(then);
});

it.each([
  ['2026-11-23', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['', false],
])('%j is a day: %s', (text, is) => {
  expect(isIsoDay(text)).toBe(is);
});

it('rows are had as files of the same days', () => {
  expect(exportPath('visits', { from: '2026-11-01', to: '2026-11-20' })).toBe(
    'api/visits.csv?from=2026-11-01&to=2026-11-20',
  );
});
