import type { DecisionView } from '../../src/contract/site-view.ts';
import type { Names } from '../names.ts';
import { type Badge, verdictBadge } from '../parts/tone.ts';
import { reasonSentence } from '../reason-sentence.ts';
import type { SiteTime } from '../time.ts';

/** A decision in words. */
export interface AnswerModel {
  readonly verdict: Badge;
  readonly plate: string | null;
  readonly reasons: readonly string[];
}

export function answerModel(decision: DecisionView, time: SiteTime, names: Names): AnswerModel {
  return {
    verdict: verdictBadge(decision.verdict),
    plate: decision.plate,
    reasons: decision.reasons.map((reason) => reasonSentence(reason, time, names)),
  };
}
