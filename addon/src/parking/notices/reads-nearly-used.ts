import type { BudgetView } from '../../contract/readers.ts';
import type { DueNotice } from './due-notice.ts';

export interface ReaderBudget extends Pick<BudgetView, 'used' | 'perMonth' | 'state'> {
  readonly reader: string;
}

/** Readers that cost something and have few or no reads left this month. */
export function readsNearlyUsed(budgets: readonly ReaderBudget[]): readonly DueNotice[] {
  return budgets
    .filter(({ state }) => state !== 'allowed')
    .map(({ reader, used, perMonth }) => ({
      subject: { kind: 'reads-nearly-used', reader, used, budget: perMonth },
      pictureId: null,
    }));
}
