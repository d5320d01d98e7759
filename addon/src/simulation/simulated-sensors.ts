import type { Cancel, Clock } from '../clock.ts';
import type { Presence, SensorPlace } from '../contract/words.ts';
import type { PresenceSensors } from '../gate/presence-sensors.ts';
import { faultySensor } from './faulty-sensor.ts';
import type { FaultySensor } from './faulty-sensor.ts';
import type { Random } from './random.ts';

export interface SimulatedSensors extends PresenceSensors {
  /** What is really over the place. */
  cover(place: SensorPlace, covered: boolean): void;
  /** From now on and for `forMs` the sensor says this, whatever is over it. */
  stick(place: SensorPlace, as: Presence, forMs: number): void;
}

export interface SimulatedSensorsOptions {
  readonly clock: Clock;
  readonly places: readonly SensorPlace[];
  /** Draws how contacts bounce when a vehicle comes or goes; they do not when absent. */
  readonly bounce?: Random;
}

/** The sensors of one lane. Each is `unknown` until it has been told for the first time what is over it. */
export function simulatedSensors(options: SimulatedSensorsOptions): SimulatedSensors {
  const listeners = new Set<(place: SensorPlace, presence: Presence) => void>();
  const sensors = new Map<SensorPlace, FaultySensor>(
    options.places.map((place) => [
      place,
      faultySensor({
        clock: options.clock,
        bounce: options.bounce?.fork(place) ?? null,
        onPresence: (presence) => {
          for (const listener of [...listeners]) listener(place, presence);
        },
      }),
    ]),
  );

  return {
    places: options.places,
    presence: (place) => sensors.get(place)?.presence() ?? 'unknown',
    onPresence: (listener): Cancel => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    cover: (place, covered) => {
      sensors.get(place)?.cover(covered);
    },
    stick: (place, as, forMs) => {
      sensors.get(place)?.stick(as, forMs);
    },
    stop: () => {
      listeners.clear();
      for (const sensor of sensors.values()) sensor.stop();
      return Promise.resolve();
    },
  };
}
