import type { Reason } from '../../contract/reasons.ts';
import type { DecisionFacts } from '../decision-facts.ts';
import type { Permit } from '../permits/permit.ts';
import { alreadyInside, letInAgain } from './already-inside.ts';
import { evidenceForPlate } from './evidence-checks.ts';
import { freePlace } from './free-place.ts';
import { hoursFault, permitFault } from './permit-checks.ts';
import { placesShared, usesLeft } from './permit-room.ts';
import { settledPlate } from './settlement-reason.ts';
import { answer, follow, goOn, restingOn, unless } from './step.ts';
import type { Conclusion } from './step.ts';

/**
 * Every check of a permit to come, for a vehicle that is taken to be its holder's.
 * @param plate the permit's plate that the vehicle has or is taken for; null: a code stands for it.
 * @param chain what led to the permit.
 */
export function decideByPermit(
  facts: DecisionFacts,
  permit: Permit,
  plate: string | null,
  chain: readonly Reason[],
): Conclusion {
  const policy = facts.rules.policy(permit.group, facts.gate.id);
  const read = settledPlate(facts.settlement);
  const again = letInAgain(facts, read, policy);
  const maybeInsideAs = [read, plate].filter((each) => each !== null);
  return restingOn(
    permit.id,
    follow(
      chain,
      [
        () => unless(permitFault(facts, permit)),
        () => unless(hoursFault(facts, permit.schedule, 'permit', permit.id)),
        () => unless(hoursFault(facts, policy.hours.value, 'group', policy.hours.group)),
        () => usesLeft(facts, permit, again !== null),
        () => placesShared(facts, permit, plate, policy),
        () => (again === null ? alreadyInside(facts, maybeInsideAs, policy) : goOn()),
        () => evidenceForPlate(facts, permit, policy.evidence.value),
      ],
      () =>
        again === null
          ? freePlace(facts, policy, { plate: plate ?? read, permitId: permit.id })
          : answer('open', again),
    ),
  );
}
