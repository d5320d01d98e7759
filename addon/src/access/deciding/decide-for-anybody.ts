import type { DecisionFacts } from '../decision-facts.ts';
import { alreadyInside, letInAgain } from './already-inside.ts';
import { freePlace } from './free-place.ts';
import { hoursFault } from './permit-checks.ts';
import { settledPlate } from './settlement-reason.ts';
import { answer, follow, goOn, unless } from './step.ts';
import type { Answer, Step } from './step.ts';

/** Hours that rows for everybody say hold for strangers as well. */
export function everybodysHours(facts: DecisionFacts): Step {
  const { hours } = facts.rules.policy(null, facts.gate.id);
  return unless(hoursFault(facts, hours.value, 'group', hours.group));
}

/** The end of the way in for who is let in whoever it is. */
export function letAnybodyIn(facts: DecisionFacts): Answer {
  const policy = facts.rules.policy(null, facts.gate.id);
  const plate = settledPlate(facts.settlement);
  const again = letInAgain(facts, plate, policy);
  if (again !== null) return answer('open', again);
  return follow([], [() => (plate === null ? goOn() : alreadyInside(facts, [plate], policy))], () =>
    freePlace(facts, policy, { plate, permitId: null }),
  );
}
