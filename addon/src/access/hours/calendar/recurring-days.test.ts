import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { dayNumberOf, dayText } from './day-number.ts';
import { recurrenceRule } from './recurrence-rule.ts';
import { recurringDays } from './recurring-days.ts';

const day = (text: string): number => dayNumberOf(text) ?? NaN;

const DAILY_START = '2026-01-01';

/** The days of a rule as RFC 5545 writes it, within ten years. */
function days(
  text: string,
  start = DAILY_START,
  window = ['2020-01-01', '2030-01-01'],
): readonly string[] | null {
  const [, , , data] = ICAL.parse.property(`RRULE:${text}`) as readonly unknown[];
  const rule = recurrenceRule(data, dayNumberOf);
  if (rule === null) throw new Error('no rule');
  const [first = NaN, end = NaN] = window.map(day);
  const found = recurringDays(rule, day(start), { first, end }, { daysLeft: 1_000_000 });
  return found?.map(dayText) ?? null;
}

describe('a rule', () => {
  it.each<[string, string, readonly string[]]>([
    ['FREQ=YEARLY;COUNT=3', '2026-12-25', ['2026-12-25', '2027-12-25', '2028-12-25']],
    ['FREQ=YEARLY;UNTIL=20271225', '2026-12-25', ['2026-12-25', '2027-12-25']],
    ['FREQ=YEARLY;UNTIL=20271224', '2026-12-25', ['2026-12-25']],
    ['FREQ=YEARLY;INTERVAL=2;UNTIL=20291231', '2026-12-25', ['2026-12-25', '2028-12-25']],
    ['FREQ=YEARLY', '2024-02-29', ['2024-02-29', '2028-02-29']],
    // Thanksgiving, Memorial Day, the Monday of the second week, the last day of the year, programmers' day.
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=2', '2026-11-01', ['2026-11-26', '2027-11-25']],
    ['FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=2', DAILY_START, ['2026-05-25', '2027-05-31']],
    ['FREQ=YEARLY;BYWEEKNO=2;BYDAY=MO;COUNT=2', DAILY_START, ['2026-01-05', '2027-01-11']],
    // Week 1 of 2025 begins in 2024: its Monday is in neither, as far as these years go.
    ['FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;COUNT=2', '2024-01-01', ['2024-01-01', '2027-01-04']],
    ['FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;COUNT=1', '2024-01-01', ['2026-12-28']],
    ['FREQ=YEARLY;BYWEEKNO=-1;COUNT=1', DAILY_START, ['2026-12-31']],
    ['FREQ=YEARLY;BYYEARDAY=-1,256;COUNT=2', DAILY_START, ['2026-09-13', '2026-12-31']],
    ['FREQ=YEARLY;BYDAY=-1FR;COUNT=1', DAILY_START, ['2026-12-25']],
    ['FREQ=YEARLY;BYDAY=20MO;COUNT=1', DAILY_START, ['2026-05-18']],
    ['FREQ=YEARLY;BYMONTH=1,12;COUNT=3', '2026-01-06', ['2026-01-06', '2026-12-06', '2027-01-06']],
    ['FREQ=MONTHLY;COUNT=3', '2026-01-31', ['2026-01-31', '2026-03-31', '2026-05-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2', DAILY_START, ['2026-01-31', '2026-02-28']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2', DAILY_START, ['2026-01-30', '2026-02-27']],
    ['FREQ=MONTHLY;INTERVAL=5;BYDAY=2TU;COUNT=2', DAILY_START, ['2026-01-13', '2026-06-09']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;COUNT=3', '2026-01-05', ['2026-01-05', '2026-01-11', '2026-01-19']],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU;COUNT=3',
      '2026-01-05',
      ['2026-01-05', '2026-01-18', '2026-01-19'],
    ],
    [
      'FREQ=DAILY;INTERVAL=10;BYMONTH=1;COUNT=4',
      DAILY_START,
      ['2026-01-01', '2026-01-11', '2026-01-21', '2026-01-31'],
    ],
    ['FREQ=DAILY;BYDAY=SA;BYMONTHDAY=13;COUNT=1', DAILY_START, ['2026-06-13']],
  ])('%s from %s on', (rule, start, expected) => {
    expect(days(rule, start)).toEqual(expected);
  });

  it.each(['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'])(
    '%s gives the same where one begins to look later',
    (every) => {
      const rule = `FREQ=${every};INTERVAL=7`;
      const all = days(rule, '2001-03-29', ['2001-01-01', '2030-01-01']) ?? [];
      for (const from of ['2015-01-30', '2015-11-02', '2022-03-29', '2022-03-30']) {
        const later = all.filter((each) => each >= from);
        expect(later).not.toEqual([]);
        expect(days(rule, '2001-03-29', [from, '2030-01-01'])).toEqual(later);
      }
    },
  );

  it('counts from its beginning, however long ago', () => {
    expect(days('FREQ=YEARLY;COUNT=41', '1986-05-01', ['2025-01-01', '2030-01-01'])).toEqual([
      '2025-05-01',
      '2026-05-01',
    ]);
  });

  it('without an end is looked at only where it matters', () => {
    expect(days('FREQ=DAILY;INTERVAL=2', '0001-01-01', ['2026-01-01', '2026-01-06'])).toHaveLength(3);
    expect(days('FREQ=WEEKLY', '0001-01-01', ['2026-01-01', '2026-01-08'])).toEqual(['2026-01-05']);
    expect(days('FREQ=YEARLY', '0001-03-01', ['2026-01-01', '2027-01-01'])).toEqual(['2026-03-01']);
  });

  it.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=WEEKLY;INTERVAL=10000;BYMONTH=4',
  ])('%s is never', (rule) => {
    expect(days(rule)).toEqual([]);
  });

  it('that takes too long is given up', () => {
    expect(
      days('FREQ=DAILY;COUNT=1000000000;BYMONTH=2;BYMONTHDAY=30', '0001-01-01', ['9999-01-01', '9999-12-31']),
    ).toBeNull();
  });

  it('is within its window, at both ends', () => {
    expect(days('FREQ=DAILY', '2026-01-01', ['2026-01-03', '2026-01-05'])).toEqual([
      '2026-01-03',
      '2026-01-04',
    ]);
  });

  const lists = {
    bymonth: fc.subarray([1, 4, 5, 12], { minLength: 1 }).map((list) => `BYMONTH=${list.join(',')}`),
    bymonthday: fc.subarray([1, 13, 28, -1], { minLength: 1 }).map((list) => `BYMONTHDAY=${list.join(',')}`),
    // Not the last of a month: ical.js takes it for the 31st of a year's months.
    fixed: fc.subarray([1, 13, 28], { minLength: 1 }).map((list) => `BYMONTHDAY=${list.join(',')}`),
    byday: fc.subarray(['MO', 'WE', 'SA', 'SU'], { minLength: 1 }).map((list) => `BYDAY=${list.join(',')}`),
    nth: fc.subarray(['1MO', '-1SU', '3WE'], { minLength: 1 }).map((list) => `BYDAY=${list.join(',')}`),
  };
  const frequency = fc.oneof(
    fc.tuple(fc.constant('FREQ=DAILY'), fc.option(lists.bymonth), fc.option(lists.byday)),
    fc.tuple(fc.constant('FREQ=WEEKLY'), fc.option(lists.byday), fc.constantFrom('WKST=MO', 'WKST=SU')),
    fc.tuple(fc.constant('FREQ=MONTHLY'), fc.option(fc.oneof(lists.bymonthday, lists.byday, lists.nth))),
    fc.tuple(fc.constant('FREQ=YEARLY'), lists.bymonth, fc.option(fc.oneof(lists.fixed, lists.nth))),
  );
  const rules = fc
    .tuple(frequency, fc.integer({ min: 1, max: 3 }), fc.option(fc.integer({ min: 1, max: 20 })))
    .map(([parts, interval, count]) =>
      [...parts, `INTERVAL=${interval}`, count === null ? null : `COUNT=${count}`]
        .filter((part) => part !== null)
        .join(';'),
    );

  it('means what it means to ical.js', () => {
    const starts = fc.integer({ min: day('2024-01-01'), max: day('2024-12-31') }).map(dayText);
    fc.assert(
      fc.property(rules, starts, (rule, soonest) => {
        // What a first day that is none of the rule's is, RFC 5545 leaves open.
        const [start] = days(rule, soonest, ['2024-01-01', '2060-01-01']) ?? [];
        // ical.js goes on into the next month where a month is too short; RFC 5545 leaves such days out.
        if (start === undefined || Number(start.slice(-2)) > 28) return;
        const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(start));
        const theirs: string[] = [];
        for (
          let next = iterator.next() as ICAL.Time | null;
          next !== null;
          next = iterator.next() as ICAL.Time | null
        ) {
          const text = next.toString();
          if (text >= '2027-01-01') break;
          theirs.push(text);
        }
        expect(days(rule, start, ['2024-01-01', '2027-01-01'])).toEqual(theirs);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is no rule for days', () => {
  it.each<[unknown]>([
    [{ freq: 'SECONDLY' }],
    [{ freq: 'HOURLY' }],
    [{ freq: 'DAILY', interval: 0 }],
    [{ freq: 'DAILY', interval: 1e9 }],
    [{ freq: 'DAILY', count: 0 }],
    [{ freq: 'DAILY', until: 'soon' }],
    [{ freq: 'DAILY', byweekno: 1 }],
    [{ freq: 'MONTHLY', byyearday: 1 }],
    [{ freq: 'WEEKLY', bymonthday: 1 }],
    [{ freq: 'WEEKLY', byday: '1MO' }],
    [{ freq: 'DAILY', byday: ['1MO'] }],
    [{ freq: 'YEARLY', byweekno: 1, byday: '1MO' }],
    [{ freq: 'YEARLY', bymonth: 13 }],
    [{ freq: 'YEARLY', bymonthday: 0 }],
    [{ freq: 'YEARLY', bymonthday: -32 }],
    [{ freq: 'YEARLY', byday: 'XX' }],
    [{ freq: 'YEARLY', byday: [] }],
    [{ freq: 'YEARLY', byday: Array.from({ length: 367 }, () => 'MO') }],
    [null],
    ['FREQ=DAILY'],
  ])('%j', (value) => {
    expect(recurrenceRule(value, dayNumberOf)).toBeNull();
  });
});
