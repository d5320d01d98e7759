import { WEEKDAYS } from '../../../contract/schedule.ts';
import type { DayHours, Hours, Schedule, Weekday, WeeklyHours } from '../../../contract/schedule.ts';
import { scheduleSchema } from '../../rules-schema.ts';

export const SCHEDULE_EXAMPLE =
  'mon-fri 08:00-18:00 | sat 09:00-13:00 | holidays none | 2026-12-24 08:00-12:00';

const SEPARATOR = ' | ';
const NEVER = 'never';
const HOLIDAYS = 'holidays';
const NO_HOURS = 'none';
const PARTS = /[|;\r\n]/;
const PART = /^(.+?)\s+((?:\d\d:\d\d|none).*)$/;
const HOURS = /^(\d\d:\d\d)\s*-\s*(\d\d:\d\d)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A schedule as people read it: `mon-fri 08:00-18:00 | holidays none | 2026-12-24 08:00-12:00, 14:00-16:00`. Holidays that
 * are as usual are not said; a schedule of nothing at all is `never`.
 */
export function scheduleCell({ weekly, holidays, exceptions }: Schedule): string {
  const parts = [
    ...weekly.map(({ days, ...hours }) => `${daysText(days)} ${hoursText([hours])}`),
    ...(holidays === 'as-usual' ? [] : [`${HOLIDAYS} ${hoursText(holidays)}`]),
    ...exceptions.map(({ date, hours }) => `${date} ${hoursText(hours)}`),
  ];
  return parts.length === 0 ? NEVER : parts.join(SEPARATOR);
}

/**
 * The schedule of such a cell, in any order of its parts, with `;` or a line break for `|`. Null when it is none.
 */
export function scheduleOfCell(cell: string): Schedule | null {
  const text = cell.trim().toLowerCase();
  const weekly: WeeklyHours[] = [];
  const exceptions: DayHours[] = [];
  let holidays: Schedule['holidays'] | null = null;
  const parts = text.split(PARTS).filter((part) => part.trim() !== '');
  if (parts.length === 0) return null;
  for (const part of text === NEVER ? [] : parts) {
    const [, whenSaid, hoursSaid] = PART.exec(part.trim()) ?? [];
    if (whenSaid === undefined || hoursSaid === undefined) return null;
    const when = whenSaid.replace(/\s/g, '');
    const hours = hoursOf(hoursSaid);
    if (hours === null) return null;
    if (DATE.test(when)) exceptions.push({ date: when, hours });
    else if (when === HOLIDAYS && holidays === null) holidays = hours;
    else {
      const days = daysOf(when);
      if (days === null || hours.length === 0) return null;
      weekly.push(...hours.map((each) => ({ days, ...each })));
    }
  }
  const parsed = scheduleSchema.safeParse({ weekly, holidays: holidays ?? 'as-usual', exceptions });
  return parsed.success ? parsed.data : null;
}

function hoursText(hours: readonly Hours[]): string {
  return hours.length === 0 ? NO_HOURS : hours.map(({ from, to }) => `${from}-${to}`).join(', ');
}

function hoursOf(text: string): readonly Hours[] | null {
  if (text === NO_HOURS) return [];
  const hours: Hours[] = [];
  for (const each of text.split(',')) {
    const [, from, to] = HOURS.exec(each.trim()) ?? [];
    if (from === undefined || to === undefined) return null;
    hours.push({ from, to });
  }
  return hours;
}

/** Three days or more that follow each other are a span; the order of the days stays as it is. */
function daysText(days: readonly Weekday[]): string {
  const spans: string[] = [];
  for (let start = 0; start < days.length;) {
    let end = start;
    while (number(days[end + 1]) === number(days[end]) + 1) end += 1;
    const isSpan = end - start >= 2;
    spans.push(isSpan ? `${String(days[start])}-${String(days[end])}` : String(days[start]));
    start = isSpan ? end + 1 : start + 1;
  }
  return spans.join(',');
}

/** A span may go over the end of the week: `fri-mon`. */
function daysOf(text: string): readonly Weekday[] | null {
  const days: Weekday[] = [];
  for (const span of text.split(',')) {
    const [first, last, ...more] = span.split('-').map(weekdayOf);
    if (first === undefined || first === null || last === null || more.length > 0) return null;
    const length = last === undefined ? 1 : ((number(last) - number(first) + 7) % 7) + 1;
    for (let after = 0; after < length; after += 1) {
      const day = WEEKDAYS[(number(first) + after) % 7];
      if (day !== undefined) days.push(day);
    }
  }
  return days;
}

function weekdayOf(text: string): Weekday | null {
  return WEEKDAYS.find((day) => day === text) ?? null;
}

function number(day: Weekday | undefined): number {
  return day === undefined ? -1 : WEEKDAYS.indexOf(day);
}
