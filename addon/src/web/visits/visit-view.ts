import type { CorrectedVisit, VisitSuggestion, VisitView } from '../../contract/visits.ts';
import type { Visit } from '../../parking/visit.ts';
import type { HolderOf } from '../holders.ts';

/** What people are told beside the visit itself. */
export interface VisitSurroundings {
  readonly holderOf: HolderOf;
  /** Path of the picture of a passage, relative to the page's base. */
  readonly pictureOf: (passageId: string | null) => string | null;
  readonly suggestionsFor: (visitId: string) => readonly VisitSuggestion[];
}

export function visitView(
  visit: Visit,
  { holderOf, pictureOf, suggestionsFor }: VisitSurroundings,
): VisitView {
  return {
    ...correctedVisit(visit),
    holder: holderOf(visit.permitId),
    entryPicture: pictureOf(visit.entryPassageId),
    exitPicture: pictureOf(visit.exitPassageId),
    reviewed: visit.reviewedAt !== null || visit.anomalies.length === 0,
    suggestions: suggestionsFor(visit.id),
  };
}

/** A visit as it stands in a correction. */
export function correctedVisit(visit: Visit): CorrectedVisit {
  return {
    id: visit.id,
    plate: visit.plate,
    exitPlate: visit.exitPlate,
    permitId: visit.permitId,
    enteredAt: visit.enteredAt,
    leftAt: visit.leftAt,
    entryPassageId: visit.entryPassageId,
    exitPassageId: visit.exitPassageId,
    entryGateId: visit.entryGateId,
    exitGateId: visit.exitGateId,
    pairedBy: visit.pairedBy,
    anomalies: visit.anomalies,
    assignedSlotId: visit.assignedSlotId,
    slotId: visit.slotId,
  };
}
