import type { Pairing } from '../../contract/visits.ts';
import type { Visit } from '../visit.ts';
import { withAnomalies } from './anomalies.ts';

/** The end of a visit, as it was seen at a gate. */
export type Exit = Pick<Visit, 'plate' | 'exitPlate' | 'leftAt' | 'exitPassageId' | 'exitGateId'>;

/** Somebody left, and nobody knows since when they were inside. */
export function isLoneExit({ enteredAt, exitPassageId }: Visit): boolean {
  return enteredAt === null && exitPassageId !== null;
}

/** What was read at the gate of an exit, whatever a person made of it later. */
export function readAtExit({ exitPlate, plate }: Exit): string | null {
  return exitPlate ?? plate;
}

/** A text that was read at the exit, where it is another than the plate of the visit. */
export function unlessSame(read: string | null, plate: string | null): string | null {
  return read === plate ? null : read;
}

/** The visit ends with this exit. A clock that was set back ends it when it began, not before. */
export function endedBy(visit: Visit, exit: Exit, pairedBy: Pairing): Visit {
  return {
    ...visit,
    exitPlate: unlessSame(readAtExit(exit), visit.plate),
    leftAt: notBefore(visit, exit.leftAt),
    exitPassageId: exit.exitPassageId,
    exitGateId: exit.exitGateId,
    pairedBy,
  };
}

/** Paired by the program; what it had to guess waits for a person. */
export function pairedByProgram(visit: Visit, exit: Exit, by: Exclude<Pairing, 'person'>): Visit {
  const differs = visit.plate !== null && exit.plate !== null && visit.plate !== exit.plate;
  const isGuess = by !== 'plate' && by !== 'similar-plate';
  return withAnomalies(
    endedBy(visit, exit, by),
    ...(differs ? (['plates-differ'] as const) : []),
    ...(isGuess ? (['guessed'] as const) : []),
  );
}

export function notBefore({ enteredAt }: Visit, leftAt: Exit['leftAt']): Exit['leftAt'] {
  return enteredAt === null || leftAt === null ? leftAt : Math.max(enteredAt, leftAt);
}
