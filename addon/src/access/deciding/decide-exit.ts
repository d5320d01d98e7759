import type { Reason } from '../../contract/reasons.ts';
import type { DecisionFacts } from '../decision-facts.ts';
import { permitFault } from './permit-checks.ts';
import { policyReason } from './policy-answer.ts';
import { plateIfSettled, settledPlate } from './settlement-reason.ts';
import { answer } from './step.ts';
import type { Answer } from './step.ts';

/** A vehicle that wants out: it can always leave, so turning it away is allowed only where it has another way out. */
export function decideExit(facts: DecisionFacts): Answer {
  const { gate, settlement } = facts;
  const chain = plateIfSettled(settlement);
  if (gate.otherWayOut && gate.directionRule === 'entry') {
    return answer('refuse', ...chain, { rule: 'wrong-way', directionRule: 'entry' });
  }
  const plate = settledPlate(settlement);
  const permit = plate === null ? null : facts.permits.of(plate);
  const { exit } = facts.rules.policy(permit?.group ?? null, gate.id);
  if (!gate.otherWayOut || exit.value === 'always-open') {
    return answer('open', ...chain, { rule: 'exit-always-opens' });
  }
  if (gate.heldOpenBy !== null) {
    return answer('open', ...chain, { rule: 'person-ordered', by: gate.heldOpenBy, command: 'hold' });
  }
  // The other way out may be without the same part, and then none of them would let it out.
  if (facts.down.length > 0) {
    const down = facts.down.map((part): Reason => ({ rule: 'part-down', part }));
    return answer('open', ...chain, ...down, { rule: 'exit-always-opens' });
  }
  // Hours say when somebody may come; who stayed longer has to leave all the same.
  if (plate !== null && permit?.kind === 'allow' && permitFault(facts, permit) === null) {
    const { id: permitId, holder } = permit;
    return answer('open', ...chain, { rule: 'permit-matches', plate, permitId, holder });
  }
  return answer(
    'refuse',
    ...chain,
    { rule: 'exit-needs-permit', plate },
    policyReason('exit', exit.value, exit),
  );
}
