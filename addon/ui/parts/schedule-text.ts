import { type Hours, type Schedule, type Weekday, WEEKDAYS } from '../../src/contract/schedule.ts';
import { texts } from '../texts.ts';

/** `08:00 to 18:00`, `22:00 to 06:00 next day`, `all day`. */
export function hoursText({ from, to }: Hours): string {
  if (isWholeDay({ from, to })) return texts.schedule.allDay;
  return endsNextDay({ from, to }) && to !== '00:00'
    ? texts.schedule.untilNextDay(from, to)
    : texts.schedule.hours(from, to === '00:00' ? '24:00' : to);
}

/** Hours that do not end later than they begin are of the next day: `HH:MM` sorts as text. */
export function endsNextDay({ from, to }: Hours): boolean {
  return to <= from;
}

function isWholeDay({ from, to }: Hours): boolean {
  return from === '00:00' && (to === '24:00' || to === '00:00');
}

/** `Mon to Fri`, `Mon, Wed`, `Every day`. */
export function daysText(days: readonly Weekday[]): string {
  const chosen = WEEKDAYS.filter((day) => days.includes(day));
  if (chosen.length === WEEKDAYS.length) return texts.schedule.everyDay;
  return runs(chosen).map(runText).join(', ');
}

/** The whole schedule in one line; null is any time. */
export function scheduleText(schedule: Schedule | null): string {
  if (schedule === null) return texts.schedule.always;
  const week = schedule.weekly.map((row) => `${daysText(row.days)} ${hoursText(row)}`).join(', ');
  return [
    week === '' ? texts.schedule.never : week,
    ...(schedule.holidays === 'as-usual'
      ? []
      : [texts.schedule.onHolidays(hoursListText(schedule.holidays))]),
    ...(schedule.exceptions.length === 0 ? [] : [texts.schedule.exceptionCount(schedule.exceptions.length)]),
  ].join('; ');
}

/** The hours of one day; none: closed. */
export function hoursListText(hours: readonly Hours[]): string {
  return hours.length === 0 ? texts.schedule.closed : hours.map(hoursText).join(', ');
}

/** Days that follow each other, together. */
function runs(days: readonly Weekday[]): readonly (readonly Weekday[])[] {
  const found: Weekday[][] = [];
  for (const day of days) {
    const last = found.at(-1);
    if (last !== undefined && WEEKDAYS.indexOf(day) === WEEKDAYS.indexOf(last.at(-1) ?? day) + 1)
      last.push(day);
    else found.push([day]);
  }
  return found;
}

function runText(run: readonly Weekday[]): string {
  const names = run.map((day) => texts.schedule.weekdayShort[day]);
  const [first = ''] = names;
  return run.length > 2 ? texts.schedule.dayRange(first, names.at(-1) ?? first) : names.join(', ');
}
