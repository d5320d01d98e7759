import type { DecisionFacts } from '../decision-facts.ts';
import { decideByPermit } from './decide-by-permit.ts';
import { decideNearly } from './decide-nearly.ts';
import { decideStranger } from './decide-stranger.ts';
import { decideUnsettled } from './decide-unsettled.ts';
import { approval } from './evidence-checks.ts';
import { isInForce } from './permit-checks.ts';
import { plateIfSettled, settledPlate, settlementReason } from './settlement-reason.ts';
import { answer, restingOn } from './step.ts';
import type { Answer, Conclusion } from './step.ts';

/** A vehicle that wants in, where no emergency holds every gate open. */
export function decideEntry(facts: DecisionFacts): Conclusion {
  const whoever = byTheGate(facts);
  if (whoever !== null) return restingOn(null, whoever);
  const conclusion = byTheVehicle(facts);
  return restingOn(conclusion.permitId, approved(facts, onlyIfWritten(facts, conclusion)));
}

/** Answers that hold for whoever comes; null: it depends. */
function byTheGate({ gate, settlement }: DecisionFacts): Answer | null {
  const { directionRule, lockedBy, heldOpenBy } = gate;
  const plate = plateIfSettled(settlement);
  if (directionRule === 'exit') return answer('refuse', ...plate, { rule: 'wrong-way', directionRule });
  // Nobody can be kept out by an arm that is held up.
  if (heldOpenBy !== null) {
    return answer('open', ...plate, { rule: 'person-ordered', by: heldOpenBy, command: 'hold' });
  }
  if (lockedBy !== null) return answer('refuse', ...plate, { rule: 'gate-locked', by: lockedBy });
  return null;
}

function byTheVehicle(facts: DecisionFacts): Conclusion {
  const chain = [settlementReason(facts.settlement)];
  const plate = settledPlate(facts.settlement);
  if (plate === null) return decideUnsettled(facts, chain);
  const permit = facts.permits.of(plate);
  if (permit !== null) {
    const { id: permitId, holder } = permit;
    if (permit.kind === 'allow') {
      const matches = { rule: 'permit-matches', plate, permitId, holder } as const;
      return decideByPermit(facts, permit, plate, [...chain, matches]);
    }
    if (isInForce(facts, permit)) {
      return restingOn(permitId, answer('refuse', ...chain, { rule: 'blocked', plate, permitId, holder }));
    }
  }
  return decideNearly(facts, plate, chain) ?? decideStranger(facts, plate, chain);
}

/** Whoever comes in is written down first, so that while nothing can be written nobody does without a person's word. */
function onlyIfWritten({ down }: DecisionFacts, given: Answer): Answer {
  if (given.verdict !== 'open' || !down.includes('store')) return given;
  return answer('ask', ...given.reasons, { rule: 'part-down', part: 'store' });
}

/** A person who looked answers what is asked. What is refused stays refused: that takes an order to let it in. */
function approved(facts: DecisionFacts, given: Answer): Answer {
  const word = approval(facts);
  return given.verdict === 'ask' && word !== null ? answer('open', ...given.reasons, word) : given;
}
