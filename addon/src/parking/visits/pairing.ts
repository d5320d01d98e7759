import type { Direction, Instant } from '../../contract/words.ts';
import { plainVisit } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { entryAnomalies, loneExitAnomalies } from './anomalies.ts';
import { explainExit } from './explain-exit.ts';
import { pairedByProgram } from './exit.ts';
import { endedUnseen } from './ended-unseen.ts';

export interface Crossing {
  readonly passageId: string;
  readonly gateId: string;
  readonly direction: Direction;
  readonly plate: string | null;
  /** The likeliest text where no plate was settled. */
  readonly likelyPlate: string | null;
  /** The permit it came in by. */
  readonly permitId: string | null;
  readonly at: Instant;
}

/** What a crossing is paired with. */
export interface Pairable {
  /** Oldest first. */
  readonly openVisits: readonly Visit[];
  /** Exits of late that nobody was paired with, oldest first. */
  readonly unpairedExits: readonly Visit[];
  /** Visits whose slot emptied in the last minutes. */
  readonly emptiedVisitIds: readonly string[];
}

export interface Paired {
  /** Visits that were opened, ended or written down, as they are now. */
  readonly visits: readonly Visit[];
  /** Exits that turned out to be the end of another visit. */
  readonly removedVisitIds: readonly string[];
}

/**
 * Pairs a crossing with what is known. An exit ends the visit that explains it best; where none does, or two do equally
 * well, it is written down alone for a person to settle. An entry opens a visit; who comes in again has left before.
 */
export function pairCrossing(known: Pairable, crossing: Crossing, newId: () => string): Paired {
  return crossing.direction === 'in' ? entered(known, crossing, newId) : left(known, crossing, newId);
}

function entered({ openVisits, unpairedExits }: Pairable, crossing: Crossing, newId: () => string): Paired {
  const { plate, permitId, at } = crossing;
  const visit = plainVisit({
    id: newId(),
    plate,
    permitId,
    enteredAt: at,
    entryPassageId: crossing.passageId,
    entryGateId: crossing.gateId,
    anomalies: entryAnomalies(plate),
  });
  const formers = plate === null ? [] : openVisits.filter((open) => open.plate === plate);
  const ended = formers.map((former, index) =>
    endedUnseen(former, { cameAgainAt: formers[index + 1]?.enteredAt ?? at, now: at, unpairedExits }),
  );
  return {
    visits: [...ended.map((end) => end.visit), visit],
    removedVisitIds: ended.flatMap(({ exitVisitId }) => exitVisitId ?? []),
  };
}

function left(known: Pairable, crossing: Crossing, newId: () => string): Paired {
  const { plate, passageId, gateId, at } = crossing;
  const exit = { plate, exitPlate: null, leftAt: at, exitPassageId: passageId, exitGateId: gateId };
  const explained = explainExit(known, crossing);
  const visit =
    explained === null
      ? plainVisit({ ...exit, id: newId(), anomalies: loneExitAnomalies(plate) })
      : pairedByProgram(explained.visit, { ...exit, plate: explained.read }, explained.by);
  return { visits: [visit], removedVisitIds: [] };
}

/** Since when a vehicle with this plate has been inside, or null. */
export function insideSince(open: readonly Visit[], plate: string): Instant | null {
  return open.findLast((visit) => visit.plate === plate)?.enteredAt ?? null;
}
