import type { Instant } from '../../contract/words.ts';
import type { OccupancyFacts } from '../decision-facts.ts';
import type { DecidedPassage } from './decided-passages.ts';
import { earliestFirst } from './earliest-first.ts';
import type { Past, PastVisit } from './past.ts';

/** Who was inside and on the way in, as time goes by. */
export interface PastOccupancy {
  /**
   * What was so at an instant not before the last one that was asked for; the answer holds until anything else is called. What
   * changed at the instant itself had changed: a place that becomes free is what decisions wait for.
   */
  readonly at: (instant: Instant) => OccupancyFacts;
  /** A decision of the instant that was asked for last. */
  readonly decided: (passage: DecidedPassage) => void;
}

/** Walks through the ledger and the visits once, whatever the number of questions. */
export function pastOccupancy({
  visits,
  countChanges,
  occupiedAtStart,
  capacity,
}: Pick<Past, 'visits' | 'countChanges' | 'occupiedAtStart' | 'capacity'>): PastOccupancy {
  const changes = countChanges.toSorted((a, b) => a.at - b.at);
  const inside = pastInside(visits);
  const coming = comingIn();
  let occupied = occupiedAtStart;
  let nextChange = 0;
  return {
    at: (instant) => {
      for (let change = changes[nextChange]; change !== undefined && change.at <= instant;) {
        occupied += change.delta;
        nextChange += 1;
        change = changes[nextChange];
      }
      inside.goTo(instant);
      coming.goTo(instant);
      return {
        capacity,
        occupied: occupied + coming.count(),
        // As it is decided: visits stay open where nobody read who left.
        insideSince: (plate) => (occupied === 0 ? null : inside.since(plate)),
        isOnItsWay: coming.has,
        usesPending: coming.usesOf,
        // Only what was said of promises then is known.
        promisedToOthers: () => 0,
      };
    },
    decided: coming.add,
  };
}

interface Inside {
  readonly goTo: (instant: Instant) => void;
  /** By the oldest visit of a plate that is open. */
  readonly since: (plate: string) => Instant | null;
}

interface EnteredVisit {
  readonly enteredAt: Instant;
  readonly leftAt: Instant;
}

function pastInside(visits: readonly PastVisit[]): Inside {
  const byEntry = visits
    .flatMap(({ plate, enteredAt, leftAt }) =>
      plate === null || enteredAt === null ? [] : [{ plate, enteredAt, leftAt: leftAt ?? Infinity }],
    )
    .toSorted((a, b) => a.enteredAt - b.enteredAt);
  const ofPlate = new Map<string, { readonly visits: EnteredVisit[]; oldest: number }>();
  let now = -Infinity;
  let next = 0;
  return {
    goTo: (instant) => {
      now = instant;
      for (let visit = byEntry[next]; visit !== undefined && visit.enteredAt <= instant;) {
        const known = ofPlate.get(visit.plate);
        if (known === undefined) ofPlate.set(visit.plate, { visits: [visit], oldest: 0 });
        else known.visits.push(visit);
        next += 1;
        visit = byEntry[next];
      }
    },
    since: (plate) => {
      const known = ofPlate.get(plate);
      if (known === undefined) return null;
      while ((known.visits[known.oldest]?.leftAt ?? Infinity) <= now) known.oldest += 1;
      return known.visits[known.oldest]?.enteredAt ?? null;
    },
  };
}

interface ComingIn {
  readonly goTo: (instant: Instant) => void;
  readonly add: (passage: DecidedPassage) => void;
  readonly count: () => number;
  readonly has: (plate: string) => boolean;
  readonly usesOf: (permitId: string) => number;
}

/** Those who were let in and are not through yet. */
function comingIn(): ComingIn {
  const ends = earliestFirst<DecidedPassage>();
  const byPlate = new Map<string, number>();
  const byPermit = new Map<string, number>();
  let count = 0;

  function change({ plate, decision: { permitId } }: DecidedPassage, by: 1 | -1): void {
    count += by;
    if (plate !== null) changeCount(byPlate, plate, by);
    if (permitId !== null) changeCount(byPermit, permitId, by);
  }

  return {
    goTo: (instant) => {
      for (const passage of ends.takeUpTo(instant)) change(passage, -1);
    },
    add: (passage) => {
      const { direction, decision, endedAt } = passage;
      if (direction !== 'in' || decision.verdict !== 'open') return;
      change(passage, 1);
      ends.add(endedAt ?? Infinity, passage);
    },
    count: () => count,
    has: (plate) => byPlate.has(plate),
    usesOf: (permitId) => byPermit.get(permitId) ?? 0,
  };
}

function changeCount(counts: Map<string, number>, key: string, by: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
