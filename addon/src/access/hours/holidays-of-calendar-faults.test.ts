import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendar, read, why } from './calendars-under-test.ts';
import { LARGEST_CALENDAR_BYTES } from './holidays-of-calendar.ts';

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
    [calendar('SUMMARY:A\nDTSTART:20260501T240000'), 'The event "A" has no day on which it begins.'],
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
      'x'.repeat(200),
      `The file is no calendar: it must be iCalendar, which begins with BEGIN:VCALENDAR. What is wrong: ${`invalid line (no token ";" or ":") "${'x'.repeat(200)}`.slice(0, 100)}`,
    ],
    [`BEGIN:VCALENDAR\nX-A:${'x'.repeat(64 * 1024 - 4)}\nEND:VCALENDAR`, '0 holidays'],
    [
      `BEGIN:VCALENDAR\nX-A:${'x'.repeat(64 * 1024 - 3)}\nEND:VCALENDAR`,
      'A line of the file is longer than 64 kB.',
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
