import { DIRECTIONS, SENSORS } from '../contract/words.ts';
import type { DirectionRule, SensorPlace } from '../contract/words.ts';
import { arrivalDirection, wayOf } from './path.ts';

export interface SensorSet {
  readonly sensors: readonly SensorPlace[];
  readonly directionRule: DirectionRule;
  /** Said where a vehicle may stand under the arm without any sensor having seen it go there. */
  readonly unseenUnderArm?: 'accepted' | undefined;
}

/**
 * What may be under the arm while every one of a gate's sensors is clear, least first:
 * - `nothing`, where a beam and both sides are watched;
 * - `drawbar`: with a beam and one side, what joins a car and its trailer, for the moment in which the beam misses it;
 * - `vehicle-between`: with both sides and no beam, a vehicle that fits between them: the arm then stays up for who went
 *   out of sight there, until a person has looked;
 * - `vehicle`, where one sensor is all there is: the arm waits longer instead, since it would need a person after every one.
 */
export type UnseenUnderArm = 'nothing' | 'drawbar' | 'vehicle-between' | 'vehicle';

/** Says so of these sensors. */
export function unseenUnderArm(places: readonly SensorPlace[]): UnseenUnderArm {
  if (places.length < 2) return 'vehicle';
  if (!places.includes('beam')) return 'vehicle-between';
  return places.length < SENSORS.length ? 'drawbar' : 'nothing';
}

/** What a gate's sensors must be and are not, in words that follow "it must be"; null when they will do. */
export function sensorsWanted({
  sensors,
  directionRule,
  unseenUnderArm: accepted,
}: SensorSet): string | null {
  const wanted = directionRule === 'both' ? DIRECTIONS : [wayOf(directionRule)];
  const seen = sensors.map((place) => arrivalDirection(place, { places: sensors, directionRule }));
  if (!wanted.every((direction) => seen.includes(direction))) return WANTED[directionRule];
  return unseenUnderArm(sensors) !== 'vehicle' || accepted === 'accepted' ? null : SEES_TOO_LITTLE;
}

const WANTED: Record<DirectionRule, string> = {
  both: 'one sensor on each side (outside and inside) where directionRule is both: else who waits on one side is not seen',
  entry: 'outside or beam, or more, where directionRule is entry: else who waits to come in is not seen',
  exit: 'inside or beam, or more, where directionRule is exit: else who waits to leave is not seen',
};

const SEES_TOO_LITTLE =
  'a beam and a sensor beside it, or one on each side (outside and inside): with one alone nobody knows whether a ' +
  'vehicle stands unseen under the arm. Who takes that risk says unseenUnderArm: "accepted"; the arm then waits for ' +
  'blindMs more before it comes down, and crossings are worked out, not seen';
