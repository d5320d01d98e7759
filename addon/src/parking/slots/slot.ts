import type { SlotKind, SlotSensorKind } from '../../contract/slots.ts';
import type { Instant, Presence } from '../../contract/words.ts';

/** One marked place, as the site was set up. */
export interface Slot {
  readonly id: string;
  readonly name: string;
  readonly kind: SlotKind;
  readonly sensor: SlotSensorKind;
}

/** What people said a slot is used for; kept by the store, over what the site was set up with. */
export interface SlotUse {
  readonly slotId: string;
  /** Null: as the site was set up. */
  readonly kind: SlotKind | null;
  /** Ids of permits. */
  readonly reservedFor: readonly string[];
  readonly outOfOrder: string | null;
  /** Of a slot without a sensor, as a person said, and when. */
  readonly taken: { readonly is: boolean; readonly at: Instant } | null;
}

/** What a slot's sensor said last, or a person where it has none. */
export interface SlotPresenceState {
  readonly presence: Presence;
  readonly since: Instant;
}

/** A place that is kept for somebody who is expected, until then. */
export interface Promised {
  readonly id: string;
  readonly plate: string | null;
  readonly permitId: string | null;
  readonly slotId: string | null;
  readonly madeAt: Instant;
  readonly by: string;
  readonly until: Instant;
  /** When it was kept, lapsed or was taken back; null: it holds. */
  readonly endedAt: Instant | null;
}
