import { countCrossing } from './occupancy.ts';
import type { CountChange } from './occupancy.ts';
import { EXITS_REMEMBERED_MS } from './visits/ended-unseen.ts';
import type { VisitChange } from './visits/correction.ts';
import { isLoneExit } from './visits/exit.ts';
import { pairCrossing } from './visits/pairing.ts';
import type { Crossing, Paired } from './visits/pairing.ts';
import type { Visit } from './visit.ts';

/** Who is inside, as far as anybody knows: the count of the lanes and the visits that are open. */
export interface Inside {
  readonly occupied: number;
  /** Oldest first. */
  readonly openVisits: readonly Visit[];
  /** Exits of the last `EXITS_REMEMBERED_MS` that nobody was paired with, oldest first. */
  readonly unpairedExits: readonly Visit[];
}

export interface CrossingResult extends Paired {
  readonly inside: Inside;
  readonly countChanges: readonly CountChange[];
}

/** What one confirmed crossing changes. */
export function applyCrossing(
  before: Inside,
  crossing: Crossing,
  {
    capacity,
    newId,
    emptiedVisitIds = [],
  }: {
    readonly capacity: number;
    readonly newId: () => string;
    /** Visits whose slot emptied in the last minutes. */
    readonly emptiedVisitIds?: readonly string[];
  },
): CrossingResult {
  const countChanges = countCrossing(before.occupied, capacity, crossing);
  const { openVisits } = before;
  const unpairedExits = before.unpairedExits.filter(
    ({ leftAt }) => leftAt !== null && leftAt >= crossing.at - EXITS_REMEMBERED_MS,
  );
  const paired = pairCrossing({ openVisits, unpairedExits, emptiedVisitIds }, crossing, newId);
  const removed = unpairedExits.filter(({ id }) => paired.removedVisitIds.includes(id));
  const countDelta = countChanges.reduce((sum, { delta }) => sum + delta, 0);
  const inside = applyChange(
    { ...before, unpairedExits },
    { before: removed, after: paired.visits },
    countDelta,
  );
  return { ...paired, inside, countChanges };
}

/** Puts visits as they became in the place of those that were. */
export function applyChange(inside: Inside, change: VisitChange, countDelta: number): Inside {
  const touched = new Set([...change.before, ...change.after].map(({ id }) => id));
  const stays = ({ id }: Visit): boolean => !touched.has(id);
  return {
    occupied: inside.occupied + countDelta,
    openVisits: [
      ...inside.openVisits.filter(stays),
      ...change.after.filter(({ leftAt }) => leftAt === null),
    ].sort((one, other) => (one.enteredAt ?? 0) - (other.enteredAt ?? 0)),
    unpairedExits: [...inside.unpairedExits.filter(stays), ...change.after.filter(isLoneExit)].sort(
      (one, other) => (one.leftAt ?? 0) - (other.leftAt ?? 0),
    ),
  };
}
