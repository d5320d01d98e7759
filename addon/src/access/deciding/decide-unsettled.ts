import type { Reason } from '../../contract/reasons.ts';
import type { OutageRules } from '../../contract/rules.ts';
import type { Verdict } from '../../contract/words.ts';
import type { DecisionFacts } from '../decision-facts.ts';
import { decideByCode } from './decide-by-code.ts';
import { everybodysHours, letAnybodyIn } from './decide-for-anybody.ts';
import { hoursFault } from './permit-checks.ts';
import { VERDICT_OF } from './policy-answer.ts';
import { answer, follow, restingOn } from './step.ts';
import type { Answer, Conclusion } from './step.ts';

/** Parts without which no plate is settled. */
const EYES: readonly (keyof OutageRules)[] = ['camera', 'reader'];

const STRICTEST_FIRST: readonly Verdict[] = ['refuse', 'ask', 'open'];

/** A plate that could not be read well enough: a person is asked, unless a code or a rule for parts that are down says more. */
export function decideUnsettled(facts: DecisionFacts, chain: readonly Reason[]): Conclusion {
  const byCode = decideByCode(facts, chain, () => true);
  if (byCode !== null) return byCode;
  const answers = EYES.filter((part) => facts.down.includes(part)).map((part) =>
    whileDown(facts, part, chain),
  );
  const [strictest] = answers.toSorted((a, b) => strictness(a) - strictness(b));
  return restingOn(null, strictest ?? answer('ask', ...chain));
}

function whileDown(facts: DecisionFacts, part: keyof OutageRules, chain: readonly Reason[]): Answer {
  const { answer: said, hours } = facts.rules.rules.outages[part];
  const longer: readonly Reason[] = [...chain, { rule: 'part-down', part }];
  const fault = hoursFault(facts, hours, 'part-down', part);
  if (fault !== null) return answer('refuse', ...longer, fault);
  if (said !== 'let-in') return answer(VERDICT_OF[said], ...longer);
  return follow(longer, [() => everybodysHours(facts)], () => letAnybodyIn(facts));
}

function strictness({ verdict }: Answer): number {
  return STRICTEST_FIRST.indexOf(verdict);
}
