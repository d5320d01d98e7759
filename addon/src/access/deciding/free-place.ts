import type { DecisionFacts } from '../decision-facts.ts';
import type { SaidPolicy } from '../rule-book.ts';
import { policyReason, VERDICT_OF } from './policy-answer.ts';
import { answer } from './step.ts';
import type { Answer } from './step.ts';

/** The last question on the way in: whether there is room, and what is answered when there is none. */
export function freePlace(
  { occupancy: { occupied, capacity } }: DecisionFacts,
  { fullSite }: SaidPolicy,
): Answer {
  if (occupied < capacity) {
    return answer('open', { rule: 'place-free', free: capacity - occupied, capacity });
  }
  return answer(
    VERDICT_OF[fullSite.value],
    { rule: 'site-full', occupied, capacity },
    policyReason('fullSite', fullSite.value, fullSite),
  );
}
