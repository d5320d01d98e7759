import type { VisitCorrection, VisitView } from '../../src/contract/visits.ts';
import type { Instant } from '../../src/contract/words.ts';
import { texts } from '../texts.ts';
import type { VisitContext } from './visit-context.ts';
import { visitName } from './visit-view-model.ts';

/** What a person is asked before a correction is sent. */
export interface CorrectionQuestion {
  readonly title: string;
  /** What it will do, in one line. */
  readonly consequence: string;
}

/** @param known visits that the correction may name, in any order. */
export function correctionQuestion(
  correction: VisitCorrection,
  known: readonly VisitView[],
  context: VisitContext,
): CorrectionQuestion {
  const words = texts.visits.ask;
  const find = (id: string): VisitView | undefined => known.find((visit) => visit.id === id);
  const nameOf = (visit: VisitView | undefined): string => visitName(visit ?? { plate: null });
  const moment = momentIn(context);
  switch (correction.kind) {
    case 'confirm':
      return { title: words.confirm(nameOf(find(correction.visitId))), consequence: words.confirmMeaning };
    case 'correct-plate': {
      const before = nameOf(find(correction.visitId));
      return correction.plate === null
        ? { title: words.unreadable, consequence: words.unreadableMeaning(before) }
        : {
            title: words.plate(correction.plate),
            consequence: words.plateMeaning(before, correction.plate),
          };
    }
    case 'merge': {
      const entry = find(correction.entryVisitId);
      const exit = find(correction.exitVisitId);
      const name = visitName({ plate: entry?.plate ?? exit?.plate ?? null });
      return {
        title: words.merge(name),
        consequence: words.mergeMeaning(moment(entry?.enteredAt), moment(exit?.leftAt)),
      };
    }
    case 'split': {
      const visit = find(correction.visitId);
      return { title: words.split(nameOf(visit)), consequence: words.splitMeaning(moment(visit?.leftAt)) };
    }
    case 'close':
      return {
        title: words.close(nameOf(find(correction.visitId))),
        consequence: words.closeMeaning(moment(correction.leftAt)),
      };
  }
}

/** A moment as it stands within a sentence. */
export function momentIn({ time, now }: VisitContext): (at: Instant | null | undefined) => string {
  return (at) => (at === null || at === undefined ? texts.visits.visit.notSeen : time.moment(at, now));
}
