import type { Cancel } from '../clock.ts';
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

/** The sensors over the marked places. A bad message makes one slot unknown, never all of them free. */
export interface SlotSensors {
  presence(slotId: string): Presence;
  onPresence(listener: (slotId: string, presence: Presence) => void): Cancel;
  stop(): Promise<void>;
}
