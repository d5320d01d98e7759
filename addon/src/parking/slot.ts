import type { Instant, Presence } from '../contract/words.ts';

/** One marked place. */
export interface Slot {
  readonly id: string;
  readonly name: string;
}

export interface SlotState extends Slot {
  readonly presence: Presence;
  readonly since: Instant;
}
