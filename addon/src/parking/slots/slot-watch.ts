import type { Clock } from '../../clock.ts';
import type { SlotSensors } from './slot-sensors.ts';
import type { Slot, SlotState } from './slot.ts';

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
