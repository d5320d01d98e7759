import { describe, expect, it } from 'vitest';
import type { DirectionRule, SensorPlace } from '../contract/words.ts';
import { sensorsWanted, unseenUnderArm } from './sensor-set.ts';
import type { UnseenUnderArm } from './sensor-set.ts';

const wanted = (sensors: readonly SensorPlace[], directionRule: DirectionRule, accepted = false) =>
  sensorsWanted({ sensors, directionRule, unseenUnderArm: accepted ? 'accepted' : undefined });

describe('the sensors of a gate', () => {
  it.each<[readonly SensorPlace[], DirectionRule]>([
    [['outside', 'inside'], 'both'],
    [['outside', 'beam', 'inside'], 'both'],
    [['outside', 'beam'], 'entry'],
    [['beam', 'inside'], 'entry'],
    [['outside', 'beam'], 'exit'],
    [['beam', 'inside'], 'exit'],
    [['outside', 'inside'], 'entry'],
    [['outside', 'inside'], 'exit'],
  ])('may be %j where the gate is for %s', (places, rule) => {
    expect(wanted(places, rule)).toBeNull();
  });

  it.each<[readonly SensorPlace[], DirectionRule]>([
    [['outside'], 'entry'],
    [['beam'], 'entry'],
    [['beam'], 'exit'],
    [['inside'], 'exit'],
  ])('may be %j alone for %s only where somebody accepts what it does not see', (places, rule) => {
    expect(wanted(places, rule, true)).toBeNull();
    expect(wanted(places, rule)).toMatch(/unseen under the arm.*unseenUnderArm: "accepted".*blindMs/);
  });

  it.each<[readonly SensorPlace[], DirectionRule, RegExp]>([
    [['outside'], 'both', /^one sensor on each side/],
    [['inside'], 'both', /^one sensor on each side/],
    [['beam'], 'both', /^one sensor on each side/],
    [['outside', 'beam'], 'both', /^one sensor on each side/],
    [['beam', 'inside'], 'both', /^one sensor on each side/],
    [['inside'], 'entry', /^outside or beam.*entry/],
    [['outside'], 'exit', /^inside or beam.*exit/],
  ])('cannot be %j for %s, whatever is accepted: who waits would not be seen', (places, rule, sentence) => {
    expect(wanted(places, rule, true)).toMatch(sentence);
  });

  it.each<[UnseenUnderArm, readonly SensorPlace[]]>([
    ['nothing', ['outside', 'beam', 'inside']],
    ['nothing', ['inside', 'outside', 'beam']],
    ['drawbar', ['outside', 'beam']],
    ['drawbar', ['beam', 'inside']],
    ['vehicle-between', ['outside', 'inside']],
    ['vehicle', ['outside']],
    ['vehicle', ['inside']],
    ['vehicle', ['beam']],
  ])('leave %s unseen under the arm with %j', (unseen, places) => {
    expect(unseenUnderArm(places)).toBe(unseen);
  });
});
