import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../src/contract/schedule.ts';
import { isoDayText } from './iso-day-text.ts';
import { daysText, endsNextDay, hoursText, scheduleText } from './schedule-text.ts';

describe('hours', () => {
  it.each([
    ['08:00', '18:00', '08:00 to 18:00', false],
    ['22:00', '06:00', '22:00 to 06:00 next day', true],
    ['08:00', '08:00', '08:00 to 08:00 next day', true],
    ['00:00', '24:00', 'all day', false],
    ['00:00', '00:00', 'all day', true],
    ['18:00', '24:00', '18:00 to 24:00', false],
    ['18:00', '00:00', '18:00 to 24:00', true],
    ['00:00', '08:00', '00:00 to 08:00', false],
  ])('from %s to %s read %j', (from, to, text, nextDay) => {
    expect(hoursText({ from, to })).toBe(text);
    expect(endsNextDay({ from, to })).toBe(nextDay);
  });
});

describe('days', () => {
  it.each([
    [['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], 'Every day'],
    [['fri', 'mon', 'tue', 'wed', 'thu'], 'Mon to Fri'],
    [['sat', 'sun'], 'Sat, Sun'],
    [['mon', 'wed', 'thu', 'fri', 'sun'], 'Mon, Wed to Fri, Sun'],
    [['wed'], 'Wed'],
  ] as const)('%j read %j', (days, text) => {
    expect(daysText(days)).toBe(text);
  });
});

describe('a schedule', () => {
  const office: Schedule = {
    weekly: [{ days: ['mon', 'tue', 'wed'], from: '08:00', to: '18:00' }],
    holidays: 'as-usual',
    exceptions: [],
  };

  it.each<[Schedule | null, string]>([
    [null, 'At any time'],
    [office, 'Mon to Wed 08:00 to 18:00'],
    [{ ...office, weekly: [] }, 'At no hour of the week'],
    [{ ...office, holidays: [] }, 'Mon to Wed 08:00 to 18:00; on holidays closed'],
    [
      {
        weekly: [...office.weekly, { days: ['sat'], from: '22:00', to: '06:00' }],
        holidays: [
          { from: '08:00', to: '10:00' },
          { from: '12:00', to: '13:00' },
        ],
        exceptions: [{ date: '2026-12-24', hours: [] }],
      },
      'Mon to Wed 08:00 to 18:00, Sat 22:00 to 06:00 next day; on holidays 08:00 to 10:00, 12:00 to 13:00; 1 single day',
    ],
  ])('%j reads %j', (schedule, text) => {
    expect(scheduleText(schedule)).toBe(text);
  });
});

describe('a day of the calendar', () => {
  it.each([
    ['2026-11-23', 'Mon 23 Nov 2026'],
    ['2028-02-29', 'Tue 29 Feb 2028'],
    ['someday', 'someday'],
  ])('%s reads %s', (day, text) => {
    expect(isoDayText(day)).toBe(text);
  });
});
