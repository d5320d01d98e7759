import { z } from 'zod';
import type { Instant } from '../contract/words.ts';
import { endOfDay, isDay, startOfDay } from '../parking/days.ts';
import { refusal } from './http-errors.ts';

const allowed = 'a day as YYYY-MM-DD';
const day = z.string({ error: allowed }).refine(isDay, { error: allowed });

/** The query parameters of everything that is asked for from one day to another, inclusive. */
export const dayRangeFields = { from: day.optional(), to: day.optional() } as const;

export interface DayRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * The first instant of a range of days at a place and the first one after it; null: without that end.
 * @param timeZone IANA name.
 * @throws HttpError `bad-query` when it ends before it begins.
 */
export function instantsOf(
  { from, to }: DayRange,
  timeZone: string,
): { readonly first: Instant | null; readonly end: Instant | null } {
  assertInOrder({ from, to });
  return {
    first: from === undefined ? null : startOfDay(from, timeZone),
    end: to === undefined ? null : endOfDay(to, timeZone),
  };
}

/** @throws HttpError `bad-query` when it ends before it begins. */
export function assertInOrder({ from, to }: DayRange): void {
  if (from === undefined || to === undefined || from <= to) return;
  throw refusal('bad-query', {
    message: `from cannot be "${from}"; it must be no later than to, "${to}".`,
  });
}
