import { EVIDENCE_FOR } from '../contract/rules.ts';
import type { EvidenceRule } from '../contract/rules.ts';

/** Rules of evidence less the kinds that confirm nothing on their occasion, and less those of which nothing is left. */
export function evidenceThatCounts(rules: readonly EvidenceRule[]): readonly EvidenceRule[] {
  return rules
    .map(({ when, accept }) => ({ when, accept: accept.filter((kind) => EVIDENCE_FOR[when].includes(kind)) }))
    .filter(({ accept }) => accept.length > 0);
}
