import { describe, expect, it } from 'vitest';
import { withHolidays, withoutHoliday } from './holidays.ts';

const christmas = { date: '2026-12-25', name: 'Christmas' };
const newYear = { date: '2027-01-01', name: 'New Year' };

describe('holidays that are read', () => {
  it('take their place in the calendar; what is known stays, or gets the new name', () => {
    const eve = { date: '2026-12-24', name: 'Eve' };
    expect(
      withHolidays([christmas, newYear], [newYear, eve, { ...christmas, name: 'Christmas Day' }]),
    ).toEqual({
      holidays: [eve, { ...christmas, name: 'Christmas Day' }, newYear],
      added: 1,
      renamed: 1,
      same: 1,
    });
  });

  it('that name a day twice count it once', () => {
    expect(withHolidays([], [christmas, christmas])).toEqual({
      holidays: [christmas],
      added: 1,
      renamed: 0,
      same: 1,
    });
  });
});

it('a holiday is taken away by its date', () => {
  expect(withoutHoliday([christmas, newYear], '2026-12-25')).toEqual([newYear]);
});
