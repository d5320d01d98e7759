import type { ExplanationView, ReconciliationView } from '../../src/contract/reconciliation.ts';
import { texts } from '../texts.ts';
import { momentIn } from './correction-question.ts';
import type { VisitContext } from './visit-context.ts';

/** What the three witnesses say, everything already in words. */
export interface CountModel {
  readonly agree: boolean;
  readonly summary: string;
  readonly witnesses: readonly WitnessModel[];
  /** Likeliest first. */
  readonly explanations: readonly ExplanationModel[];
}

export interface WitnessModel {
  readonly name: string;
  readonly figure: string;
  readonly meaning: string;
}

export interface ExplanationModel {
  readonly id: string;
  readonly what: string;
  /** What putting it right does, in a sentence; null: nothing is to be put right. */
  readonly remedy: string | null;
  readonly rests: Pick<ExplanationView, 'passageIds' | 'visitIds'>;
  /** Visits that putting it right closes. */
  readonly closes: readonly string[];
  /** Names of the slots that it rests on. */
  readonly slots: readonly string[];
}

export function countModel(view: ReconciliationView, context: VisitContext): CountModel {
  const words = texts.visits.count;
  const { lanes, visits, slots } = view.witnesses;
  return {
    agree: view.agree,
    summary: view.agree
      ? words.agreeMeaning(lanes)
      : view.agreedAt === null
        ? words.neverAgreed
        : words.agreedAt(momentIn(context)(view.agreedAt)),
    witnesses: [
      { name: words.lanes, figure: String(lanes), meaning: words.lanesMeaning },
      { name: words.visits, figure: String(visits), meaning: words.visitsMeaning },
      slots === null
        ? { name: words.slots, figure: words.noSlots, meaning: words.noSlotsMeaning }
        : {
            name: words.slots,
            figure: words.slotsRange(slots.least, slots.most),
            meaning: words.slotsMeaning,
          },
    ],
    explanations: view.explanations.map((explanation) => explanationModel(explanation, lanes, context)),
  };
}

function explanationModel(
  { id, cause, passageIds, visitIds, slotIds, remedy }: ExplanationView,
  lanes: number,
  { slot }: VisitContext,
): ExplanationModel {
  const happened = passageIds.length + visitIds.length + slotIds.length;
  return {
    id,
    what: texts.visits.count.cause[cause](happened),
    remedy: remedy === null ? null : remedySentence(remedy, lanes),
    rests: { passageIds, visitIds },
    closes: remedy?.closes ?? [],
    slots: slotIds.map((slotId) => texts.visits.count.slot(slot(slotId))),
  };
}

/** What putting it right does, in a sentence. */
export function remedySentence(remedy: NonNullable<ExplanationView['remedy']>, lanes: number): string {
  const words = texts.visits.count.remedy;
  const { countDelta, closes, adds } = remedy;
  const parts = [
    countDelta === 0 ? words.countStays(lanes) : words.countChange(lanes, lanes + countDelta),
    ...(closes.length === 0 ? [] : [words.closes(closes.length)]),
    ...(adds === 0 ? [] : [words.adds(adds)]),
  ];
  const sentence = `${parts.join('; ')}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
