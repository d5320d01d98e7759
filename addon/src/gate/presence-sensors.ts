import type { Cancel } from '../clock.ts';
import type { Presence, SensorPlace } from '../contract/words.ts';

/** The sensors along one lane. */
export interface PresenceSensors {
  /** Which places this gate watches. */
  readonly places: readonly SensorPlace[];
  /** `unknown` until the first valid state, and again when the link is lost. */
  presence(place: SensorPlace): Presence;
  onPresence(listener: (place: SensorPlace, presence: Presence) => void): Cancel;
  stop(): Promise<void>;
}
