import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_CALENDAR_BYTES, holidaysOfCalendar } from './holidays-of-calendar.ts';

const calendar = (...events: readonly string[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((event) => ['BEGIN:VEVENT', event, 'END:VEVENT']),
    'END:VCALENDAR',
  ]
    .join('\n')
    .replaceAll('\n', '\r\n');

const read = (
  text: string,
  more: { readonly from?: string; readonly to?: string; readonly timeZone?: string } = {},
) => holidaysOfCalendar(text, { from: '2026-01-01', to: '2027-12-31', timeZone: 'Europe/Berlin', ...more });

/** `date name` of each holiday. */
const holidays = (text: string, more: Parameters<typeof read>[1] = {}): readonly string[] => {
  const answer = read(text, more);
  if (!answer.ok) throw new Error(answer.why);
  return answer.holidays.map(({ date, name }) => `${date} ${name}`);
};

const why = (text: string): string => {
  const answer = read(text);
  return answer.ok ? `${answer.holidays.length} holidays` : answer.why;
};

describe('the holidays of a calendar', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'a whole day',
      'SUMMARY:Labour Day\nDTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260502',
      ['2026-05-01 Labour Day'],
    ],
    ['a day without an end', 'SUMMARY:Labour Day\nDTSTART;VALUE=DATE:20260501', ['2026-05-01 Labour Day']],
    [
      'a day that ends where it begins',
      'SUMMARY:A\nDTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260501',
      ['2026-05-01 A'],
    ],
    [
      'several days',
      'SUMMARY:Fair\nDTSTART;VALUE=DATE:20260430\nDTEND;VALUE=DATE:20260502',
      ['2026-04-30 Fair', '2026-05-01 Fair'],
    ],
    [
      'several days by their length',
      'SUMMARY:Fair\nDTSTART;VALUE=DATE:20260430\nDURATION:P2D',
      ['2026-04-30 Fair', '2026-05-01 Fair'],
    ],
    [
      'hours of the site',
      'SUMMARY:Works\nDTSTART:20260501T220000\nDTEND:20260502T000000',
      ['2026-05-01 Works'],
    ],
    [
      'hours over midnight',
      'SUMMARY:Works\nDTSTART:20260501T220000\nDURATION:PT2H1S',
      ['2026-05-01 Works', '2026-05-02 Works'],
    ],
    ['hours of UTC', 'SUMMARY:Works\nDTSTART:20260501T220000Z\nDTEND:20260501T230000Z', ['2026-05-02 Works']],
    [
      'hours of another zone',
      'SUMMARY:Works\nDTSTART;TZID=Asia/Tokyo:20260501T050000\nDURATION:PT1H',
      ['2026-04-30 Works'],
    ],
    [
      'hours of a zone that only the file knows',
      'SUMMARY:Works\nDTSTART;TZID=Our time:20260501T050000',
      ['2026-05-01 Works'],
    ],
    [
      'hours that the clocks skip',
      'SUMMARY:Works\nDTSTART;TZID=America/New_York:20260308T023000',
      ['2026-03-08 Works'],
    ],
    [
      'an end by other clocks',
      'SUMMARY:Works\nDTSTART:20260501T220000\nDTEND:20260501T220000Z',
      ['2026-05-01 Works'],
    ],
    [
      'each year',
      'SUMMARY:Christmas\nDTSTART;VALUE=DATE:19700101\nRRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25',
      ['2026-12-25 Christmas', '2027-12-25 Christmas'],
    ],
    [
      'each year but one',
      'SUMMARY:A\nDTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20250501,20260501',
      ['2027-05-01 A'],
    ],
    [
      'each year but by another rule',
      'SUMMARY:A\nDTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY\nEXRULE:FREQ=YEARLY;INTERVAL=2',
      ['2027-05-01 A'],
    ],
    [
      'each year over the end of the year',
      'SUMMARY:A\nDTSTART;VALUE=DATE:20201231\nDTEND;VALUE=DATE:20210102\nRRULE:FREQ=YEARLY',
      ['2026-01-01 A', '2026-12-31 A', '2027-01-01 A', '2027-12-31 A'],
    ],
    [
      'days of a list',
      'SUMMARY:A\nDTSTART;VALUE=DATE:20260501\nRDATE;VALUE=DATE:20260601\nRDATE;VALUE=PERIOD:20260701T000000/P1D',
      ['2026-05-01 A', '2026-06-01 A', '2026-07-01 A'],
    ],
    [
      'until a time of the day',
      'SUMMARY:A\nDTSTART:20260501T100000\nRRULE:FREQ=DAILY;UNTIL=20260503T095959',
      ['2026-05-01 A', '2026-05-02 A'],
    ],
    [
      'until that very time',
      'SUMMARY:A\nDTSTART:20260501T100000\nRRULE:FREQ=DAILY;UNTIL=20260502T080000Z',
      ['2026-05-01 A', '2026-05-02 A'],
    ],
    ['what was cancelled', 'SUMMARY:A\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20260501', []],
    [
      'before and after what matters',
      'SUMMARY:A\nDTSTART;VALUE=DATE:20251231\nRDATE;VALUE=DATE:20280101',
      [],
    ],
    [
      'the first and the last day that matter',
      'SUMMARY:A\nDTSTART;VALUE=DATE:20260101\nRDATE;VALUE=DATE:20271231',
      ['2026-01-01 A', '2027-12-31 A'],
    ],
    [
      'more than what matters',
      'SUMMARY:A\nDTSTART;VALUE=DATE:20251230\nDTEND;VALUE=DATE:20260102',
      ['2026-01-01 A'],
    ],
  ])('%s', (_, event, expected) => {
    expect(holidays(calendar(event))).toEqual(expected);
  });

  it('are sorted, each day once with the names of all that is on it', () => {
    const text = calendar(
      'SUMMARY:B\nDTSTART;VALUE=DATE:20260601',
      'SUMMARY:A\nDTSTART;VALUE=DATE:20260501',
      'SUMMARY:Ascension\\, feast\nDTSTART;VALUE=DATE:20260501',
      'SUMMARY:A\nDTSTART;VALUE=DATE:20260501',
    );
    expect(holidays(text)).toEqual(['2026-05-01 A, Ascension, feast', '2026-06-01 B']);
  });

  it('have names of one line and at most a hundred characters', () => {
    const named = (summary: string): string =>
      holidays(calendar(`${summary}\nDTSTART;VALUE=DATE:20260501`))[0] ?? '';
    expect(named('SUMMARY:  Two\\nlines\\, one  ')).toBe('2026-05-01 Two lines, one');
    expect(named('SUMMARY:')).toBe('2026-05-01 Holiday');
    expect(named('DESCRIPTION:x')).toBe('2026-05-01 Holiday');
    expect(named(`SUMMARY:${'x'.repeat(150)}`)).toBe(`2026-05-01 ${'x'.repeat(100)}`);
    expect(named(`SUMMARY:${'x '.repeat(60)}`)).toBe(`2026-05-01 ${'x '.repeat(50).trim()}`);
    expect(named('SUMMARY:😀 day')).toBe('2026-05-01 😀 day');
    expect(named(`SUMMARY:${'x'.repeat(99)}😀`)).toBe(`2026-05-01 ${'x'.repeat(99)}`);
  });

  it('are where they were moved to', () => {
    const repeated = 'UID:1\nSUMMARY:A\nDTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY';
    const moved = 'UID:1\nSUMMARY:A instead\nRECURRENCE-ID;VALUE=DATE:20260501\nDTSTART;VALUE=DATE:20260504';
    expect(holidays(calendar(repeated, moved))).toEqual(['2026-05-04 A instead', '2027-05-01 A']);
    expect(holidays(calendar(moved, repeated))).toEqual(['2026-05-04 A instead', '2027-05-01 A']);
    expect(holidays(calendar(repeated, `${moved}\nSTATUS:CANCELLED`))).toEqual(['2027-05-01 A']);
    expect(holidays(calendar(repeated, moved.replace('UID:1', 'UID:2')))).toContain('2026-05-01 A');
    expect(holidays(calendar(moved.replace(/DTSTART.*/, 'DTSTART;VALUE=DATE:20260501')))).toEqual([
      '2026-05-01 A instead',
    ]);
    expect(holidays(calendar(repeated, moved.replace('DATE:20260501', 'DATE:x')))).toHaveLength(3);
  });

  it('are moved by their own clocks', () => {
    const repeated = 'UID:1\nSUMMARY:A\nDTSTART;TZID=Asia/Tokyo:20260501T010000\nRRULE:FREQ=DAILY;COUNT=2';
    const moved = 'UID:1\nSUMMARY:B\nRECURRENCE-ID:20260430T160000Z\nDTSTART;TZID=Asia/Tokyo:20260601T120000';
    expect(holidays(calendar(repeated, moved))).toEqual(['2026-05-01 A', '2026-06-01 B']);
  });

  it('are days of the site', () => {
    const event = calendar('SUMMARY:A\nDTSTART:20260501T220000Z');
    expect(holidays(event, { timeZone: 'UTC' })).toEqual(['2026-05-01 A']);
    expect(holidays(event, { timeZone: 'Pacific/Kiritimati' })).toEqual(['2026-05-02 A']);
    const kiritimati = calendar(
      'SUMMARY:A\nDTSTART;TZID=Pacific/Kiritimati:20260101T000000\nRRULE:FREQ=YEARLY',
    );
    expect(holidays(kiritimati, { timeZone: 'Pacific/Pago_Pago' })).toEqual(['2026-12-30 A', '2027-12-30 A']);
  });

  it('may be of several calendars, with a byte order mark and folded lines', () => {
    const text = calendar('SUMMARY:Long\n  name\nDTSTART;VALUE=DATE:20260501');
    expect(holidays(`\uFEFF${text}\r\n${text.replace('0501', '0601')}`)).toEqual([
      '2026-05-01 Long name',
      '2026-06-01 Long name',
    ]);
    expect(holidays(calendar())).toEqual([]);
  });
});

