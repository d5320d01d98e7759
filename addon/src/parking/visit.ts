import type { Instant } from '../contract/words.ts';

/** A stay: entry passage paired with exit passage; open while the vehicle is inside. */
export interface Visit {
  readonly id: string;
  readonly plate: string | null;
  /** Null when a vehicle left whose entry nobody saw. */
  readonly enteredAt: Instant | null;
  readonly entryPassageId: string | null;
  readonly leftAt: Instant | null;
  readonly exitPassageId: string | null;
}
