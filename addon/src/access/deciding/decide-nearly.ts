import type { Reason } from '../../contract/reasons.ts';
import type { DecisionFacts } from '../decision-facts.ts';
import { decideByPermit } from './decide-by-permit.ts';
import { askFor, evidenceOf, evidenceRules } from './evidence-checks.ts';
import { answer, restingOn } from './step.ts';
import type { Conclusion } from './step.ts';

/**
 * A settled plate that is one character away from plates with a permit; null: it is not. It never opens for a text that is
 * nearly right, however near: only a person, or what the permit's own holder gives, can tell a misread from a stranger.
 */
export function decideNearly(
  facts: DecisionFacts,
  plate: string,
  chain: readonly Reason[],
): Conclusion | null {
  const { permits, rules, gate } = facts;
  const nearPlates = permits.oneCharacterAway(plate);
  const [first, ...others] = nearPlates.flatMap((nearest) => {
    const permit = permits.of(nearest);
    return permit === null ? [] : [{ nearest, permit }];
  });
  if (first === undefined) return null;
  const { nearest, permit } = first;
  if (others.some((other) => other.permit !== permit)) {
    const reason = { rule: 'permits-equally-near', plate, nearest: nearPlates } as const;
    return restingOn(null, answer('ask', ...chain, reason));
  }
  const nearChain = [...chain, { rule: 'permit-one-character-away', plate, nearest } as const];
  const { evidence } = rules.policy(permit.group, gate.id);
  const asked = evidenceRules(evidence.value, 'inexact');
  const { verdict, reasons } = askFor(asked, (rule) => evidenceOf(facts, permit, rule));
  const longer = [...nearChain, ...reasons];
  return asked.length === 0 || verdict !== null
    ? restingOn(null, answer('ask', ...longer))
    : decideByPermit(facts, permit, nearest, longer);
}
