import type { Reason } from '../contract/reasons.ts';
import type { Instant, Verdict } from '../contract/words.ts';

/** What to do about one vehicle, with the ordered chain of reasons that led there. */
export interface Decision {
  readonly verdict: Verdict;
  /** The plate that was decided about; null when none could be settled. */
  readonly plate: string | null;
  /** The permit that it rests on: a crossing uses it. Null where none matches, and for a person's order. */
  readonly permitId: string | null;
  readonly decidedAt: Instant;
  readonly reasons: readonly Reason[];
}

/** Whether a person gave the answer. Who comes while a person holds the gate open is still answered by rules. */
export function isByPerson({ reasons }: Decision): boolean {
  return reasons.some((reason) => reason.rule === 'person-ordered' && reason.command !== 'hold');
}
