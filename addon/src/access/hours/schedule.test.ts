import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../../contract/schedule.ts';
import type { Hours, Schedule } from '../../contract/schedule.ts';
import type { Instant } from '../../contract/words.ts';
import { isNight, isWithin, opensNext } from './schedule.ts';
import { siteCalendar } from './site-calendar.ts';

const BERLIN = 'Europe/Berlin';
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const CHRISTMAS = [{ date: '2026-12-25', name: 'Christmas' }];

/** @param local `2026-11-23T12:00`, or with an offset where the clocks show it twice. */
function at(local: string, timeZone = BERLIN): Instant {
  return Temporal.ZonedDateTime.from(`${local}[${timeZone}]`).epochMilliseconds;
}

function schedule(more: Partial<Schedule>): Schedule {
  return { weekly: [], holidays: 'as-usual', exceptions: [], ...more };
}

const OFFICE = schedule({
  weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '18:00' }],
});
const NIGHT_SHIFT = schedule({ weekly: [{ days: ['fri'], from: '22:00', to: '06:00' }] });
const EVERY_DAY = schedule({ weekly: [{ days: WEEKDAYS, from: '02:15', to: '02:45' }] });
const calendar = siteCalendar(BERLIN, CHRISTMAS);

describe('a schedule', () => {
  it.each<[string, Schedule, string, boolean]>([
    ['before it begins', OFFICE, '2026-11-23T07:59:59.999', false],
    ['as it begins', OFFICE, '2026-11-23T08:00', true],
    ['before it ends', OFFICE, '2026-11-23T17:59:59.999', true],
    ['as it ends', OFFICE, '2026-11-23T18:00', false],
    ['on a Friday', OFFICE, '2026-11-27T12:00', true],
    ['on a Saturday', OFFICE, '2026-11-28T12:00', false],
    ['on a Sunday', OFFICE, '2026-11-29T12:00', false],
    ['before 1970', OFFICE, '1969-12-29T12:00', true],
    ['on a Sunday before 1970', OFFICE, '1969-12-28T12:00', false],
    ['over midnight on its day', NIGHT_SHIFT, '2026-11-27T23:00', true],
    ['over midnight on the next', NIGHT_SHIFT, '2026-11-28T05:59', true],
    ['over midnight as it ends', NIGHT_SHIFT, '2026-11-28T06:00', false],
    ['over midnight in the morning of its day', NIGHT_SHIFT, '2026-11-27T05:00', false],
    [
      'until 24:00',
      schedule({ weekly: [{ days: ['mon'], from: '20:00', to: '24:00' }] }),
      '2026-11-23T23:59',
      true,
    ],
    [
      'after 24:00',
      schedule({ weekly: [{ days: ['mon'], from: '20:00', to: '24:00' }] }),
      '2026-11-24T00:00',
      false,
    ],
    [
      'a whole day',
      schedule({ weekly: [{ days: ['mon'], from: '00:00', to: '00:00' }] }),
      '2026-11-23T23:59',
      true,
    ],
    [
      'after a whole day',
      schedule({ weekly: [{ days: ['mon'], from: '00:00', to: '00:00' }] }),
      '2026-11-24T00:00',
      false,
    ],
    [
      'with minutes',
      schedule({ weekly: [{ days: ['mon'], from: '08:30', to: '08:45' }] }),
      '2026-11-23T08:29',
      false,
    ],
    ['of nothing', schedule({}), '2026-11-23T12:00', false],
    ['a holiday as usual', OFFICE, '2026-12-25T12:00', true],
    ['a holiday without hours', { ...OFFICE, holidays: [] }, '2026-12-25T12:00', false],
    [
      'a holiday with its hours',
      { ...OFFICE, holidays: [{ from: '10:00', to: '12:00' }] },
      '2026-12-25T11:00',
      true,
    ],
    [
      'a holiday outside its hours',
      { ...OFFICE, holidays: [{ from: '10:00', to: '12:00' }] },
      '2026-12-25T13:00',
      false,
    ],
    ['the day after a holiday', { ...OFFICE, holidays: [] }, '2026-12-24T12:00', true],
    [
      'an exception before a holiday',
      {
        ...OFFICE,
        holidays: [],
        exceptions: [{ date: '2026-12-25', hours: [{ from: '09:00', to: '10:00' }] }],
      },
      '2026-12-25T09:30',
      true,
    ],
    [
      'an exception before a weekday',
      { ...OFFICE, exceptions: [{ date: '2026-11-23', hours: [] }] },
      '2026-11-23T12:00',
      false,
    ],
    [
      'an exception of another day',
      { ...OFFICE, exceptions: [{ date: '2026-11-24', hours: [] }] },
      '2026-11-23T12:00',
      true,
    ],
    [
      'an exception over midnight, on the next day',
      schedule({ exceptions: [{ date: '2026-11-23', hours: [{ from: '22:00', to: '02:00' }] }] }),
      '2026-11-24T01:00',
      true,
    ],
    [
      'the night before a closed day',
      { ...NIGHT_SHIFT, exceptions: [{ date: '2026-11-28', hours: [] }] },
      '2026-11-28T01:00',
      true,
    ],
    ['a time that the clocks skip', EVERY_DAY, '2026-03-29T03:15', false],
    ['a time that they show twice, first', EVERY_DAY, '2026-10-25T02:30+02:00', true],
    ['a time that they show twice, between', EVERY_DAY, '2026-10-25T02:50+02:00', false],
    ['a time that they show twice, again', EVERY_DAY, '2026-10-25T02:30+01:00', true],
  ])('holds or not: %s', (_, given, local, holds) => {
    expect(isWithin(given, at(local), calendar)).toBe(holds);
  });

  it('is of the time zone of the site', () => {
    const india = siteCalendar('Asia/Kolkata', []);
    expect(isWithin(OFFICE, at('2026-11-23T08:00', 'Asia/Kolkata'), india)).toBe(true);
    expect(isWithin(OFFICE, at('2026-11-23T08:00'), india)).toBe(true);
    expect(isWithin(OFFICE, at('2026-11-23T17:00'), india)).toBe(false);
  });
});

