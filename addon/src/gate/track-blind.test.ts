import { describe, expect, it } from 'vitest';
import { SENSORS } from '../contract/words.ts';
import type { SensorPlace } from '../contract/words.ts';
import { GAP_MS, lane } from './tracks-under-test.ts';

describe('where sensors tell nothing', () => {
  it('a beam that sticks is passed over, forwards and backwards', () => {
    const gate = lane(SENSORS, { blind: ['beam'] }).sees('+outside', '+inside');
    expect(gate.tracks()).toMatchObject([{ direction: 'in', covers: ['outside', 'inside'], reach: 2 }]);
    const back = lane(SENSORS, { blind: ['beam'] }).sees('+outside', '+inside', '-outside', '-inside');
    expect(back.after(0).ends()).toEqual([['v1', 'crossed', false]]);
    const reversed = lane(SENSORS, { blind: ['beam'] }).sees('+outside', '+inside', '-outside', '+outside');
    expect(reversed.tracks().map(({ direction, inferred }) => [direction, inferred])).toEqual([
      ['in', true],
      ['in', false],
    ]);
    const seen = lane(SENSORS).sees('+outside', '+beam', '+inside', '-outside', '-beam', '+outside');
    expect(seen.tracks().map(({ inferred }) => inferred)).toEqual([false, false]);
  });

  it('a beam that sticks is not passed over under an arm that is down', () => {
    const gate = lane(SENSORS, { blind: ['beam'], passable: false }).sees('+outside', '+inside');
    expect(gate.tracks().map(({ direction }) => direction)).toEqual(['in', 'out']);
  });

  it.each<[string, readonly SensorPlace[], readonly SensorPlace[], string]>([
    ['who may pass and is not seen beyond must have crossed', ['outside', 'inside'], ['inside'], 'crossed'],
    ['who may pass is seen where a sensor still tells', ['outside', 'inside'], [], 'went-back'],
    ['one blind sensor of two is not enough', SENSORS, ['inside'], 'went-back'],
    ['two blind sensors of two are', SENSORS, ['beam', 'inside'], 'crossed'],
  ])('%s', (_, places, blind, how) => {
    const gate = lane(places, { blind, granted: ['v1'] })
      .sees('+outside', '-outside')
      .after(GAP_MS);
    expect(gate.ends()).toEqual([['v1', how, how === 'crossed' || !places.includes('beam')]]);
  });

  it('who came back to where it arrived has not crossed', () => {
    const gate = lane(SENSORS, { blind: ['beam', 'inside'], granted: ['v1'] });
    gate.sees('+outside', '+beam', '-beam', '-outside').after(GAP_MS);
    expect(gate.ends()).toEqual([['v1', 'went-back', false]]);
  });

  it('a vehicle is first seen in the beam, and known for one when it goes on', () => {
    const gate = lane(SENSORS, { blind: ['outside'] }).sees('+beam');
    expect(gate.tracks()).toEqual([]);
    expect(gate.sees('+inside').tracks()).toMatchObject([
      { direction: 'in', covers: ['beam', 'inside'], reach: 2, underClosedArm: false, inferred: true },
    ]);
    expect(gate.sees('-beam', '-inside').after(0).ends()).toEqual([['v1', 'crossed', true]]);
  });

  it('the same holds for one that leaves', () => {
    const gate = lane(SENSORS, { blind: ['inside'] }).sees('+beam', '+outside', '-beam', '-outside');
    expect(gate.after(0).ends()).toEqual([['v1', 'crossed', true]]);
    expect(gate.tracks()).toEqual([]);
  });

  it('it forced its way where the arm is down', () => {
    const gate = lane(SENSORS, { blind: ['outside'], passable: false }).sees('+beam', '+inside');
    expect(gate.tracks()).toMatchObject([{ direction: 'in', underClosedArm: true }]);
    expect(gate.after(GAP_MS).tracks()).toMatchObject([
      { direction: 'in', covers: ['beam'], reach: 1 },
      { direction: 'out', covers: ['inside'] },
    ]);
  });

  it.each<[string, readonly SensorPlace[], number]>([
    ['its arrival would have been seen', [], 0],
    ['the beam has been broken for long', ['outside'], GAP_MS],
  ])('who is beyond is one that wants to leave where %s', (_, blind, ms) => {
    const gate = lane(SENSORS, { blind }).sees('+beam').after(ms).sees('+inside');
    expect(gate.tracks()).toMatchObject([{ direction: 'out', covers: ['inside'], inferred: false }]);
  });

  it('who crosses the beam moments before it is still the same', () => {
    const gate = lane(SENSORS, { blind: ['outside'] })
      .sees('+beam')
      .after(GAP_MS - 100)
      .sees('+inside');
    expect(gate.tracks()).toMatchObject([{ direction: 'in' }]);
  });

  it('the beam belongs to one vehicle, also where both sides are dark', () => {
    const gate = lane(SENSORS, { blind: ['outside', 'inside'] }).sees('+beam', '+inside', '+outside');
    expect(gate.tracks()).toMatchObject([{ covers: ['beam', 'inside'] }, { covers: ['outside'] }]);
  });

  it('the side on which it goes on tells where it came from, also where both sides are dark', () => {
    const gate = lane(SENSORS, { blind: ['outside', 'inside'] }).sees('+beam', '+outside');
    expect(gate.tracks()).toMatchObject([{ direction: 'out', covers: ['beam', 'outside'] }]);
  });

  it('what is out of the beam again is forgotten', () => {
    const gate = lane(SENSORS, { blind: ['outside'] }).sees('+beam', '-beam', '+inside');
    expect(gate.tracks()).toMatchObject([{ direction: 'out' }]);
  });
});
