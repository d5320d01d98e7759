import { z } from 'zod';
import type { RecurrenceRule } from './recurring-days.ts';

const EVERY = { YEARLY: 'year', MONTHLY: 'month', WEEKLY: 'week', DAILY: 'day' } as const;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const WEEKDAY = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/;
/** Nothing that people keep repeats more rarely. */
const LONGEST_INTERVAL = 10_000;

/** Each day of a year. */
const LONGEST_LIST = 366;

const listOf = <Item extends z.ZodType>(item: Item) =>
  z.union([item.transform((one) => [one]), z.array(item).min(1).max(LONGEST_LIST)]).optional();

const number = (most: number) =>
  z
    .number()
    .int()
    .min(-most)
    .max(most)
    .refine((value) => value !== 0);

const weekday = z
  .string()
  .regex(WEEKDAY)
  .transform((text) => {
    const [, nth = '0', name = ''] = WEEKDAY.exec(text) ?? [];
    return { weekday: WEEKDAYS.indexOf(name), nth: Number(nth) };
  });

/** A rule as jCal has it (RFC 7265, 3.6.10), with the names and numbers that ical.js gives. */
const recurrence = z.object({
  freq: z.enum(['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY']),
  interval: z.number().int().min(1).max(LONGEST_INTERVAL).default(1),
  count: z.number().int().min(1).optional(),
  until: z.string().optional(),
  /** 1 is Sunday. */
  wkst: z.number().int().min(1).max(7).default(2),
  bymonth: listOf(z.number().int().min(1).max(12)),
  byweekno: listOf(number(53)),
  byyearday: listOf(number(366)),
  bymonthday: listOf(number(31)),
  byday: listOf(weekday),
  bysetpos: listOf(number(366)),
});

/**
 * A rule that repeats by days, weeks, months or years. Null for one that repeats within the day, and for one that is none:
 * RFC 5545 allows weeks and days of the year with years only, days of the month not with weeks, and the nth weekday with
 * years and months.
 * @param untilDay the last day on which something can be that is not after this moment; null when it is none.
 */
export function recurrenceRule(
  value: unknown,
  untilDay: (moment: string) => number | null,
): RecurrenceRule | null {
  const parsed = recurrence.safeParse(value);
  if (!parsed.success) return null;
  const said = parsed.data;
  const every = EVERY[said.freq];
  const until = said.until === undefined ? null : untilDay(said.until);
  const isNth = said.byday?.some(({ nth }) => nth !== 0) === true;
  const isOdd =
    (said.until !== undefined && until === null) ||
    (every !== 'year' && (said.byweekno !== undefined || said.byyearday !== undefined)) ||
    (every === 'week' && said.bymonthday !== undefined) ||
    (isNth && (every === 'week' || every === 'day' || said.byweekno !== undefined));
  if (isOdd) return null;
  return {
    every,
    interval: said.interval,
    count: said.count ?? null,
    untilDay: until,
    weekStart: said.wkst - 1,
    months: said.bymonth ?? null,
    weeks: said.byweekno ?? null,
    daysOfYear: said.byyearday ?? null,
    daysOfMonth: said.bymonthday ?? null,
    weekdays: said.byday ?? null,
    positions: said.bysetpos ?? null,
  };
}