describe('the next opening', () => {
  it.each<[string, Schedule, string, string | null]>([
    ['later today', OFFICE, '2026-11-23T07:30', '2026-11-23T08:00'],
    ['after a weekend', OFFICE, '2026-11-27T18:00', '2026-11-30T08:00'],
    ['at once', OFFICE, '2026-11-23T12:34', '2026-11-23T12:34'],
    ['at once, late in a night', NIGHT_SHIFT, '2026-11-28T03:00', '2026-11-28T03:00'],
    ['never', schedule({}), '2026-11-23T12:00', null],
    [
      'the first of two on a day',
      schedule({
        weekly: [
          { days: ['mon'], from: '20:00', to: '21:00' },
          { days: ['mon'], from: '18:00', to: '19:00' },
        ],
      }),
      '2026-11-23T12:00',
      '2026-11-23T18:00',
    ],
    [
      'a day 27 days ahead',
      schedule({ exceptions: [{ date: '2026-12-20', hours: [{ from: '11:59', to: '13:00' }] }] }),
      '2026-11-23T12:00',
      '2026-12-20T11:59',
    ],
    [
      'just within four weeks',
      schedule({ exceptions: [{ date: '2026-12-21', hours: [{ from: '11:59', to: '13:00' }] }] }),
      '2026-11-23T12:00',
      '2026-12-21T11:59',
    ],
    [
      'not within four weeks',
      schedule({ exceptions: [{ date: '2026-12-21', hours: [{ from: '12:00', to: '13:00' }] }] }),
      '2026-11-23T12:00',
      null,
    ],
    ['as the clocks skip its beginning', EVERY_DAY, '2026-03-29T01:00', '2026-03-30T02:15'],
    [
      'as the clocks skip into it',
      schedule({ weekly: [{ days: ['sun'], from: '02:30', to: '04:00' }] }),
      '2026-03-29T01:00',
      '2026-03-29T03:00',
    ],
    ['as the clocks show it again', EVERY_DAY, '2026-10-25T02:50+02:00', '2026-10-25T02:15+01:00'],
  ])('is %s', (_, given, local, opens) => {
    expect(opensNext(given, at(local), calendar)).toBe(opens === null ? null : at(opens));
  });
});

describe('the night', () => {
  it.each<[Hours, string, boolean]>([
    [{ from: '22:00', to: '06:00' }, '21:59', false],
    [{ from: '22:00', to: '06:00' }, '22:00', true],
    [{ from: '22:00', to: '06:00' }, '05:59', true],
    [{ from: '22:00', to: '06:00' }, '06:00', false],
    [{ from: '01:00', to: '05:00' }, '00:59', false],
    [{ from: '01:00', to: '05:00' }, '01:00', true],
    [{ from: '01:00', to: '05:00' }, '04:59', true],
    [{ from: '01:00', to: '05:00' }, '05:00', false],
    [{ from: '20:00', to: '24:00' }, '23:59', true],
    [{ from: '20:00', to: '24:00' }, '00:00', false],
    [{ from: '07:00', to: '07:00' }, '06:59', true],
    [{ from: '07:00', to: '07:00' }, '07:00', true],
  ])('from %o has %s in it: %s', (night, time, expected) => {
    expect(isNight(night, at(`2026-11-23T${time}`), calendar)).toBe(expected);
  });
});

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Havana',
  'Africa/Casablanca',
  'Pacific/Apia',
  'UTC',
];
const HOLIDAYS = ['2026-10-25', '2026-03-29', '2027-01-01'].map((date) => ({ date, name: date }));

