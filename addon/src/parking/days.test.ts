import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, dayAt, daysFrom, endOfDay, isDay, startOfDay } from './days.ts';

const HOUR_MS = 3_600_000;

it.each([
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z', 23],
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00Z', 25],
  ['2026-06-01', 'Asia/Kolkata', '2026-05-31T18:30:00Z', 24],
  // The clocks went forward at midnight: this day began at 01:00.
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z', 23],
  ['2026-04-05', 'Australia/Lord_Howe', '2026-04-04T13:00:00Z', 24.5],
  // Samoa crossed the date line: this day was left out.
  ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00Z', 0],
])('%s in %s begins at %s and has %d hours', (day, timeZone, start, hours) => {
  expect(new Date(startOfDay(day, timeZone)).toISOString()).toBe(start.replace('Z', '.000Z'));
  expect((endOfDay(day, timeZone) - startOfDay(day, timeZone)) / HOUR_MS).toBe(hours);
});

describe('days follow each other without a gap', () => {
  it.each(['Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kolkata', 'Africa/Cairo'])('%s', (timeZone) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25_000 }), (number) => {
        const day = new Date(number * 24 * HOUR_MS).toISOString().slice(0, 10);
        const next = new Date((number + 1) * 24 * HOUR_MS).toISOString().slice(0, 10);
        expect(endOfDay(day, timeZone)).toBe(startOfDay(next, timeZone));
      }),
      { numRuns: 50 },
    );
  });
});

it.each([
  ['2026-02-28', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['1969-12-31', false],
  ['2026-01-01T00:00', false],
  ['-002026-01-01', false],
  ['today', false],
  ['', false],
])('%s is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});

it.each([
  ['2026-03-28T22:59:59.999Z', 'Europe/Berlin', '2026-03-28'],
  ['2026-03-28T23:00:00Z', 'Europe/Berlin', '2026-03-29'],
  ['2026-11-23T18:29:59Z', 'Asia/Kolkata', '2026-11-23'],
  ['2026-11-23T18:30:00Z', 'Asia/Kolkata', '2026-11-24'],
  ['2028-02-29T12:00:00Z', 'UTC', '2028-02-29'],
])('%s in %s is on %s', (at, timeZone, day) => {
  expect(dayAt(Date.parse(at), timeZone)).toBe(day);
});

it.each([
  ['2028-02-27', '2028-03-01', ['2028-02-27', '2028-02-28', '2028-02-29', '2028-03-01']],
  ['2026-12-31', '2027-01-01', ['2026-12-31', '2027-01-01']],
  ['2026-06-01', '2026-06-01', ['2026-06-01']],
  ['2026-06-02', '2026-06-01', []],
])('from %s to %s there are these days', (first, last, days) => {
  expect(daysFrom(first, last)).toEqual(days);
});

it('many days on is another year', () => {
  expect(dayAfter('2026-06-01', 399)).toBe('2027-07-05');
});
