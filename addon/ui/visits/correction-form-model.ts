import type { VisitCorrection, VisitView } from '../../src/contract/visits.ts';
import { texts } from '../texts.ts';
import { momentIn } from './correction-question.ts';
import type { VisitContext } from './visit-context.ts';
import { isLoneExit } from './possible-corrections.ts';

/** What a filled in form comes to: a correction, or why it is none yet. */
export type FilledForm = { readonly correction: VisitCorrection } | { readonly trouble: string };

/** Spaces, dashes and case do not make another plate. */
function folded(plate: string): string {
  return plate.replace(/[\s-]/g, '').toUpperCase();
}

export function filledPlate(visit: VisitView, written: string, isUnreadable: boolean): FilledForm {
  const words = texts.visits.form;
  const plate = isUnreadable ? null : folded(written);
  if (plate === '') return { trouble: words.needsPlate };
  if (plate === visit.plate) return { trouble: words.samePlate };
  return { correction: { kind: 'correct-plate', visitId: visit.id, plate } };
}

export function filledMerge(visit: VisitView, otherId: string): FilledForm {
  if (otherId === '') return { trouble: texts.visits.form.needsOther };
  const [entryVisitId, exitVisitId] = isLoneExit(visit) ? [otherId, visit.id] : [visit.id, otherId];
  return { correction: { kind: 'merge', entryVisitId, exitVisitId } };
}

/** @param context its `now` is the latest that it can have left. */
export function filledClose(
  visit: VisitView,
  day: string,
  minute: string,
  context: VisitContext,
): FilledForm {
  const words = texts.visits.form;
  const leftAt = context.time.instantOf(day, minute);
  if (leftAt === null) return { trouble: words.needsTime };
  if (leftAt > context.now) return { trouble: words.later };
  if (visit.enteredAt !== null && leftAt < visit.enteredAt) {
    return { trouble: words.beforeEntry(momentIn(context)(visit.enteredAt)) };
  }
  return { correction: { kind: 'close', visitId: visit.id, leftAt } };
}
