import type { DecisionFacts } from '../decision-facts.ts';
import type { SaidPolicy } from '../rule-book.ts';
import { policyReason, VERDICT_OF } from './policy-answer.ts';
import { answer } from './step.ts';
import type { Answer } from './step.ts';

/**
 * The last question on the way in: whether there is room, and what is answered when there is none. A place that is promised
 * is taken for everybody but the one it is promised to.
 */
export function freePlace(
  { occupancy }: DecisionFacts,
  { fullSite }: SaidPolicy,
  who: { readonly plate: string | null; readonly permitId: string | null },
): Answer {
  const { occupied, capacity } = occupancy;
  const promised = occupancy.promisedToOthers(who.plate, who.permitId);
  const kept = promised === 0 ? {} : { promised };
  const free = capacity - occupied - promised;
  if (free > 0) return answer('open', { rule: 'place-free', free, capacity, ...kept });
  return answer(
    VERDICT_OF[fullSite.value],
    { rule: 'site-full', occupied, capacity, ...kept },
    policyReason('fullSite', fullSite.value, fullSite),
  );
}
