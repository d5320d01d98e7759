import type { Cancel, Clock } from '../clock.ts';
import type { Presence, SensorPlace } from '../contract/words.ts';
import type { Random } from './random.ts';
import type { SimulatedSensors } from './simulated-sensors.ts';
import type { SimulatedSlots } from './simulated-slots.ts';

const MEAN_BETWEEN_LANE_FAULTS_MS = 30 * 60_000;
const MEAN_BETWEEN_SLOT_FAULTS_MS = 20 * 60_000;
/** A few minutes: longer than any vehicle that is not broken down stands in a lane. */
const STUCK_MS = [60_000, 180_000] as const;

export interface FaultsOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly sensors: readonly SimulatedSensors[];
  readonly slots: SimulatedSlots;
  readonly slotIds: readonly string[];
}

/** From now on sensors stick now and then, until cancelled. A stuck sensor never hides a vehicle. */
export function beginFaults({ clock, random, sensors, slots, slotIds }: FaultsOptions): Cancel {
  const places = sensors.flatMap((lane) => lane.places.map((place) => ({ lane, place })));
  const stickInLane = (own: Random): void => {
    const { lane, place }: { lane: SimulatedSensors; place: SensorPlace } = own.pick(places);
    const as: Presence = own.chance(0.6) ? 'present' : 'unknown';
    lane.stick(place, as, own.integer(...STUCK_MS));
  };
  const stickSlot = (own: Random): void => {
    slots.stick(own.pick(slotIds), 'unknown', own.integer(...STUCK_MS));
  };
  const endings = [
    again(clock, random.fork('lanes'), MEAN_BETWEEN_LANE_FAULTS_MS, stickInLane),
    again(clock, random.fork('slots'), MEAN_BETWEEN_SLOT_FAULTS_MS, stickSlot),
  ];
  return () => {
    for (const end of endings) end();
  };
}

function again(clock: Clock, own: Random, meanMs: number, task: (own: Random) => void): Cancel {
  let cancel: Cancel = () => undefined;
  const plan = (): void => {
    cancel = clock.after(own.exponential(meanMs), () => {
      task(own);
      plan();
    });
  };
  plan();
  return () => {
    cancel();
  };
}
