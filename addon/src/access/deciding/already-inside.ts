import type { Reason } from '../../contract/reasons.ts';
import type { DecisionFacts } from '../decision-facts.ts';
import type { SaidPolicy } from '../rule-book.ts';
import { policyReason } from './policy-answer.ts';
import { answer, goOn } from './step.ts';
import type { Step } from './step.ts';

const MINUTE_MS = 60_000;

/** Why it is let in again without a new record: a vehicle with the plate that was read came in a moment ago. */
export function letInAgain(
  { now, occupancy }: DecisionFacts,
  plate: string | null,
  { alreadyInside }: SaidPolicy,
): Reason | null {
  if (plate === null) return null;
  const since = occupancy.insideSince(plate);
  const withinMinutes = alreadyInside.value.reopenMinutes;
  if (since === null || now - since >= withinMinutes * MINUTE_MS) return null;
  return { rule: 'let-in-again', plate, since, withinMinutes };
}

/** @param plates those that the vehicle may be inside as. */
export function alreadyInside(
  { occupancy }: DecisionFacts,
  plates: readonly string[],
  { alreadyInside }: SaidPolicy,
): Step {
  const { otherwise } = alreadyInside.value;
  for (const plate of plates) {
    const since = occupancy.insideSince(plate);
    if (since === null) continue;
    const reasons: readonly Reason[] = [
      { rule: 'already-inside', plate, since },
      policyReason('alreadyInside', otherwise, alreadyInside),
    ];
    return otherwise === 'open' ? goOn(...reasons) : answer(otherwise, ...reasons);
  }
  return goOn();
}
