import type { Cancel, Clock } from '../clock.ts';
import type { Presence } from '../contract/words.ts';
import { faultySensor } from './faulty-sensor.ts';
import type { FaultySensor } from './faulty-sensor.ts';

/** A `SlotSensors` of the parking room, which the simulation does not know. */
export interface SimulatedSlots {
  presence(slotId: string): Presence;
  onPresence(listener: (slotId: string, presence: Presence) => void): Cancel;
  stop(): Promise<void>;
  /** What is really over the slot. */
  occupy(slotId: string, occupied: boolean): void;
  /** From now on and for `forMs` the sensor says this, whatever is over it. */
  stick(slotId: string, as: Presence, forMs: number): void;
}

/** The sensors over the marked places, all empty at first. */
export function simulatedSlots(clock: Clock, slotIds: readonly string[]): SimulatedSlots {
  const listeners = new Set<(slotId: string, presence: Presence) => void>();
  const sensors = new Map<string, FaultySensor>();
  for (const slotId of slotIds) {
    const sensor = faultySensor({
      clock,
      bounce: null,
      onPresence: (presence) => {
        for (const listener of [...listeners]) listener(slotId, presence);
      },
    });
    sensor.cover(false);
    sensors.set(slotId, sensor);
  }

  return {
    presence: (slotId) => sensors.get(slotId)?.presence() ?? 'unknown',
    onPresence: (listener): Cancel => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    occupy: (slotId, occupied) => {
      sensors.get(slotId)?.cover(occupied);
    },
    stick: (slotId, as, forMs) => {
      sensors.get(slotId)?.stick(as, forMs);
    },
    stop: () => {
      listeners.clear();
      for (const sensor of sensors.values()) sensor.stop();
      return Promise.resolve();
    },
  };
}
