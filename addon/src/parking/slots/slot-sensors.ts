import type { Cancel } from '../../clock.ts';
import type { Presence } from '../../contract/words.ts';

/** The sensors over the marked places. A bad message makes one slot unknown, never all of them free. */
export interface SlotSensors {
  /** `unknown` until the first valid state, when the link is lost, and for a slot that it does not know. */
  presence(slotId: string): Presence;
  onPresence(listener: (slotId: string, presence: Presence) => void): Cancel;
  stop(): Promise<void>;
}