describe('what is no calendar of holidays', () => {
  const start = 'SUMMARY:A\nDTSTART;VALUE=DATE:20260501';
  it.each<[string, string]>([
    ['', 'The file is no calendar: it must be iCalendar, which begins with BEGIN:VCALENDAR.'],
    [
      'holder,plates',
      'The file is no calendar: it must be iCalendar, which begins with BEGIN:VCALENDAR. What is wrong: invalid line (no token ";" or ":") "holder,plates"',
    ],
    [
      'BEGIN:VCARD\nFN:A\nEND:VCARD',
      'The file is no calendar: it must be iCalendar, which begins with BEGIN:VCALENDAR.',
    ],
    [calendar('SUMMARY:A'), 'The event "A" has no day on which it begins.'],
    [calendar('SUMMARY:A\nDTSTART;VALUE=DATE:20260230'), 'The event "A" has no day on which it begins.'],
    [calendar('SUMMARY:A\nDTSTART:20260501T250000'), 'The event "A" has no day on which it begins.'],
    [calendar(`SUMMARY:${'x'.repeat(90)}`), `The event "${'x'.repeat(40)}…" has no day on which it begins.`],
    [calendar(`${start}\nDTEND;VALUE=DATE:20260430`), 'The event "A" does not say when it ends.'],
    [calendar(`${start}\nDURATION:tomorrow`), 'The event "A" does not say when it ends.'],
    [calendar(`${start}\nDTEND;VALUE=DATE:20270502`), '366 holidays'],
    [calendar(`${start}\nDTEND;VALUE=DATE:20270503`), 'The event "A" lasts for more than a year.'],
    [
      calendar(`${start}\nRRULE:FREQ=SECONDLY`),
      'The event "A" repeats by a rule that is none for whole days.',
    ],
    [
      calendar(`${start}\nRRULE:FREQ=YEARLY;UNTIL=20269999`),
      'The event "A" repeats by a rule that is none for whole days.',
    ],
    [
      calendar(`${start}\nEXRULE:FREQ=HOURLY`),
      'The event "A" repeats by a rule that is none for whole days.',
    ],
    [calendar(`${start}\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30`), '0 holidays'],
    [
      calendar(`${start}\nRRULE:FREQ=DAILY;COUNT=2000000000;BYMONTH=2;BYMONTHDAY=30;UNTIL=99991231`),
      '0 holidays',
    ],
    [
      calendar(
        `SUMMARY:A\nDTSTART;VALUE=DATE:00010101\nRRULE:FREQ=YEARLY;COUNT=2000000000;BYMONTH=2;BYMONTHDAY=30`,
      ),
      '0 holidays',
    ],
    [
      `BEGIN:VCALENDAR\nX${';A=1'.repeat(20_000)}:x\nEND:VCALENDAR`,
      'A line of the file is longer than 64 kB.',
    ],
    [
      `BEGIN:VCALENDAR\nX:${'x\n '.repeat(70_000)}\nEND:VCALENDAR`,
      'A line of the file is longer than 64 kB.',
    ],
    ['x'.repeat(LARGEST_CALENDAR_BYTES + 1), 'The file is larger than 1 MB.'],
    ['ü'.repeat(LARGEST_CALENDAR_BYTES / 2 + 1), 'The file is larger than 1 MB.'],
  ])('%.60j', (text, expected) => {
    expect(why(text)).toBe(expected);
  });

  it('is not one of the largest size', () => {
    const text = calendar('SUMMARY:A\nDTSTART;VALUE=DATE:20260501');
    expect(why(text + '\n'.repeat(LARGEST_CALENDAR_BYTES - text.length))).toBe('1 holidays');
  });

  it('is one whose events take too long to work out', () => {
    const hostile =
      'SUMMARY:A\nDTSTART;VALUE=DATE:00010101\nRRULE:FREQ=DAILY;COUNT=2000000000;BYMONTH=2;BYMONTHDAY=30';
    expect(why(calendar(...Array.from({ length: 10 }, () => hostile)))).toBe(
      'The event "A" repeats too often to be worked out.',
    );
    const long = 'SUMMARY:A\nDTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20270101';
    expect(why(calendar(...Array.from({ length: 6_000 }, () => long)))).toBe(
      'The calendar has too many events.',
    );
  });

  it('is one of more holidays than rules may have', () => {
    const always = calendar('SUMMARY:A\nDTSTART;VALUE=DATE:20200101\nRRULE:FREQ=DAILY');
    const window = { to: '2031-06-23', timeZone: 'UTC' };
    expect(read(always, { ...window, from: '2026-01-01' })).toMatchObject({
      ok: true,
      holidays: { length: 2000 },
    });
    expect(read(always, { ...window, from: '2025-12-31' })).toEqual({
      ok: false,
      why: 'The calendar has 2001 days from 2025-12-31 to 2031-06-23; at most 2000 can be holidays.',
    });
  });

  it('never makes the reading throw', () => {
    const lines = fc.array(
      fc.oneof(
        fc.constantFrom(
          'BEGIN:VEVENT',
          'END:VEVENT',
          'BEGIN:VTIMEZONE',
          'DTSTART;VALUE=DATE:20260501',
          'DTSTART:20260501T080000Z',
          'DTSTART;TZID=X:2026',
          'DTEND:20260502T080000',
          'RRULE:FREQ=YEARLY',
          'RRULE:FREQ=DAILY;INTERVAL=0',
          'RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=x',
          'EXDATE:x',
          'RECURRENCE-ID:20260501',
          'DURATION:P1W',
          'UID:1',
          ' folded',
        ),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(lines, fc.boolean(), (some, isWhole) => {
        const text = isWhole ? calendar(some.join('\n')) : some.join('\n');
        const answer = read(text);
        expect(answer.ok ? answer.holidays.every(({ name }) => name !== '') : answer.why !== '').toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('but days that are none are a fault of who asks', () => {
    expect(() => read(calendar(), { from: '2026-02-30' })).toThrow(
      RangeError('no days: 2026-02-30 to 2027-12-31'),
    );
    expect(() => read(calendar(), { to: 'tomorrow' })).toThrow(RangeError);
  });
});
