import { DIRECTIONS } from '../contract/words.ts';
import type { DirectionRule, SensorPlace } from '../contract/words.ts';
import { arrivalDirection, wayOf } from './path.ts';

export interface SensorSet {
  readonly sensors: readonly SensorPlace[];
  readonly directionRule: DirectionRule;
  /** Said where no sensor sees all of what may stand under the arm. */
  readonly unseenUnderArm?: 'accepted' | undefined;
}

/** Whether a vehicle under the arm is always over one of these sensors. */
export function seesUnderArm(places: readonly SensorPlace[]): boolean {
  return places.length >= 2;
}

/** What a gate's sensors must be and are not, in words that follow "it must be"; null when they will do. */
export function sensorsWanted({ sensors, directionRule, unseenUnderArm }: SensorSet): string | null {
  const wanted = directionRule === 'both' ? DIRECTIONS : [wayOf(directionRule)];
  const seen = sensors.map((place) => arrivalDirection(place, { places: sensors, directionRule }));
  if (!wanted.every((direction) => seen.includes(direction))) return WANTED[directionRule];
  return seesUnderArm(sensors) || unseenUnderArm === 'accepted' ? null : SEES_TOO_LITTLE;
}

const WANTED: Record<DirectionRule, string> = {
  both: 'one sensor on each side (outside and inside) where directionRule is both: else who waits on one side is not seen',
  entry: 'outside or beam, or more, where directionRule is entry: else who waits to come in is not seen',
  exit: 'inside or beam, or more, where directionRule is exit: else who waits to leave is not seen',
};

const SEES_TOO_LITTLE =
  'a beam and a sensor beside it, or one on each side (outside and inside): with less a vehicle may stand unseen under ' +
  'the arm. Who takes that risk says unseenUnderArm: "accepted"; the arm then waits for blindMs more before it comes ' +
  'down, and crossings are worked out, not seen';
