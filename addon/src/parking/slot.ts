import type { Cancel, Clock } from '../clock.ts';
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

export interface SlotWatch {
  readonly states: () => readonly SlotState[];
  readonly stop: () => Promise<void>;
}

/** Follows the sensors of the slots. */
export function watchSlots(
  slots: readonly Slot[],
  sensors: SlotSensors,
  clock: Clock,
  onChange: () => void,
): SlotWatch {
  let states: readonly SlotState[] = slots.map((slot) => ({
    ...slot,
    presence: sensors.presence(slot.id),
    since: clock.now(),
  }));
  const cancel = sensors.onPresence((slotId, presence) => {
    states = states.map((state) =>
      state.id === slotId && state.presence !== presence ? { ...state, presence, since: clock.now() } : state,
    );
    onChange();
  });
  return {
    states: () => states,
    stop: async () => {
      cancel();
      await sensors.stop();
    },
  };
}
