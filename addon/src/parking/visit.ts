import type { Instant } from '../contract/words.ts';
import type { Pairing, VisitAnomaly } from '../contract/visits.ts';

/** A stay: entry passage paired with exit passage; open while the vehicle is inside. */
export interface Visit {
  readonly id: string;
  readonly plate: string | null;
  /** What was read when it left, where that is another text than `plate`. */
  readonly exitPlate: string | null;
  /** The permit it came in by. */
  readonly permitId: string | null;
  /** Null when a vehicle left whose entry nobody saw. */
  readonly enteredAt: Instant | null;
  readonly entryPassageId: string | null;
  readonly entryGateId: string | null;
  readonly leftAt: Instant | null;
  /** Null with `leftAt`: nobody saw it leave. */
  readonly exitPassageId: string | null;
  readonly exitGateId: string | null;
  /** Null while it is open, or where there is nothing to pair. */
  readonly pairedBy: Pairing | null;
  /** Each once, in the order of `VISIT_ANOMALIES`. */
  readonly anomalies: readonly VisitAnomaly[];
  /** When a person looked at its anomalies; null: nobody did. */
  readonly reviewedAt: Instant | null;
  readonly assignedSlotId: string | null;
  readonly slotId: string | null;
}

/** A visit of which only this is known. */
export function plainVisit(known: Pick<Visit, 'id'> & Partial<Visit>): Visit {
  return {
    plate: null,
    exitPlate: null,
    permitId: null,
    enteredAt: null,
    entryPassageId: null,
    entryGateId: null,
    leftAt: null,
    exitPassageId: null,
    exitGateId: null,
    pairedBy: null,
    anomalies: [],
    reviewedAt: null,
    assignedSlotId: null,
    slotId: null,
    ...known,
  };
}
