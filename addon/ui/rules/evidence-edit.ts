import {
  EVIDENCE_FOR,
  EVIDENCE_OCCASIONS,
  type EvidenceKind,
  type EvidenceOccasion,
  type EvidenceRule,
} from '../../src/contract/rules.ts';

export function accepts(rules: readonly EvidenceRule[], when: EvidenceOccasion, kind: EvidenceKind): boolean {
  return rules.some((rule) => rule.when === when && rule.accept.includes(kind));
}

/** Takes a kind in or out; an occasion on which nothing is accepted any more asks for nothing. */
export function withKindToggled(
  rules: readonly EvidenceRule[],
  when: EvidenceOccasion,
  kind: EvidenceKind,
): readonly EvidenceRule[] {
  return EVIDENCE_OCCASIONS.map((occasion): EvidenceRule => ({
    when: occasion,
    accept: EVIDENCE_FOR[occasion].filter(
      (other) => accepts(rules, occasion, other) !== (occasion === when && other === kind),
    ),
  })).filter(({ accept }) => accept.length > 0);
}
