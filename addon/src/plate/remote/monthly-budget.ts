import type { Clock } from '../../clock.ts';
import type { BudgetState, BudgetView } from '../../contract/readers.ts';
import { oneAtATime } from '../../one-at-a-time.ts';
import { budgetState, monthOf, newBudgetState } from './paid-reads.ts';
import type { PaidReads } from './paid-reads.ts';

export interface MonthlyBudget {
  /**
   * Counts one read on disk, before it is sent: a kill in between has paid for a read that nobody sent, and never sends one
   * that nobody paid for. Rejects when it cannot be written; the read must not be sent then.
   */
  take(): Promise<'counted' | 'used-up'>;
  view(): BudgetView;
}

export interface MonthlyBudgetOptions {
  readonly reader: string;
  readonly perMonth: number;
  readonly paidReads: PaidReads;
  readonly clock: Clock;
  readonly timeZone: string;
  /** Called once when most of a month's budget is used, and once when all of it is. */
  readonly onState: (state: BudgetState, view: BudgetView) => void;
  /** What was read before could not be counted up. */
  readonly onDefect: (error: unknown) => void;
}

export async function openMonthlyBudget(options: MonthlyBudgetOptions): Promise<MonthlyBudget> {
  const { reader, perMonth, paidReads, clock, timeZone, onState, onDefect } = options;
  const thisMonth = (): string => monthOf(clock.now(), timeZone);
  const inTurn = oneAtATime();
  const first = thisMonth();
  let known = { month: first, used: 0 };
  try {
    known = { month: first, used: await paidReads.countOf(reader, first) };
  } catch (error) {
    // A damaged count keeps reads from being sent, as each `take` finds out anew; it keeps no site from opening.
    onDefect(error);
  }

  const viewOf = (month: string, used: number): BudgetView => ({
    month,
    used,
    perMonth,
    state: budgetState(used, perMonth),
  });

  return {
    take: () =>
      inTurn(async () => {
        const month = thisMonth();
        known = { month, used: await paidReads.countOf(reader, month) };
        if (known.used >= perMonth) return 'used-up';
        const used = await paidReads.add(reader, month, clock.now());
        known = { month, used };
        const state = newBudgetState(used, perMonth);
        if (state !== null) onState(state, viewOf(month, used));
        return 'counted';
      }),
    view: () => {
      const month = thisMonth();
      return viewOf(month, month === known.month ? known.used : 0);
    },
  };
}
