import { Temporal } from 'temporal-polyfill';
import type { BudgetState } from '../../contract/readers.ts';
import type { Instant } from '../../contract/words.ts';

/** Remembers how often each reader was asked; what was added is on disk before the call is sent. */
export interface PaidReads {
  /** 0 for a month of which nothing is known. */
  countOf(reader: string, month: string): Promise<number>;
  /** Adds one read and resolves with the count that this makes. */
  add(reader: string, month: string, at: Instant): Promise<number>;
}

/** A judgement: in a month that is used evenly it leaves six days to do something about it. */
const NEARLY = 0.8;

/** @param used reads so far. */
export function budgetState(used: number, perMonth: number): BudgetState {
  if (used >= perMonth) return 'used-up';
  return used >= perMonth * NEARLY ? 'nearly-used' : 'allowed';
}

/** The state that this very read has brought; null when it was so before. */
export function newBudgetState(used: number, perMonth: number): BudgetState | null {
  const state = budgetState(used, perMonth);
  return state === budgetState(used - 1, perMonth) ? null : state;
}

/** `YYYY-MM` in a time zone. */
export function monthOf(at: Instant, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toPlainYearMonth()
    .toString();
}
