import type { Direction, Instant } from '../contract/words.ts';
import type { Passage } from '../gate/passage.ts';
import { applyCrossing } from '../parking/inside.ts';
import type { Inside } from '../parking/inside.ts';
import { insideSince } from '../parking/visits/pairing.ts';
import type { PassageStep } from '../store/store.ts';

/** Who is inside: as decisions must take it, which is at once, and as people are told, which is once it is on disk. */
export interface InsideLedger {
  readonly occupied: () => number;
  readonly announcedOccupied: () => number;
  readonly insideSince: (plate: string) => Instant | null;
  /** A vehicle went through: what has to be written, and what to do when it was. */
  readonly crossed: (
    passage: Passage,
    direction: Direction,
  ) => { readonly step: PassageStep; readonly announce: () => void };
}

export function insideLedger(
  start: Inside,
  { capacity, newId }: { readonly capacity: number; readonly newId: () => string },
): InsideLedger {
  let inside = start;
  let announced = start.occupied;
  return {
    occupied: () => inside.occupied,
    announcedOccupied: () => announced,
    // Visits stay open where nobody read who left; the count knows better that nobody is inside.
    insideSince: (plate) => (inside.occupied === 0 ? null : insideSince(inside.openVisits, plate)),
    crossed: (passage, direction) => {
      // Who came back the same minute is inside already, by the record that there is; unless somebody left unread since: the
      // count knows of them, and it was most likely this one.
      const leftUnread = inside.openVisits.length - inside.occupied;
      if (direction === 'in' && wasLetInAgain(passage) && leftUnread <= 0) {
        return { step: { passage }, announce: () => undefined };
      }
      const { id: passageId, plate, arrivedAt, endedAt, decision } = passage;
      const crossing = { passageId, direction, plate, at: endedAt ?? arrivedAt };
      const result = applyCrossing(inside, crossing, { capacity, newId });
      inside = result.inside;
      const { countChanges, visits } = result;
      // Who slipped in behind another used nothing that was refused to it.
      const usesPermit = direction === 'in' && decision?.verdict === 'open' && !wasLetInAgain(passage);
      const usedPermitId = usesPermit ? decision.permitId : null;
      return {
        step: { passage, countChanges, visits, ...(usedPermitId !== null && { usedPermitId }) },
        announce: () => {
          announced = result.inside.occupied;
        },
      };
    },
  };
}

/** It was let in by the record that there is, which takes no use of its permit. */
export function wasLetInAgain({ decision }: Passage): boolean {
  return decision?.reasons.some(({ rule }) => rule === 'let-in-again') ?? false;
}
