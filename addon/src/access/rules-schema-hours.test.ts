import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hoursSchema, scheduleSchema } from './rules-schema.ts';
import { SCHEDULE, saidOf, days, withHours } from './rules-under-test.ts';

const allowed: readonly (readonly [what: string, rules: unknown])[] = [
  [
    '400 exceptions',
    withHours({ ...SCHEDULE, exceptions: days(400).map(({ date }) => ({ date, hours: [] })) }),
  ],
  ['never', withHours({ weekly: [], holidays: [], exceptions: [] })],
];

test.each(allowed)('allowed: %s', (_what, rules) => {
  expect(saidOf(rules)).toEqual([]);
});

const refused: readonly (readonly [what: string, rules: unknown, said: string])[] = [
  [
    'hours as a text',
    withHours('always'),
    'policies.0.policy.hours cannot be "always"; it must be a schedule with weekly, holidays and exceptions, or null where it is for any time.',
  ],
  [
    'weekly hours without a day',
    withHours({ ...SCHEDULE, weekly: [{ days: [], from: '08:00', to: '09:00' }] }),
    'it must be a list of at least one weekday.',
  ],
  [
    'weekly hours with a day twice',
    withHours({ ...SCHEDULE, weekly: [{ days: ['mon', 'mon'], from: '08:00', to: '09:00' }] }),
    'it must be a list in which a weekday stands once.',
  ],
  [
    'weekly hours with a strange day',
    withHours({ ...SCHEDULE, weekly: [{ days: ['monday'], from: '08:00', to: '09:00' }] }),
    'cannot be "monday"; it must be one of mon, tue, wed, thu, fri, sat, sun.',
  ],
  [
    'more weekly hours than a week has',
    withHours({ ...SCHEDULE, weekly: Array.from({ length: 169 }, () => SCHEDULE.weekly[0]) }),
    'it must be a list of at most 168 hours of weekdays.',
  ],
  [
    'an exception twice',
    withHours({ ...SCHEDULE, exceptions: [SCHEDULE.exceptions[0], SCHEDULE.exceptions[0]] }),
    'it must be a list in which a date stands once.',
  ],
  [
    '401 exceptions',
    withHours({ ...SCHEDULE, exceptions: days(401).map(({ date }) => ({ date, hours: [] })) }),
    'it must be a list of at most 400 days.',
  ],
  [
    'more hours than a day has',
    withHours({
      ...SCHEDULE,
      exceptions: [
        { date: '2027-01-01', hours: Array.from({ length: 25 }, () => ({ from: '08:00', to: '09:00' })) },
      ],
    }),
    'it must be a list of at most 24 hours.',
  ],
  [
    'holidays of another kind',
    withHours({ ...SCHEDULE, holidays: 'closed' }),
    'holidays cannot be "closed"; it must be "as-usual", or a list of at most 24 hours',
  ],
  [
    'holidays with impossible hours',
    withHours({ ...SCHEDULE, holidays: [{ from: '25:00', to: '26:00' }] }),
    'hours.holidays.0.from cannot be "25:00"; it must be a time from 00:00 to 23:59, as HH:MM.',
  ],
];

test.each(refused)('refused: %s', (_what, rules, said) => {
  expect(saidOf(rules).join(' ')).toContain(said);
});

describe('hours', () => {
  const cases: readonly (readonly [from: string, to: string, fits: boolean])[] = [
    ['00:00', '00:00', true],
    ['00:00', '24:00', true],
    ['23:59', '23:59', true],
    ['22:00', '06:00', true],
    ['09:30', '19:05', true],
    ['24:00', '24:00', false],
    ['08:00', '24:01', false],
    ['08:00', '25:00', false],
    ['08:60', '09:00', false],
    ['08:00', '09:60', false],
    ['8:00', '09:00', false],
    ['08:00', '9:00', false],
    ['08:00:00', '09:00', false],
    ['08:00', '09:00:00', false],
    ['08:00\n', '09:00', false],
    ['08:00', '09:00\n', false],
    [' 08:00', '09:00', false],
    ['08:00', ' 09:00', false],
    ['٠٨:٠٠', '09:00', false],
    ['', '', false],
  ];

  test.each(cases)('from %j to %j: %j', (from, to, fits) => {
    expect(hoursSchema.safeParse({ from, to }).success).toBe(fits);
  });

  test('say nothing else', () => {
    expect(hoursSchema.safeParse({ from: '08:00', to: '09:00', on: 'monday' }).success).toBe(false);
  });
});

describe('dates', () => {
  const fits = (date: string): boolean =>
    scheduleSchema.safeParse({ weekly: [], holidays: 'as-usual', exceptions: [{ date, hours: [] }] }).success;

  test('are those that the calendar has', () => {
    const part = (most: number, digits: number) =>
      fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(digits, '0'));
    fc.assert(
      fc.property(part(9999, 4), part(14, 2), part(33, 2), (year, month, day) => {
        const date = `${year}-${month}-${day}`;
        const instant = new Date(`${date}T00:00:00Z`);
        const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
        expect(fits(date)).toBe(exists);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(['2000-02-29', '2028-02-29', '2027-12-31'])('%s exists', (date) => {
    expect(fits(date)).toBe(true);
  });

  test.each([
    '1900-02-29',
    '2027-02-29',
    '2027-04-31',
    '2027-13-01',
    '27-01-01',
    '2027-1-1',
    '2027-01-01T00:00',
    '2027-01-01\n',
    '',
  ])('%j does not', (date) => {
    expect(fits(date)).toBe(false);
  });
});
