import type { DecisionFacts } from '../decision-facts.ts';
import type { Permit } from '../permits/permit.ts';
import type { SaidPolicy } from '../rule-book.ts';
import { policyReason } from './policy-answer.ts';
import { answer, goOn } from './step.ts';
import type { Step } from './step.ts';

/**
 * Entries that are left, less those of others who were let in by this permit and are on their way.
 * @param isAgain it is let in again, for which none need be left since it takes none.
 */
export function usesLeft(
  { occupancy }: DecisionFacts,
  { id: permitId, holder, usesLeft }: Permit,
  isAgain: boolean,
): Step {
  if (usesLeft === null) return goOn();
  const left = usesLeft - occupancy.usesPending(permitId);
  if (left > 0) return goOn({ rule: 'uses-left', permitId, left });
  return isAgain ? goOn() : answer('refuse', { rule: 'uses-spent', permitId, holder });
}

/**
 * Places that the vehicles of a permit share. Vehicles are told apart by plate, so one that came in by a code only is not
 * counted.
 * @param plate the permit's plate that this vehicle is taken for; null: none of them.
 */
export function placesShared(
  { occupancy }: DecisionFacts,
  { id: permitId, holder, places, plates }: Permit,
  plate: string | null,
  { placesTaken }: SaidPolicy,
): Step {
  if (places === null) return goOn();
  const inside = plates.filter(
    (other) => other !== plate && (occupancy.insideSince(other) !== null || occupancy.isOnItsWay(other)),
  );
  if (inside.length < places) return goOn();
  return answer(
    placesTaken.value,
    { rule: 'places-taken', permitId, holder, places, inside },
    policyReason('placesTaken', placesTaken.value, placesTaken),
  );
}
