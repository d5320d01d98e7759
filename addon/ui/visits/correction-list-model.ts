import type { CorrectedVisit, CorrectionView } from '../../src/contract/visits.ts';
import { texts } from '../texts.ts';
import { momentIn } from './correction-question.ts';
import { deltaText } from './delta-text.ts';
import type { VisitContext } from './visit-context.ts';
import { visitName } from './visit-view-model.ts';

/** One correction of the past, everything already in words. */
export interface CorrectionModel {
  readonly id: string;
  readonly moment: string;
  readonly by: string;
  readonly kind: string;
  /** What it did, in a sentence. */
  readonly what: string;
  /** Who took it back; null while it holds. */
  readonly undone: string | null;
  /** What taking it back does. */
  readonly undoing: string;
}

export function correctionModel(correction: CorrectionView, context: VisitContext): CorrectionModel {
  const words = texts.visits.corrections;
  const { undone, countDelta } = correction;
  const moment = momentIn(context);
  return {
    id: correction.id,
    moment: moment(correction.at),
    by: words.by(correction.by),
    kind: words.corrected[correction.kind],
    what: correctionSentence(correction, context),
    undone: undone === null ? null : words.undone(undone.by, moment(undone.at)),
    undoing:
      countDelta === 0 ? texts.visits.ask.undoMeaning : texts.visits.ask.undoCount(deltaText(-countDelta)),
  };
}

/** What a correction did, in a sentence. */
export function correctionSentence(correction: CorrectionView, context: VisitContext): string {
  const words = texts.visits.corrections;
  const moment = momentIn(context);
  const [before, after] = [correction.before[0], correction.after[0]];
  const nameOf = (visit: CorrectedVisit | undefined): string => visitName(visit ?? { plate: null });
  switch (correction.kind) {
    case 'confirm':
      return words.confirmed(nameOf(after));
    case 'correct-plate':
      return after === undefined || after.plate === null
        ? words.unreadable(nameOf(before))
        : words.plate(nameOf(before), after.plate);
    case 'merge':
      return words.merged(nameOf(after), moment(after?.leftAt));
    case 'split':
      return words.split(nameOf(before), moment(before?.leftAt));
    case 'close':
      return words.closed(nameOf(after), moment(after?.leftAt));
    case 'reconcile':
      return reconciled(correction);
  }
}

function reconciled({ before, after, countDelta }: CorrectionView): string {
  const words = texts.visits.corrections;
  const known = new Set(before.map(({ id }) => id));
  const added = after.filter(({ id }) => !known.has(id)).length;
  const parts = [
    countDelta === 0 ? words.countSame : words.count(deltaText(countDelta)),
    ...(before.length === 0 ? [] : [words.closedVisits(before.length)]),
    ...(added === 0 ? [] : [words.addedVisits(added)]),
  ];
  return `${parts.join('; ')}.`;
}