const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const hours: fc.Arbitrary<Hours> = fc.record({
  from: time,
  to: fc.oneof(time, fc.constantFrom('24:00', '00:00')),
});
const schedules: fc.Arbitrary<Schedule> = fc.record({
  weekly: fc.array(
    fc.tuple(fc.subarray([...WEEKDAYS], { minLength: 1 }), hours).map(([days, span]) => ({ days, ...span })),
    { maxLength: 4 },
  ),
  holidays: fc.oneof(fc.constant('as-usual' as const), fc.array(hours, { maxLength: 2 })),
  exceptions: fc.uniqueArray(
    fc.record({
      date: fc.constantFrom(
        '2026-10-24',
        '2026-10-25',
        '2026-03-28',
        '2026-03-29',
        '2026-11-01',
        '2026-11-02',
      ),
      hours: fc.array(hours, { maxLength: 2 }),
    }),
    { selector: ({ date }) => date, maxLength: 3 },
  ),
});
/** Mostly around changes of the clocks. */
const instants = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) }),
  fc
    .tuple(
      fc.constantFrom(
        '2026-03-08',
        '2026-03-29',
        '2026-10-25',
        '2026-11-01',
        '2026-04-05',
        '2026-10-04',
        '2026-02-15',
        '2011-12-30',
      ),
      fc.integer({ min: -DAY_MS, max: DAY_MS }),
    )
    .map(([day, off]) => Date.parse(`${day}T00:00Z`) + off),
);

/** The obvious way: what the clocks show, and the hours of that day and of the one before, word for word. */
function holdsByTheClock(
  { weekly, holidays, exceptions }: Schedule,
  instant: Instant,
  timeZone: string,
): boolean {
  const shown = Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime();
  const hoursOf = (day: Temporal.PlainDate): readonly Hours[] => {
    const exception = exceptions.find(({ date }) => date === day.toString());
    if (exception !== undefined) return exception.hours;
    if (holidays !== 'as-usual' && HOLIDAYS.some(({ date }) => date === day.toString())) return holidays;
    return weekly.filter(({ days }) => days.some((name) => name === WEEKDAYS[day.dayOfWeek - 1]));
  };
  const endOf = (day: Temporal.PlainDate, { from, to }: Hours): Temporal.PlainDateTime => {
    if (to === '24:00') return day.add({ days: 1 }).toPlainDateTime();
    return (to > from ? day : day.add({ days: 1 })).toPlainDateTime(to);
  };
  const today = shown.toPlainDate();
  return [today.subtract({ days: 1 }), today].some((day) =>
    hoursOf(day).some(
      (span) =>
        Temporal.PlainDateTime.compare(day.toPlainDateTime(span.from), shown) <= 0 &&
        Temporal.PlainDateTime.compare(shown, endOf(day, span)) < 0,
    ),
  );
}

describe('in any zone, at any instant', () => {
  const calendars = new Map(ZONES.map((zone) => [zone, siteCalendar(zone, HOLIDAYS)]));
  const place = fc.constantFrom(...calendars.values());

  it('a schedule holds as the clocks on the wall say', () => {
    fc.assert(
      fc.property(place, schedules, instants, (there, given, instant) => {
        expect(isWithin(given, instant, there)).toBe(holdsByTheClock(given, instant, there.timeZone));
      }),
      { numRuns: 2_000 },
    );
  });

  it('nothing holds before the next opening, and then it does', () => {
    fc.assert(
      fc.property(
        place,
        schedules,
        instants,
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 20 }),
        (there, given, instant, parts) => {
          const opens = opensNext(given, instant, there);
          if (opens !== null) {
            expect(opens).toBeGreaterThanOrEqual(instant);
            expect(holdsByTheClock(given, opens, there.timeZone)).toBe(true);
          }
          const end = opens ?? instant + 28 * DAY_MS;
          const before = [
            end - 1,
            end - MINUTE_MS,
            ...parts.map((part) => instant + Math.floor(part * (end - instant))),
          ];
          for (const earlier of before.filter((each) => each >= instant && each < end)) {
            expect(holdsByTheClock(given, earlier, there.timeZone)).toBe(false);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
