import fc from 'fast-check';
import { expect, it } from 'vitest';
import { endOfDay, startOfDay } from '../days.ts';
import { hourAt, hourSpans } from './day-hours.ts';

const MINUTE_MS = 60_000;

/** Minutes of each hour of the clock that comes, in the order in which they come. */
function hoursOf(day: string, timeZone: string): readonly (readonly [hour: number, minutes: number])[] {
  return hourSpans(startOfDay(day, timeZone), endOfDay(day, timeZone), timeZone).map(
    ({ from, until, hour }) => [hour, (until - from) / MINUTE_MS] as const,
  );
}

const ALL = Array.from({ length: 24 }, (_, hour) => [hour, 60]);

it.each([
  ['2026-06-01', 'Europe/Berlin', ALL],
  ['2028-02-29', 'Asia/Kolkata', ALL],
  ['2026-03-29', 'Europe/Berlin', ALL.filter(([hour]) => hour !== 2)],
  ['2026-10-25', 'Europe/Berlin', ALL.toSpliced(3, 0, [2, 60])],
  // The clocks go back by half an hour at 02:00, to half past one.
  ['2026-04-05', 'Australia/Lord_Howe', ALL.toSpliced(2, 0, [1, 30])],
  // They go forward by half an hour at 02:00.
  ['2026-10-04', 'Australia/Lord_Howe', ALL.with(2, [2, 30])],
])('the hours of %s in %s', (day, timeZone, hours) => {
  expect(hoursOf(day, timeZone)).toEqual(hours);
});

it('an hour that has begun ends with the time that is looked at', () => {
  const start = startOfDay('2026-06-01', 'Asia/Kolkata');
  expect(hourSpans(start, start + 90 * MINUTE_MS, 'Asia/Kolkata')).toEqual([
    { from: start, until: start + 60 * MINUTE_MS, hour: 0 },
    { from: start + 60 * MINUTE_MS, until: start + 90 * MINUTE_MS, hour: 1 },
  ]);
  expect(hourSpans(start, start, 'Asia/Kolkata')).toEqual([]);
});

it('an instant is in one of them, or in none', () => {
  const start = startOfDay('2026-06-01', 'Asia/Kolkata');
  const spans = hourSpans(start, start + 120 * MINUTE_MS, 'Asia/Kolkata');
  expect(hourAt(start, spans)).toBe(0);
  expect(hourAt(start + 60 * MINUTE_MS, spans)).toBe(1);
  expect(hourAt(start + 120 * MINUTE_MS, spans)).toBeNull();
  expect(hourAt(start - 1, spans)).toBeNull();
});

it('they follow each other without a gap and show what the clocks show', () => {
  const zones = [
    'Europe/Berlin',
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/Sao_Paulo',
  ];
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 25_000 }),
      fc.constantFrom(...zones),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (number, timeZone, part) => {
        const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
        const [from, until] = [startOfDay(day, timeZone), endOfDay(day, timeZone)];
        const spans = hourSpans(from, until, timeZone);
        expect(spans[0]?.from).toBe(from);
        expect(spans.at(-1)?.until).toBe(until);
        for (const [index, span] of spans.entries()) {
          expect(span.until).toBeGreaterThan(span.from);
          expect(spans[index + 1]?.from ?? until).toBe(span.until);
        }
        const at = from + Math.floor(part * (until - 1 - from));
        const shown = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(
          at,
        );
        expect(hourAt(at, spans)).toBe(Number(shown));
      },
    ),
    { numRuns: 60 },
  );
});
