import type { Direction, Instant } from '../contract/words.ts';
import type { Passage } from '../gate/passage.ts';
import { applyChange, applyCrossing } from '../parking/inside.ts';
import type { Inside } from '../parking/inside.ts';
import type { Visit } from '../parking/visit.ts';
import type { VisitChange } from '../parking/visits/correction.ts';
import { mayBeSame } from '../parking/visits/likeness.ts';
import { insideSince } from '../parking/visits/pairing.ts';
import { isSameVisit, slotsOf } from '../parking/visits/same-visit.ts';
import type { PassageStep } from '../store/store.ts';

/** Who is inside: as decisions must take it, which is at once, and as people are told, which is once it is on disk. */
export interface InsideLedger {
  readonly occupied: () => number;
  readonly announcedOccupied: () => number;
  readonly insideSince: (plate: string) => Instant | null;
  /** Oldest first. */
  readonly openVisits: () => readonly Visit[];
  /** Exits of late that nobody was paired with, oldest first. */
  readonly unpairedExits: () => readonly Visit[];
  /** A vehicle went through: what has to be written, and what to do when it was. */
  readonly crossed: (
    passage: Passage,
    direction: Direction,
  ) => { readonly step: PassageStep; readonly announce: () => void };
  /**
   * Takes over what a person, or the program at a quiet hour, put right, at once. Null, and nothing is changed, when a visit of
   * `before` is not as it was any more. A vehicle stays in the slot where it stands by now.
   *
   * @returns what to do when it is on disk.
   */
  readonly correct: (change: VisitChange, countDelta: number) => (() => void) | null;
  /**
   * The count is another by so many.
   *
   * @returns what to do when it is on disk.
   */
  readonly adjust: (countDelta: number) => () => void;
  /** The slot that a visit was sent to or stands in is another. */
  readonly visitsChanged: (visit: Visit) => void;
}

export function insideLedger(
  start: Inside,
  {
    capacity,
    newId,
    emptiedVisitIds,
  }: {
    readonly capacity: number;
    readonly newId: () => string;
    /** Visits whose slot emptied in the last minutes. */
    readonly emptiedVisitIds: () => readonly string[];
  },
): InsideLedger {
  let inside = start;
  let announced = start.occupied;
  /** Visits that crossings changed and that are not on disk yet: what the store tells of them is old. */
  const unwritten = new Map<string, number>();

  function announces(countDelta: number): () => void {
    return () => {
      announced += countDelta;
    };
  }

  function isAsItWas(visit: Visit): boolean {
    if (unwritten.has(visit.id)) return false;
    return visit.leftAt !== null || inside.openVisits.some((open) => isSameVisit(open, visit));
  }

  /** Where it stands now, which a correction that was worked out before does not know. */
  function withSlotsNow(visit: Visit): Visit {
    const open = inside.openVisits.find(({ id }) => id === visit.id);
    return open === undefined ? visit : { ...visit, ...slotsOf(open) };
  }

  function mark(visitIds: readonly string[], by: 1 | -1): void {
    for (const id of visitIds) {
      const count = (unwritten.get(id) ?? 0) + by;
      if (count === 0) unwritten.delete(id);
      else unwritten.set(id, count);
    }
  }

  return {
    occupied: () => inside.occupied,
    announcedOccupied: () => announced,
    // Visits stay open where nobody read who left; the count knows better that nobody is inside.
    insideSince: (plate) => (inside.occupied === 0 ? null : insideSince(inside.openVisits, plate)),
    openVisits: () => inside.openVisits,
    unpairedExits: () => inside.unpairedExits,
    crossed: (passage, direction) => {
      if (direction === 'in' && isStillInside(inside, passage)) {
        return { step: { passage }, announce: () => undefined };
      }
      const { id: passageId, gateId, plate, likelyPlate, arrivedAt, endedAt, decision } = passage;
      const permitId = decision?.permitId ?? null;
      const at = endedAt ?? arrivedAt;
      const result = applyCrossing(
        inside,
        { passageId, gateId, direction, plate, likelyPlate, permitId, at },
        { capacity, newId, emptiedVisitIds: emptiedVisitIds() },
      );
      const announceCount = announces(result.inside.occupied - inside.occupied);
      inside = result.inside;
      const { countChanges, visits, removedVisitIds } = result;
      const changedIds = [...visits.map(({ id }) => id), ...removedVisitIds];
      mark(changedIds, 1);
      // Who slipped in behind another used nothing that was refused to it.
      const usesPermit = direction === 'in' && decision?.verdict === 'open' && !wasLetInAgain(passage);
      const usedPermitId = usesPermit ? decision.permitId : null;
      return {
        step: {
          passage,
          countChanges,
          visits,
          ...(removedVisitIds.length > 0 && { removedVisitIds }),
          ...(usedPermitId !== null && { usedPermitId }),
        },
        announce: () => {
          mark(changedIds, -1);
          announceCount();
        },
      };
    },
    correct: (change, countDelta) => {
      if (!change.before.every(isAsItWas)) return null;
      inside = applyChange(inside, { ...change, after: change.after.map(withSlotsNow) }, countDelta);
      return announces(countDelta);
    },
    adjust: (countDelta) => {
      inside = { ...inside, occupied: inside.occupied + countDelta };
      return announces(countDelta);
    },
    visitsChanged: (moved) => {
      const openVisits = inside.openVisits.map((visit) =>
        visit.id === moved.id ? { ...visit, ...slotsOf(moved) } : visit,
      );
      inside = { ...inside, openVisits };
    },
  };
}

/**
 * Who came back the same minute is inside already, by the record that there is; unless somebody left since whom nobody was
 * paired with: it was most likely this one.
 */
function isStillInside({ openVisits, unpairedExits }: Inside, passage: Passage): boolean {
  const again = passage.decision?.reasons.find((reason) => reason.rule === 'let-in-again');
  if (again === undefined) return false;
  const since = insideSince(openVisits, again.plate);
  const hasLeft = unpairedExits.some(
    ({ leftAt, plate }) =>
      since !== null && leftAt !== null && leftAt >= since && mayBeSame(plate, again.plate),
  );
  return since !== null && !hasLeft;
}

/** It was let in by the record that there is, which takes no use of its permit. */
export function wasLetInAgain({ decision }: Passage): boolean {
  return decision?.reasons.some(({ rule }) => rule === 'let-in-again') ?? false;
}
