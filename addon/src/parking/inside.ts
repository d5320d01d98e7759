import { countCrossing } from './occupancy.ts';
import type { CountChange } from './occupancy.ts';
import { pairCrossing } from './visits/pairing.ts';
import type { Crossing } from './visits/pairing.ts';
import type { Visit } from './visit.ts';

/** Who is inside, as far as anybody knows: the count of the lanes and the visits that are open. */
export interface Inside {
  readonly occupied: number;
  /** Oldest first. */
  readonly openVisits: readonly Visit[];
}

export interface CrossingResult {
  readonly inside: Inside;
  readonly countChanges: readonly CountChange[];
  /** Visits that were opened or closed. */
  readonly visits: readonly Visit[];
}

/** What one confirmed crossing changes. */
export function applyCrossing(
  before: Inside,
  crossing: Crossing,
  { capacity, newId }: { readonly capacity: number; readonly newId: () => string },
): CrossingResult {
  const countChanges = countCrossing(before.occupied, capacity, crossing);
  const visits = pairCrossing(before.openVisits, crossing, newId);
  const changed = new Set(visits.map(({ id }) => id));
  return {
    inside: {
      occupied: countChanges.reduce((sum, { delta }) => sum + delta, before.occupied),
      openVisits: [
        ...before.openVisits.filter(({ id }) => !changed.has(id)),
        ...visits.filter(({ leftAt }) => leftAt === null),
      ],
    },
    countChanges,
    visits,
  };
}
