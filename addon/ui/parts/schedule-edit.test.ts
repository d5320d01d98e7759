import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../../src/contract/schedule.ts';
import {
  FIRST_SCHEDULE,
  withDayToggled,
  withExceptionAdded,
  withHoursAdded,
  withWeeklyAdded,
} from './schedule-edit.ts';

const hours = { from: '08:00', to: '18:00' };

describe('hours that are added to a week', () => {
  it('are for the days that have none yet', () => {
    expect(withWeeklyAdded(FIRST_SCHEDULE.weekly)).toEqual([
      { days: ['mon', 'tue', 'wed', 'thu', 'fri'], ...hours },
      { days: ['sat', 'sun'], ...hours },
    ]);
    expect(withWeeklyAdded([])).toEqual([{ days: WEEKDAYS, ...hours }]);
  });

  it('always have a day, also where each day has hours already', () => {
    expect(withWeeklyAdded([{ days: WEEKDAYS, ...hours }]).at(-1)?.days).toEqual(['sat', 'sun']);
  });
});

describe('a day of some hours', () => {
  it('is taken in at its place in the week, and out', () => {
    expect(withDayToggled(['mon', 'fri'], 'wed')).toEqual(['mon', 'wed', 'fri']);
    expect(withDayToggled(['mon', 'fri'], 'mon')).toEqual(['fri']);
  });

  it('is not taken out when it is the last one', () => {
    expect(withDayToggled(['fri'], 'fri')).toBeNull();
  });
});

describe('a single day', () => {
  const christmas = { date: '2026-12-25', hours: [hours] };

  it('is added without hours, in the order of the calendar', () => {
    expect(withExceptionAdded([christmas], '2026-12-24')).toEqual([
      { date: '2026-12-24', hours: [] },
      christmas,
    ]);
    expect(withExceptionAdded([christmas], '2027-01-01').map(({ date }) => date)).toEqual([
      '2026-12-25',
      '2027-01-01',
    ]);
  });

  it('keeps its hours when it is added again', () => {
    expect(withExceptionAdded([christmas], '2026-12-25')).toEqual([christmas]);
  });
});

it('hours of a day are added at the end', () => {
  expect(withHoursAdded([{ from: '06:00', to: '07:00' }])).toEqual([{ from: '06:00', to: '07:00' }, hours]);
});
