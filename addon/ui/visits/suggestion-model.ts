import type { VisitCorrection, VisitView } from '../../src/contract/visits.ts';
import { texts } from '../texts.ts';
import { momentIn } from './correction-question.ts';
import { isLoneExit } from './possible-corrections.ts';
import type { VisitContext } from './visit-context.ts';
import { type VisitPicture, visitName } from './visit-view-model.ts';

/** A correction that is one tap away. */
export interface SuggestionModel {
  readonly correction: VisitCorrection;
  readonly label: string;
  readonly why: string;
}

/** More choices than these are no help; the others are found by hand. */
const MOST_SHOWN = 3;

export function suggestionModels(
  { suggestions }: VisitView,
  known: readonly VisitView[],
  context: VisitContext,
): readonly SuggestionModel[] {
  return suggestions.slice(0, MOST_SHOWN).map(({ correction, why }) => ({
    correction,
    label: labelOf(correction, known, context),
    why: texts.visits.review.why[why],
  }));
}

function labelOf(correction: VisitCorrection, known: readonly VisitView[], context: VisitContext): string {
  const words = texts.visits.review;
  const moment = momentIn(context);
  switch (correction.kind) {
    case 'confirm':
      return words.confirm;
    case 'close':
      return words.close(moment(correction.leftAt));
    case 'merge': {
      const entry = known.find(({ id }) => id === correction.entryVisitId);
      const exit = known.find(({ id }) => id === correction.exitVisitId);
      return entry === undefined || exit === undefined
        ? words.mergeUnknown
        : words.merge(
            visitName({ plate: entry.plate ?? exit.plate }),
            moment(entry.enteredAt),
            moment(exit.leftAt),
          );
    }
    case 'correct-plate':
    case 'split':
      return texts.visits.correction[correction.kind];
  }
}

/** The visits that the shown suggestions of these name and that are not among them. */
export function missingPartners(visits: readonly VisitView[]): readonly string[] {
  const known = new Set(visits.map(({ id }) => id));
  const named = visits.flatMap(({ suggestions }) =>
    suggestions
      .slice(0, MOST_SHOWN)
      .flatMap(({ correction }) =>
        correction.kind === 'merge' ? [correction.entryVisitId, correction.exitVisitId] : [],
      ),
  );
  return [...new Set(named)].filter((id) => !known.has(id));
}

export interface SidePicture {
  readonly title: string;
  readonly picture: VisitPicture;
  /** It is of the visit that is likeliest the other half. */
  readonly isGuess: boolean;
}

/** Entry and exit side by side; where one was not seen, that of the likeliest other half, or nothing. */
export function sidePictures(
  visit: VisitView,
  known: readonly VisitView[],
): { readonly entry: SidePicture | null; readonly exit: SidePicture | null } {
  const words = texts.visits.visit;
  const partner = likeliestPartner(visit, known);
  const name = visitName(visit);
  const own = (title: string, path: string | null, label: string): SidePicture => ({
    title,
    picture: { path, label },
    isGuess: false,
  });
  const entry =
    visit.entryPassageId === null ? null : own(words.entry, visit.entryPicture, words.entryPicture(name));
  const exit =
    visit.exitPassageId === null ? null : own(words.exit, visit.exitPicture, words.exitPicture(name));
  if (partner === null) return { entry, exit };
  const other = visitName(partner);
  return isLoneExit(visit)
    ? {
        entry: {
          title: words.perhaps(other),
          picture: { path: partner.entryPicture, label: words.entryPicture(other) },
          isGuess: true,
        },
        exit,
      }
    : {
        entry,
        exit: {
          title: words.perhaps(other),
          picture: { path: partner.exitPicture, label: words.exitPicture(other) },
          isGuess: true,
        },
      };
}

function likeliestPartner({ id, suggestions }: VisitView, known: readonly VisitView[]): VisitView | null {
  const best = suggestions[0]?.correction;
  if (best?.kind !== 'merge') return null;
  const otherId = best.entryVisitId === id ? best.exitVisitId : best.entryVisitId;
  return known.find((visit) => visit.id === otherId) ?? null;
}
