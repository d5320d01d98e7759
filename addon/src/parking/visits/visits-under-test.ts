import type { VisitCorrection } from '../../contract/visits.ts';
import type { Direction, Instant } from '../../contract/words.ts';
import { applyChange, applyCrossing } from '../inside.ts';
import type { CrossingResult, Inside } from '../inside.ts';
import type { CountChange } from '../occupancy.ts';
import type { Visit } from '../visit.ts';
import { correctVisit } from './correct-visit.ts';
import type { CorrectedVisits } from './correct-visit.ts';
import type { VisitChange } from './correction.ts';

export const MINUTE_MS = 60_000;

export interface Went {
  readonly plate?: string | null;
  /** The likeliest text where no plate was settled. */
  readonly likely?: string;
  readonly permitId?: string;
  /** Visits whose slot emptied in the last minutes. */
  readonly emptied?: readonly string[];
}

/** A site where vehicles come and leave and a person corrects, with everything that is remembered of it. */
export interface VisitsUnderTest {
  readonly comes: (plate: string | null, more?: Went) => Visit;
  readonly leaves: (plate: string | null, more?: Went) => Visit;
  readonly crosses: (direction: Direction, went: Went) => CrossingResult;
  readonly corrects: (correction: VisitCorrection) => CorrectedVisits;
  readonly puts: (change: VisitChange) => void;
  readonly waits: (minutes: number) => void;
  readonly inside: () => Inside;
  /** All that are remembered, in the order in which they were first written down. */
  readonly visits: () => readonly Visit[];
  readonly visit: (id: string) => Visit;
  readonly ledger: () => readonly CountChange[];
  readonly now: () => Instant;
}

/** A minute passes before each thing that happens; visits are `v1`, `v2`…, passages `p1`, `p2`…, permits `permit of <plate>`. */
export function visitsUnderTest({ capacity = 100 }: { readonly capacity?: number } = {}): VisitsUnderTest {
  let inside: Inside = { occupied: 0, openVisits: [], unpairedExits: [] };
  let now = 0;
  let passages = 0;
  let ids = 0;
  const kept = new Map<string, Visit>();
  const ledger: CountChange[] = [];
  const newId = (): string => `v${(ids += 1)}`;

  function visit(id: string): Visit {
    const found = kept.get(id);
    if (found === undefined) throw new Error(`there is no visit ${id}`);
    return found;
  }

  function put({ before, after }: VisitChange): void {
    const stays = new Set(after.map(({ id }) => id));
    for (const { id } of before) if (!stays.has(id)) kept.delete(id);
    for (const each of after) kept.set(each.id, each);
  }

  function crosses(direction: Direction, { plate = null, likely, permitId, emptied = [] }: Went) {
    now += MINUTE_MS;
    const crossing = {
      passageId: `p${(passages += 1)}`,
      gateId: direction === 'in' ? 'front' : 'back',
      direction,
      plate,
      likelyPlate: likely ?? null,
      permitId: permitId ?? null,
      at: now,
    };
    const result = applyCrossing(inside, crossing, { capacity, newId, emptiedVisitIds: emptied });
    inside = result.inside;
    ledger.push(...result.countChanges);
    put({ before: result.removedVisitIds.map(visit), after: result.visits });
    return result;
  }

  function newest({ visits }: CrossingResult): Visit {
    const last = visits.at(-1);
    if (last === undefined) throw new Error('a crossing changed no visit');
    return last;
  }

  function puts(change: VisitChange): void {
    inside = applyChange(inside, change, 0);
    put(change);
  }

  return {
    comes: (plate, more) => newest(crosses('in', { plate, ...more })),
    leaves: (plate, more) => newest(crosses('out', { plate, ...more })),
    crosses,
    corrects: (correction) => {
      now += MINUTE_MS;
      const facts = { now, newId, permitIdOf: (plate: string) => `permit of ${plate}` };
      const corrected = correctVisit(correction, { visits: [...kept.values()] }, facts);
      if (corrected.done) puts(corrected.change);
      return corrected;
    },
    puts,
    waits: (minutes) => {
      now += minutes * MINUTE_MS;
    },
    inside: () => inside,
    visits: () => [...kept.values()],
    visit,
    ledger: () => ledger,
    now: () => now,
  };
}
