import type { Reason } from '../../contract/reasons.ts';
import type { EvidenceOccasion, EvidenceRule } from '../../contract/rules.ts';
import type { DecisionFacts } from '../decision-facts.ts';
import { evidenceThatCounts } from '../evidence-that-counts.ts';
import { isNight } from '../hours/schedule.ts';
import type { Permit } from '../permits/permit.ts';
import { answer, goOn } from './step.ts';
import type { Step } from './step.ts';

/** The rules that ask for evidence on an occasion, less what confirms nothing then, whatever a document says. */
export function evidenceRules(
  rules: readonly EvidenceRule[],
  occasion: EvidenceOccasion,
): readonly EvidenceRule[] {
  return evidenceThatCounts(rules.filter(({ when }) => when === occasion));
}

/** What a plate that has a permit still needs: whoever approved of the vehicle is evidence for any of it. */
export function evidenceForPlate(facts: DecisionFacts, permit: Permit, rules: readonly EvidenceRule[]): Step {
  const { now, rules: book } = facts;
  const atNight = isNight(book.rules.night, now, book.calendar) ? evidenceRules(rules, 'night') : [];
  return askFor(
    [...evidenceRules(rules, 'always'), ...atNight],
    (rule) => evidenceOf(facts, permit, rule) ?? approval(facts),
  );
}

/** Goes on when each rule has its evidence, asks for the first that is missing. */
export function askFor(rules: readonly EvidenceRule[], given: (rule: EvidenceRule) => Reason | null): Step {
  const reasons: Reason[] = [];
  for (const rule of rules) {
    reasons.push({ rule: 'evidence-needed', when: rule.when, accept: rule.accept });
    const evidence = given(rule);
    if (evidence === null) return answer('ask', ...reasons);
    reasons.push(evidence);
  }
  return goOn(...reasons);
}

/** What the holder of a permit gave of what a rule accepts. */
export function evidenceOf(
  { evidence, isNear }: DecisionFacts,
  { id, holder, person }: Permit,
  { accept }: EvidenceRule,
): Reason | null {
  if (accept.includes('presence') && person !== null && isNear(person)) {
    return { rule: 'evidence-given', kind: 'presence', by: person };
  }
  const isTyped = evidence.some((given) => given.kind === 'code' && given.permitId === id);
  return accept.includes('code') && isTyped ? { rule: 'evidence-given', kind: 'code', by: holder } : null;
}

export function approval({ evidence }: DecisionFacts): Reason | null {
  const given = evidence.findLast(({ kind }) => kind === 'approval');
  return given?.kind === 'approval' ? { rule: 'evidence-given', kind: 'approval', by: given.by } : null;
}
