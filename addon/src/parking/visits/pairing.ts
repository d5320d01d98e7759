import type { Direction, Instant } from '../../contract/words.ts';
import type { Visit } from '../visit.ts';

export interface Crossing {
  readonly passageId: string;
  readonly direction: Direction;
  readonly plate: string | null;
  readonly at: Instant;
}

/**
 * Pairs a crossing with the visits that are open: an entry opens one and closes one of the same plate that is still open, an
 * exit closes the one of its plate. An unread
 * exit closes the oldest open visit without a plate, if there is one; otherwise nobody knows who left and a visit
 * without an entry is written down for a person to settle.
 *
 * @param open visits under way, oldest first.
 * @returns the visits that changed.
 */
export function pairCrossing(
  open: readonly Visit[],
  crossing: Crossing,
  newId: () => string,
): readonly Visit[] {
  const { passageId, plate, at } = crossing;
  if (crossing.direction === 'in') {
    // Who comes in has left before, if nobody saw it.
    const left = open.filter((visit) => plate !== null && visit.plate === plate);
    return [
      ...left.map((visit) => ({ ...visit, leftAt: at })),
      { id: newId(), plate, enteredAt: at, entryPassageId: passageId, leftAt: null, exitPassageId: null },
    ];
  }
  const visit = open.find((candidate) => candidate.plate === plate);
  return visit === undefined
    ? [{ id: newId(), plate, enteredAt: null, entryPassageId: null, leftAt: at, exitPassageId: passageId }]
    : [{ ...visit, leftAt: at, exitPassageId: passageId }];
}

/** Since when a vehicle with this plate has been inside, or null. */
export function insideSince(open: readonly Visit[], plate: string): Instant | null {
  return open.find((visit) => visit.plate === plate)?.enteredAt ?? null;
}
