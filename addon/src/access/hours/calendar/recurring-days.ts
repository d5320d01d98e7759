import { civilDay, firstOfMonth, weekdayOf } from './day-number.ts';

/** A rule of RFC 5545, 3.3.10, as far as it tells days from one another. */
export interface RecurrenceRule {
  readonly every: 'year' | 'month' | 'week' | 'day';
  /** At least 1. */
  readonly interval: number;
  readonly count: number | null;
  /** The last day that can be one, as a day number; null: for ever. */
  readonly untilDay: number | null;
  /** 0 is Sunday. */
  readonly weekStart: number;
  /** 1 to 12; this and the lists below are null where the rule does not say them. */
  readonly months: readonly number[] | null;
  /** 1 to 53, or -1 to -53 from the end; of years only. */
  readonly weeks: readonly number[] | null;
  /** 1 to 366, or -1 to -366 from the end; of years only. */
  readonly daysOfYear: readonly number[] | null;
  /** 1 to 31, or -1 to -31 from the end. */
  readonly daysOfMonth: readonly number[] | null;
  /** 0 is Sunday. `nth` of the month or the year, from the end where it is negative; 0: each. */
  readonly weekdays: readonly { readonly weekday: number; readonly nth: number }[] | null;
  /** Which of the days of one year, month or week, 1 for the first, -1 for the last. */
  readonly positions: readonly number[] | null;
}

/** How much more may be looked at; shared by all that is in one file. */
export interface Effort {
  daysLeft: number;
}

/** Days that follow each other; `end` is the first after them. */
interface Span {
  readonly first: number;
  readonly end: number;
}

/**
 * The days of a rule from `window.first` up to before `window.end`, as day numbers in their order. Null when there is more to
 * look at than `effort` allows: the iterator of ical.js looks for ever for the 30th of February of a daily rule.
 * @param start the day of the first event; none comes before it.
 */
export function recurringDays(
  rule: RecurrenceRule,
  start: number,
  window: Span,
  effort: Effort,
): readonly number[] | null {
  const fits = dayTest(withDefaults(rule, start));
  const last = Math.min(window.end - 1, rule.untilDay ?? Infinity);
  const found: number[] = [];
  let counted = 0;
  for (let index = firstPeriod(rule, start, window.first); ; index += 1) {
    const period = periodOf(rule, start, index);
    if (period.first > last) return found;
    effort.daysLeft -= period.end - period.first;
    if (effort.daysLeft < 0) return null;
    const days: number[] = [];
    for (let day = period.first; day < period.end; day += 1) if (fits(day)) days.push(day);
    for (const day of atPositions(days, rule.positions)) {
      if (day < start) continue;
      counted += 1;
      if (day > last || (rule.count !== null && counted > rule.count)) return found;
      if (day >= window.first) found.push(day);
    }
  }
}

/** What a rule does not say is as it is on the first day. */
function withDefaults(rule: RecurrenceRule, start: number): RecurrenceRule {
  const { month, day } = civilDay(start);
  const saysDays = rule.daysOfYear !== null || rule.daysOfMonth !== null || rule.weekdays !== null;
  if (saysDays || rule.every === 'day') return rule;
  if (rule.every === 'week' || rule.weeks !== null) {
    return { ...rule, weekdays: [{ weekday: weekdayOf(start), nth: 0 }] };
  }
  const months = rule.every === 'year' ? (rule.months ?? [month]) : rule.months;
  return { ...rule, months, daysOfMonth: [day] };
}

/** The first year, month, week or day to look at. What is counted is counted from the beginning. */
function firstPeriod(rule: RecurrenceRule, start: number, from: number): number {
  if (rule.count !== null || from <= start) return 0;
  const distance = {
    year: () => civilDay(from).year - civilDay(start).year,
    month: () => monthsBetween(start, from),
    week: () => Math.floor((from - start) / 7),
    day: () => from - start,
  }[rule.every]();
  return Math.max(0, Math.floor(distance / rule.interval) - 1);
}

function monthsBetween(start: number, day: number): number {
  const [a, b] = [civilDay(start), civilDay(day)];
  return (b.year - a.year) * 12 + b.month - a.month;
}

function periodOf({ every, interval, weekStart }: RecurrenceRule, start: number, index: number): Span {
  const { year, month } = civilDay(start);
  const after = index * interval;
  switch (every) {
    case 'year':
      return { first: firstOfMonth(year + after, 1), end: firstOfMonth(year + after + 1, 1) };
    case 'month':
      return { first: firstOfMonth(year, month + after), end: firstOfMonth(year, month + after + 1) };
    case 'week': {
      const first = weekBegin(start, weekStart) + 7 * after;
      return { first, end: first + 7 };
    }
    case 'day':
      return { first: start + after, end: start + after + 1 };
  }
}

function weekBegin(day: number, weekStart: number): number {
  return day - ((weekdayOf(day) - weekStart + 7) % 7);
}

function dayTest(rule: RecurrenceRule): (day: number) => boolean {
  const { months, weeks, daysOfYear, daysOfMonth, weekdays } = rule;
  return (day) => {
    const { year, month, day: ofMonth } = civilDay(day);
    if (months !== null && !months.includes(month)) return false;
    const monthSpan = { first: day - ofMonth + 1, end: firstOfMonth(year, month + 1) };
    if (daysOfMonth !== null && !isOneOf(daysOfMonth, day, monthSpan)) return false;
    const yearSpan = { first: firstOfMonth(year, 1), end: firstOfMonth(year + 1, 1) };
    if (daysOfYear !== null && !isOneOf(daysOfYear, day, yearSpan)) return false;
    if (weeks !== null && !isInWeek(weeks, day, yearSpan, rule.weekStart)) return false;
    if (weekdays === null) return true;
    const nthSpan = rule.every === 'year' && months === null ? yearSpan : monthSpan;
    return weekdays.some(({ weekday, nth }) => weekday === weekdayOf(day) && isNth(nth, day, nthSpan));
  };
}

function isOneOf(numbers: readonly number[], day: number, span: Span): boolean {
  return numbers.includes(day - span.first + 1) || numbers.includes(day - span.end);
}

function isNth(nth: number, day: number, span: Span): boolean {
  if (nth === 0) return true;
  return nth > 0
    ? Math.floor((day - span.first) / 7) + 1 === nth
    : Math.floor((span.end - 1 - day) / 7) + 1 === -nth;
}

/** Weeks belong to the year that has most of their days (ISO 8601, with any first day of the week). */
function isInWeek(weeks: readonly number[], day: number, year: Span, weekStart: number): boolean {
  const first = firstWeek(year.first, weekStart);
  const end = firstWeek(year.end, weekStart);
  if (day < first || day >= end) return false;
  return isOneOf(weeks, Math.floor((day - first) / 7), { first: 0, end: (end - first) / 7 });
}

function firstWeek(newYear: number, weekStart: number): number {
  return weekBegin(newYear + 3, weekStart);
}

function atPositions(days: readonly number[], positions: readonly number[] | null): readonly number[] {
  if (positions === null) return days;
  return days.filter((_, index) => positions.includes(index + 1) || positions.includes(index - days.length));
}
