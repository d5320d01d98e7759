import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSiteTime } from './time.ts';

const afternoon = Date.parse('2026-11-23T14:03:20+05:30');

describe('time at the site', () => {
  const time = createSiteTime('Asia/Kolkata');

  it('is the wall clock there, whatever the zone of the browser', () => {
    expect(time.clock(afternoon)).toBe('14:03:20');
    expect(time.minute(afternoon)).toBe('14:03');
    expect(time.day(afternoon)).toBe('Mon 23 Nov 2026');
    expect(time.isoDay(afternoon)).toBe('2026-11-23');
  });

  it('shows midnight as 00, not as 24', () => {
    expect(time.clock(Date.parse('2026-11-23T00:00:00+05:30'))).toBe('00:00:00');
  });

  it('names the day only when it is not today', () => {
    expect(time.moment(afternoon, afternoon + 60_000)).toBe('14:03:20');
    expect(time.moment(afternoon, afternoon + 86_400_000)).toBe('Mon 23 Nov 2026, 14:03:20');
  });

  it('keeps the name that the site gave its zone, and falls back to UTC on one that nobody knows', () => {
    expect(time.timeZone).toBe('Asia/Kolkata');
    expect(createSiteTime('Mars/Olympus').timeZone).toBe('UTC');
  });
});

describe('the bounds of a day', () => {
  it('are midnights at the site', () => {
    const time = createSiteTime('Asia/Kolkata');
    expect(time.startOfDay('2026-11-23')).toBe(Date.parse('2026-11-23T00:00:00+05:30'));
    expect(time.endOfDay('2026-11-23')).toBe(Date.parse('2026-11-24T00:00:00+05:30'));
  });

  it('follow summer time: a day in March lacks an hour', () => {
    const time = createSiteTime('Europe/Berlin');
    expect(time.startOfDay('2026-03-29')).toBe(Date.parse('2026-03-29T00:00:00+01:00'));
    expect(time.endOfDay('2026-03-29')).toBe(Date.parse('2026-03-30T00:00:00+02:00'));
  });

  it('begin at one where summer time skips midnight', () => {
    const time = createSiteTime('Africa/Cairo');
    expect(time.startOfDay('2026-04-24')).toBe(Date.parse('2026-04-24T01:00:00+03:00'));
  });

  it('are none for what is not a day', () => {
    const time = createSiteTime('UTC');
    for (const text of ['', '23.11.2026', '2026-02-30', '2026-13-01']) {
      expect(time.startOfDay(text)).toBeNull();
      expect(time.endOfDay(text)).toBeNull();
    }
  });

  it('enclose exactly their day, in every zone and on every day', () => {
    const zones = [
      'UTC',
      'Asia/Kolkata',
      'America/Sao_Paulo',
      'Pacific/Auckland',
      'Pacific/Kiritimati',
      'America/New_York',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date('2000-01-02'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (zone, date) => {
          const time = createSiteTime(zone);
          const day = date.toISOString().slice(0, 10);
          const start = time.startOfDay(day) ?? Number.NaN;
          const end = time.endOfDay(day) ?? Number.NaN;
          expect([start - 1, start, end - 1, end].map((at) => time.isoDay(at) === day)).toEqual([
            false,
            true,
            true,
            false,
          ]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a minute of a day', () => {
  const at = (zone: string, day: string, minute: string): number | null =>
    createSiteTime(zone).instantOf(day, minute);

  it.each([
    ['Asia/Kolkata', '2026-11-23', '18:30', '2026-11-23T18:30:00+05:30'],
    ['Asia/Kolkata', '2026-11-23', '00:00', '2026-11-23T00:00:00+05:30'],
    ['Asia/Kolkata', '2026-11-23', '24:00', '2026-11-24T00:00:00+05:30'],
    // The clocks go back from three to two: the hour before, the hour that comes twice, the hours after.
    ['Europe/Berlin', '2026-10-25', '01:30', '2026-10-25T01:30:00+02:00'],
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T02:30:00+02:00'],
    ['Europe/Berlin', '2026-10-25', '03:00', '2026-10-25T03:00:00+01:00'],
    ['Europe/Berlin', '2026-10-25', '23:59', '2026-10-25T23:59:00+01:00'],
    // The clocks go forward from two to three.
    ['Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T01:59:00+01:00'],
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T03:30:00+02:00'],
    ['Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T03:00:00+02:00'],
  ])('in %s, %s %s, is %s', (zone, day, minute, expected) => {
    expect(at(zone, day, minute)).toBe(Date.parse(expected));
  });

  it.each([
    ['2026-11-31', '10:00'],
    ['2026-11-23', '24:01'],
    ['2026-11-23', '9:00'],
    ['2026-11-23', '10:60'],
    ['', '10:00'],
  ])('is none for %j %j', (day, minute) => {
    expect(at('UTC', day, minute)).toBeNull();
  });
});
