import type { LossReason } from '../../src/contract/statistics.ts';
import type { Reason } from '../../src/contract/reasons.ts';
import type { PassageView } from '../../src/contract/site-view.ts';
import { PASSAGE_OUTCOMES } from '../../src/contract/words.ts';
import type { Names } from '../names.ts';
import { reasonSentence } from '../reason-sentence.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';

/** Why a vehicle did not come to a stage, as a plain sentence: in the decision's own words where it gave the reason. */
export function lossSentence(passage: PassageView, loss: LossReason, time: SiteTime, names: Names): string {
  const said = (rule: Reason['rule'] | undefined): string | null => {
    const reason = passage.decision?.reasons.findLast((each) => each.rule === rule);
    return reason === undefined ? null : reasonSentence(reason, time, names);
  };
  const words = texts.figures.losses.why;
  switch (loss.stage) {
    case 'picture':
      return words.picture[loss.why];
    case 'found':
      return words.found[loss.why];
    case 'read':
      return words.read[loss.why];
    case 'settled':
      return (loss.why === 'too-short' ? null : said('plate-not-settled')) ?? words.settled[loss.why];
    case 'matched':
      return said(RULE_OF_NO_MATCH[loss.why]) ?? whatItDid(passage, loss.why) ?? words.matched[loss.why];
    case 'opened':
      return notOpenedSentence(passage, loss.why, time, names);
  }
}

const RULE_OF_NO_MATCH: Record<
  Extract<LossReason, { readonly stage: 'matched' }>['why'],
  Reason['rule'] | undefined
> = {
  'no-permit': 'no-permit',
  'one-character-away': 'permit-one-character-away',
  'equally-near': 'permits-equally-near',
  'not-asked': undefined,
};

/** Where nobody asked for its permit, what the vehicle did says why. */
function whatItDid(
  { outcome }: PassageView,
  why: Extract<LossReason, { readonly stage: 'matched' }>['why'],
): string | null {
  return why === 'not-asked' && outcome !== null ? texts.words.outcomeMeaning[outcome] : null;
}

/** @param why a rule of the decision, or how it went away by itself. */
function notOpenedSentence(passage: PassageView, why: string, time: SiteTime, names: Names): string {
  const reason = passage.decision?.reasons.findLast(({ rule }) => rule === why);
  if (reason !== undefined) return reasonSentence(reason, time, names);
  const outcome = PASSAGE_OUTCOMES.find((known) => known === why);
  return outcome === undefined ? texts.figures.losses.opened : texts.words.outcomeMeaning[outcome];
}
