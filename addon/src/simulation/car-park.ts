import type { Cancel, Clock } from '../clock.ts';
import type { Random } from './random.ts';
import type { SimulatedSlots } from './simulated-slots.ts';

/** Where vehicles are between entering and leaving. */
export interface CarPark {
  /**
   * Drives to a free slot (or to where it is in the way, when there is none), stays and sets off again.
   * @param own draws which slot and how long the manoeuvres take.
   */
  park(vehicleId: string, stayMs: number, own: Random): void;
  /** The same for a vehicle that has been standing there all along, in this slot if it is known and free. */
  putBack(vehicleId: string, stayMs: number, own: Random, slotId: string | null): void;
  stop(): void;
}

export interface CarParkOptions {
  readonly clock: Clock;
  readonly slots: SimulatedSlots;
  readonly slotIds: readonly string[];
  readonly onParked: (vehicleId: string, slotId: string | null) => void;
  /** It has come to a gate and wants to leave. */
  readonly onLeaves: (vehicleId: string) => void;
}

export function carPark({ clock, slots, slotIds, onParked, onLeaves }: CarParkOptions): CarPark {
  /** Slots that are taken or that somebody drives to. */
  const taken = new Set<string>();
  const timers = new Set<Cancel>();

  const later = (delayMs: number, task: () => void): void => {
    const cancel = clock.after(delayMs, () => {
      timers.delete(cancel);
      task();
    });
    timers.add(cancel);
  };

  const takeSlot = (own: Random, wanted: string | null = null): string | null => {
    const free = slotIds.filter((slotId) => !taken.has(slotId));
    if (free.length === 0) return null;
    const slotId = free.find((id) => id === wanted) ?? own.pick(free);
    taken.add(slotId);
    return slotId;
  };

  const stand = (vehicleId: string, slotId: string | null, stayMs: number, own: Random): void => {
    if (slotId !== null) slots.occupy(slotId, true);
    onParked(vehicleId, slotId);
    later(stayMs, () => {
      later(own.integer(2_000, 6_000), () => {
        if (slotId !== null) {
          slots.occupy(slotId, false);
          taken.delete(slotId);
        }
        later(own.integer(4_000, 12_000), () => {
          onLeaves(vehicleId);
        });
      });
    });
  };

  return {
    park: (vehicleId, stayMs, own) => {
      const slotId = takeSlot(own);
      later(own.integer(6_000, 20_000), () => {
        stand(vehicleId, slotId, stayMs, own);
      });
    },
    putBack: (vehicleId, stayMs, own, slotId) => {
      stand(vehicleId, takeSlot(own, slotId), stayMs, own);
    },
    stop: () => {
      for (const cancel of timers) cancel();
      timers.clear();
    },
  };
}
