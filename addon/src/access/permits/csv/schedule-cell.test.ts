import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aSchedule } from '../../../../test/any-permit.ts';
import type { Schedule } from '../../../contract/schedule.ts';
import { SCHEDULE_EXAMPLE, scheduleCell, scheduleOfCell } from './schedule-cell.ts';

const day = { from: '08:00', to: '18:00' };

const schedule = (more: Partial<Schedule>): Schedule => ({
  weekly: [],
  holidays: 'as-usual',
  exceptions: [],
  ...more,
});

describe('a schedule in a cell', () => {
  it.each<[string, Schedule]>([
    ['never', schedule({})],
    ['mon-fri 08:00-18:00', schedule({ weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], ...day }] })],
    ['mon,wed 08:00-18:00', schedule({ weekly: [{ days: ['mon', 'wed'], ...day }] })],
    ['mon,tue 08:00-18:00', schedule({ weekly: [{ days: ['mon', 'tue'], ...day }] })],
    ['sun,mon-wed 08:00-18:00', schedule({ weekly: [{ days: ['sun', 'mon', 'tue', 'wed'], ...day }] })],
    [
      'wed,tue,mon 22:00-24:00',
      schedule({ weekly: [{ days: ['wed', 'tue', 'mon'], from: '22:00', to: '24:00' }] }),
    ],
    ['holidays none', schedule({ holidays: [] })],
    ['holidays 08:00-18:00, 20:00-22:00', schedule({ holidays: [day, { from: '20:00', to: '22:00' }] })],
    [
      '2026-12-24 08:00-18:00 | 2026-12-25 none',
      schedule({
        exceptions: [
          { date: '2026-12-24', hours: [day] },
          { date: '2026-12-25', hours: [] },
        ],
      }),
    ],
  ])('%j is written and read', (cell, said) => {
    expect(scheduleCell(said)).toBe(cell);
    expect(scheduleOfCell(cell)).toEqual(said);
  });

  it.each<[string, string]>([
    ['MON - FRI 08:00 - 18:00', 'mon-fri 08:00-18:00'],
    ['mon, tue 08:00-18:00;holidays none\n', 'mon,tue 08:00-18:00 | holidays none'],
    ['sat-mon 08:00-12:00, 14:00-18:00', 'sat,sun,mon 08:00-12:00 | sat,sun,mon 14:00-18:00'],
    ['sat-sat 08:00-18:00', 'sat 08:00-18:00'],
    ['| mon 08:00-18:00 | | holidays none |', 'mon 08:00-18:00 | holidays none'],
    [' Never ', 'never'],
  ])('%j is understood as %j', (written, cell) => {
    const said = scheduleOfCell(written);
    expect(said && scheduleCell(said)).toBe(cell);
  });

  it.each([
    '|',
    'mon-fri',
    '08:00-18:00',
    'mon 8-18',
    'mon 08:00',
    'mon 08:00-18:00-20:00',
    'mon 24:00-08:00',
    'mon 08:00-25:00',
    'mon 08:00-18:60',
    'mon none',
    'foo 08:00-18:00',
    'mon-foo 08:00-18:00',
    'mon-tue-wed 08:00-18:00',
    'mon, 08:00-18:00',
    'mon,mon 08:00-18:00',
    'holidays none | holidays 08:00-18:00',
    '2026-02-30 none',
    '2026-12-24 none | 2026-12-24 08:00-12:00',
    'mon 08:00-18:00, none',
    'never | mon 08:00-18:00',
  ])('%j is none', (cell) => {
    expect(scheduleOfCell(cell)).toBeNull();
  });

  it('is read back as it was', () => {
    fc.assert(
      fc.property(aSchedule, (said) => {
        expect(scheduleOfCell(scheduleCell(said))).toEqual(said);
      }),
    );
  });

  it('can be written as the example that people are shown', () => {
    const said = scheduleOfCell(SCHEDULE_EXAMPLE);
    expect(said && scheduleCell(said)).toBe(SCHEDULE_EXAMPLE);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('mon', '-', ' ', '|', ',', '08:00', 'none', '2026-12-24') }),
        (cell) => {
          const said = scheduleOfCell(cell);
          expect(said === null || scheduleOfCell(scheduleCell(said)) !== null).toBe(true);
        },
      ),
    );
  });
});
