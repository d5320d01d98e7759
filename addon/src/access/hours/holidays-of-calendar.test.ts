import { describe, expect, it } from 'vitest';
import { calendar, holidays } from './calendars-under-test.ts';

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
    ...(
      [
        ['065959', '2026-04-30 Works'],
        ['070030', '2026-05-01 Works'],
        ['073000', '2026-05-01 Works'],
      ] as const
    ).map(([time, expected]): [string, string, readonly string[]] => [
      `a second, a minute and an hour of another zone: ${time}`,
      `SUMMARY:Works\nDTSTART;TZID=Asia/Tokyo:20260501T${time}`,
      [expected],
    ]),
    [
      'a whole day of another zone, which is that day on any clock',
      'SUMMARY:A\nDTSTART;VALUE=DATE;TZID=Asia/Tokyo:20260501',
      ['2026-05-01 A'],
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
    [
      'until that very minute and second',
      'SUMMARY:A\nDTSTART:20260501T101530\nRRULE:FREQ=DAILY;UNTIL=20260502T081530Z',
      ['2026-05-01 A', '2026-05-02 A'],
    ],
    [
      'until an hour that the clocks show twice',
      'SUMMARY:A\nDTSTART:20261024T023000\nRRULE:FREQ=DAILY;UNTIL=20261025T003000Z',
      ['2026-10-24 A', '2026-10-25 A'],
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
