import type { Reason } from '../../contract/reasons.ts';
import type { DecisionFacts } from '../decision-facts.ts';
import { decideByCode } from './decide-by-code.ts';
import { everybodysHours, letAnybodyIn } from './decide-for-anybody.ts';
import { askFor, evidenceRules } from './evidence-checks.ts';
import { hoursFault } from './permit-checks.ts';
import { policyReason, VERDICT_OF } from './policy-answer.ts';
import { answer, follow, goOn, restingOn, unless } from './step.ts';
import type { Conclusion, Step } from './step.ts';

/** A settled plate that no permit in force names, nor nearly. */
export function decideStranger(facts: DecisionFacts, plate: string, chain: readonly Reason[]): Conclusion {
  const longer: readonly Reason[] = [...chain, { rule: 'no-permit', plate }];
  // The code of a permit that names its vehicles stands for one of those, and this is none of them.
  const byCode = decideByCode(facts, longer, ({ plates }) => plates.length === 0);
  if (byCode !== null) return byCode;
  const visitors = visitorsMode(facts);
  const rules =
    visitors === null ? [() => unknownPlateHours(facts), () => unknownPlate(facts)] : [() => visitors];
  return restingOn(
    null,
    follow(longer, [() => everybodysHours(facts), ...rules], () => letAnybodyIn(facts)),
  );
}

function visitorsMode({ now, gate, rules }: DecisionFacts): Step | null {
  const { visitors } = rules.rules;
  if (visitors === null || now >= visitors.until) return null;
  if (visitors.gates !== null && !visitors.gates.includes(gate.id)) return null;
  return goOn({ rule: 'visitors-mode', until: visitors.until });
}

function unknownPlateHours(facts: DecisionFacts): Step {
  const { value } = facts.rules.policy(null, facts.gate.id).unknownPlate;
  return unless(hoursFault(facts, value.hours, 'unknown-plate', null));
}

/** A rule that asks for evidence of unknown plates goes before the answer to them: a code was not typed, so a person is asked. */
function unknownPlate({ rules, gate }: DecisionFacts): Step {
  const { unknownPlate: said, evidence } = rules.policy(null, gate.id);
  const asked = askFor(evidenceRules(evidence.value, 'unknown'), () => null);
  if (asked.verdict !== null) return asked;
  const reason = policyReason('unknownPlate', said.value.answer, said);
  const verdict = VERDICT_OF[said.value.answer];
  return verdict === 'open' ? goOn(reason) : answer(verdict, reason);
}
