import {
  EVIDENCE_KINDS,
  EVIDENCE_OCCASIONS,
  type EvidenceKind,
  type EvidenceOccasion,
  type EvidenceRule,
} from '../../src/contract/rules.ts';

/** What can be asked for on an occasion: a plate without a permit has no holder who could be near. */
export function kindsFor(when: EvidenceOccasion): readonly EvidenceKind[] {
  return when === 'unknown' ? EVIDENCE_KINDS.filter((kind) => kind !== 'presence') : EVIDENCE_KINDS;
}

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
    accept: EVIDENCE_KINDS.filter(
      (other) => accepts(rules, occasion, other) !== (occasion === when && other === kind),
    ),
  })).filter(({ accept }) => accept.length > 0);
}
