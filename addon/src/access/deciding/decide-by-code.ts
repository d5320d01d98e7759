import type { Reason } from '../../contract/reasons.ts';
import type { DecisionFacts } from '../decision-facts.ts';
import type { Permit } from '../permits/permit.ts';
import { decideByPermit } from './decide-by-permit.ts';
import { askFor, evidenceOf, evidenceRules } from './evidence-checks.ts';
import type { Conclusion } from './step.ts';

/**
 * A code that was typed for a vehicle to which its plate gives no permit, where the rules accept one for unknown plates:
 * decided by the permit of the newest such code; null: there is none.
 * @param isFor whether the permit of the code may be this vehicle's.
 */
export function decideByCode(
  facts: DecisionFacts,
  chain: readonly Reason[],
  isFor: (permit: Permit) => boolean,
): Conclusion | null {
  const { evidence } = facts.rules.policy(null, facts.gate.id);
  const rules = evidenceRules(evidence.value, 'unknown').filter(({ accept }) => accept.includes('code'));
  if (rules.length === 0) return null;
  for (const given of facts.evidence.toReversed()) {
    const permit = given.kind === 'code' ? facts.permits.byId(given.permitId) : null;
    if (permit?.kind !== 'allow' || !isFor(permit)) continue;
    const { reasons } = askFor(rules, (rule) => evidenceOf(facts, permit, rule));
    return decideByPermit(facts, permit, null, [...chain, ...reasons]);
  }
  return null;
}
