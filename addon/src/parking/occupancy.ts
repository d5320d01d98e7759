import type { Instant } from '../contract/words.ts';

/**
 * - `crossing`: a confirmed crossing; the only ordinary cause.
 * - `unseen-entry`: a vehicle left though the count said that none was inside; it must have come in unseen.
 * - `over-capacity`: a vehicle crossed in though every place was taken.
 * - `person`: set right by hand.
 */
export const COUNT_CAUSES = ['crossing', 'unseen-entry', 'over-capacity', 'person'] as const;
export type CountCause = (typeof COUNT_CAUSES)[number];

/** One line of the ledger whose sum is the number of vehicles inside. */
export interface CountChange {
  readonly at: Instant;
  readonly delta: number;
  readonly cause: CountCause;
  readonly passageId: string | null;
}
