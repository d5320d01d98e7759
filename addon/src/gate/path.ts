import { SENSORS } from '../contract/words.ts';
import type { Direction, DirectionRule, SensorPlace } from '../contract/words.ts';

/** The sensors of a lane in the order in which a vehicle of this direction meets them. */
export function pathOf(direction: Direction, places: readonly SensorPlace[]): readonly SensorPlace[] {
  const inwards = SENSORS.filter((place) => places.includes(place));
  return direction === 'in' ? inwards : inwards.reverse();
}

/** Which way a vehicle wants that is first seen at this place; null where the place does not tell. */
export function arrivalDirection(
  place: SensorPlace,
  {
    places,
    directionRule,
  }: { readonly places: readonly SensorPlace[]; readonly directionRule: DirectionRule },
): Direction | null {
  const direction = directionFrom(place, directionRule);
  return direction !== null && pathOf(direction, places)[0] === place ? direction : null;
}

function directionFrom(place: SensorPlace, directionRule: DirectionRule): Direction | null {
  switch (place) {
    case 'outside':
      return 'in';
    case 'inside':
      return 'out';
    case 'beam':
      // A beam has no sides: what the gate is meant for tells.
      return directionRule === 'both' ? null : wayOf(directionRule);
  }
}

/** The only way that a gate of one direction is meant for. */
export function wayOf(directionRule: 'entry' | 'exit'): Direction {
  return directionRule === 'entry' ? 'in' : 'out';
}
