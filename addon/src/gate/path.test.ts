import { describe, expect, it } from 'vitest';
import { SENSORS } from '../contract/words.ts';
import type { Direction, DirectionRule, SensorPlace } from '../contract/words.ts';
import { arrivalDirection, pathOf, wayOf } from './path.ts';

describe('the path of a vehicle', () => {
  it('meets the sensors in the order of its direction, wherever they are named', () => {
    expect(pathOf('in', ['inside', 'outside', 'beam'])).toEqual(['outside', 'beam', 'inside']);
    expect(pathOf('out', ['outside', 'inside'])).toEqual(['inside', 'outside']);
  });
});

describe('a vehicle that is first seen', () => {
  it.each<[SensorPlace, readonly SensorPlace[], DirectionRule, Direction | null]>([
    ['outside', SENSORS, 'both', 'in'],
    ['inside', SENSORS, 'both', 'out'],
    ['outside', SENSORS, 'exit', 'in'],
    ['inside', SENSORS, 'entry', 'out'],
    ['beam', SENSORS, 'both', null],
    ['beam', SENSORS, 'entry', null],
    ['beam', SENSORS, 'exit', null],
    ['beam', ['beam'], 'both', null],
    ['beam', ['beam'], 'entry', 'in'],
    ['beam', ['beam'], 'exit', 'out'],
    ['beam', ['beam', 'inside'], 'entry', 'in'],
    ['beam', ['beam', 'inside'], 'exit', null],
    ['beam', ['outside', 'beam'], 'exit', 'out'],
    ['beam', ['outside', 'beam'], 'entry', null],
    ['inside', ['beam'], 'both', null],
    ['outside', ['beam'], 'both', null],
  ])('at %s, of %j, at a gate that is for %s, wants %s', (place, places, directionRule, direction) => {
    expect(arrivalDirection(place, { places, directionRule })).toBe(direction);
  });

  it('goes the only way of an entry or an exit', () => {
    expect([wayOf('entry'), wayOf('exit')]).toEqual(['in', 'out']);
  });
});
