import {
  type DayHours,
  type Hours,
  type Schedule,
  type Weekday,
  WEEKDAYS,
  type WeeklyHours,
} from '../../src/contract/schedule.ts';

const OFFICE_HOURS: Hours = { from: '08:00', to: '18:00' };
const WORKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** What a person starts from who wants hours: those of an office. */
export const FIRST_SCHEDULE: Schedule = {
  weekly: [{ days: WORKDAYS, ...OFFICE_HOURS }],
  holidays: 'as-usual',
  exceptions: [],
};

/** Adds hours for the days that have none yet, or for the weekend when each has some. */
export function withWeeklyAdded(weekly: readonly WeeklyHours[]): readonly WeeklyHours[] {
  const bare = WEEKDAYS.filter((day) => weekly.every(({ days }) => !days.includes(day)));
  return [...weekly, { days: bare.length === 0 ? ['sat', 'sun'] : bare, ...OFFICE_HOURS }];
}

export function withHoursAdded(hours: readonly Hours[]): readonly Hours[] {
  return [...hours, OFFICE_HOURS];
}

/** Takes the day in or out, in the order of the week; null when none would be left. */
export function withDayToggled(days: readonly Weekday[], day: Weekday): readonly Weekday[] | null {
  const wanted = WEEKDAYS.filter((known) => days.includes(known) !== (known === day));
  return wanted.length === 0 ? null : wanted;
}

/** Adds a day without hours, in the order of the calendar; one that is there already stays as it is. */
export function withExceptionAdded(exceptions: readonly DayHours[], date: string): readonly DayHours[] {
  if (exceptions.some((exception) => exception.date === date)) return exceptions;
  return [...exceptions, { date, hours: [] }].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
