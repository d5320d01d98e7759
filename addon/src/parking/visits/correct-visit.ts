import type { VisitCorrection } from '../../contract/visits.ts';
import type { Instant } from '../../contract/words.ts';
import { plateText } from '../../plate/plate-text.ts';
import { plainVisit } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { entryAnomalies, inOrder, loneExitAnomalies } from './anomalies.ts';
import type { VisitChange } from './correction.ts';
import { endedBy, isLoneExit, readAtExit, unlessSame } from './exit.ts';

/** What becomes of visits by a correction, or what stands against it, in a sentence for a person. */
export type CorrectedVisits =
  | { readonly done: true; readonly change: VisitChange }
  | {
      readonly done: false;
      readonly why: 'no-such-visit' | 'cannot-correct';
      /** Empty where `why` says it all. */
      readonly message: string;
    };

export interface CorrectionFacts {
  readonly now: Instant;
  readonly newId: () => string;
  /** The permit to come of a plate. */
  readonly permitIdOf: (plate: string) => string | null;
}

/** @param found the visits that the correction names, as they are now, in any order. */
export function correctVisit(
  correction: VisitCorrection,
  found: { readonly visits: readonly Visit[] },
  facts: CorrectionFacts,
): CorrectedVisits {
  const visits = visitIdsOf(correction).map((id) => found.visits.find((visit) => visit.id === id));
  const [visit, exit] = visits;
  if (visit === undefined || visits.includes(undefined)) {
    return { done: false, why: 'no-such-visit', message: '' };
  }
  switch (correction.kind) {
    case 'confirm':
      return became([visit], [{ ...visit, reviewedAt: facts.now }]);
    case 'correct-plate':
      return withPlate(visit, correction.plate, facts);
    case 'merge':
      return merged(visit, exit ?? visit, facts);
    case 'split':
      return split(visit, facts);
    case 'close':
      return closed(visit, correction.leftAt, facts);
  }
}

/** The visits that a correction names; the one with the entry first. */
export function visitIdsOf(correction: VisitCorrection): readonly string[] {
  return correction.kind === 'merge'
    ? [correction.entryVisitId, correction.exitVisitId]
    : [correction.visitId];
}

function became(before: readonly Visit[], after: readonly Visit[]): CorrectedVisits {
  return { done: true, change: { before, after } };
}

function refused(message: string): CorrectedVisits {
  return { done: false, why: 'cannot-correct', message };
}

function withPlate(
  visit: Visit,
  written: string | null,
  { now, permitIdOf }: CorrectionFacts,
): CorrectedVisits {
  const plate = written === null ? null : plateText(written);
  if (written !== null && plate === null) {
    return refused('A plate has letters and digits, and at most 16 of them.');
  }
  // A plate that nobody read was not what its permit was found by.
  const permitOtherwise = visit.plate === null ? visit.permitId : null;
  const anomalies = inOrder([
    ...visit.anomalies.filter((anomaly) => !ABOUT_PLATE.includes(anomaly)),
    ...(isLoneExit(visit) ? loneExitAnomalies(plate) : entryAnomalies(plate)),
    ...(visit.anomalies.includes('plates-differ') && readOf(visit) !== plate
      ? (['plates-differ'] as const)
      : []),
  ]);
  const corrected: Visit = {
    ...visit,
    plate,
    exitPlate: unlessSame(readOf(visit), plate),
    permitId: (plate === null ? null : permitIdOf(plate)) ?? permitOtherwise,
    anomalies,
    reviewedAt: now,
  };
  return became([visit], [corrected]);
}

const ABOUT_PLATE: Visit['anomalies'] = [
  'unread-entry',
  'unread-exit',
  'exit-without-entry',
  'plates-differ',
];

/** What was read when it left; null also where that is not known any more. Who was paired by plates was read. */
function readOf(visit: Visit): string | null {
  const isOfExit = isLoneExit(visit) || visit.pairedBy === 'plate' || visit.pairedBy === 'similar-plate';
  return isOfExit ? readAtExit(visit) : visit.exitPlate;
}

function merged(entry: Visit, exit: Visit, { now, permitIdOf }: CorrectionFacts): CorrectedVisits {
  if (entry.id === exit.id) return refused('A visit cannot be merged with itself.');
  if (entry.enteredAt === null) return refused('The first of the two has no entry.');
  if (entry.exitPassageId !== null)
    return refused('The one who came in has an exit already; split it first.');
  if (exit.exitPassageId === null) return refused('The second of the two has no exit.');
  if (exit.enteredAt !== null) return refused('The one who left has an entry already; split it first.');
  const leftAt = exit.leftAt ?? now;
  if (leftAt < entry.enteredAt) return refused('Who left then had not come in yet.');
  if (entry.anomalies.includes('entered-twice') && entry.leftAt !== null && leftAt > entry.leftAt) {
    return refused('It had come in again before that exit, which is of a later visit.');
  }
  const plate = entry.plate ?? exit.plate;
  const known = { ...entry, plate, permitId: entry.permitId ?? (plate === null ? null : permitIdOf(plate)) };
  const differs = exit.plate !== null && exit.plate !== plate;
  const visit: Visit = {
    ...endedBy(known, exit, 'person'),
    anomalies: inOrder([...entryAnomalies(plate), ...(differs ? (['plates-differ'] as const) : [])]),
    reviewedAt: now,
  };
  return became([entry, exit], [visit]);
}

/** Who came in is still inside, and somebody else left: that one waits to be found out. */
function split(visit: Visit, { now, newId }: CorrectionFacts): CorrectedVisits {
  if (visit.enteredAt === null || visit.exitPassageId === null) {
    return refused('Only a visit with an entry and an exit can be split.');
  }
  const plate = readOf(visit);
  const exit = plainVisit({
    id: newId(),
    plate,
    leftAt: visit.leftAt,
    exitPassageId: visit.exitPassageId,
    exitGateId: visit.exitGateId,
    anomalies: loneExitAnomalies(plate),
  });
  const open: Visit = {
    ...visit,
    exitPlate: null,
    leftAt: null,
    exitPassageId: null,
    exitGateId: null,
    pairedBy: null,
    anomalies: entryAnomalies(visit.plate),
    reviewedAt: now,
  };
  return became([visit], [open, exit]);
}

function closed(visit: Visit, leftAt: Instant, { now }: CorrectionFacts): CorrectedVisits {
  if (visit.enteredAt === null || visit.leftAt !== null) return refused('It has ended already.');
  if (leftAt < visit.enteredAt) return refused('It cannot have left before it came in.');
  if (leftAt > now) return refused('It cannot have left later than now.');
  return became([visit], [{ ...visit, leftAt, reviewedAt: now }]);
}
