import { describe, expect, it } from 'vitest';
import { SENSORS } from '../contract/words.ts';
import type { SensorPlace } from '../contract/words.ts';
import { PATIENCE_MS, lane } from './tracks-under-test.ts';

describe('a vehicle that does not move', () => {
  it('is not followed any more once nobody would wait that long', () => {
    const gate = lane(SENSORS).sees('+outside');
    expect(gate.goneIn()).toEqual([PATIENCE_MS]);
    expect(gate.after(PATIENCE_MS - 1).ends()).toEqual([]);
    expect(gate.after(1).ends()).toEqual([['v1', 'timed-out', false]]);
  });

  it('has a new patience with each movement', () => {
    const gate = lane(SENSORS)
      .sees('+outside')
      .after(PATIENCE_MS - 200)
      .sees('+beam');
    expect(gate.goneIn()).toEqual([PATIENCE_MS]);
    expect(gate.sees('-outside').goneIn()).toEqual([PATIENCE_MS]);
  });

  it.each<[string, readonly `${'+' | '-'}${SensorPlace}`[], string]>([
    ['stands beyond the arm has crossed', ['+outside', '+beam', '+inside', '-outside', '-beam'], 'crossed'],
    [
      'left only a beam behind that sticks has crossed',
      ['+outside', '+beam', '+inside', '-outside', '-inside'],
      'crossed',
    ],
    ['stands in the beam has not', ['+outside', '+beam', '-outside'], 'timed-out'],
    ['stands over all of it has not', ['+outside', '+beam', '+inside'], 'timed-out'],
  ])('and %s', (_, edges, how) => {
    expect(
      lane(SENSORS)
        .sees(...edges)
        .after(PATIENCE_MS)
        .ends(),
    ).toEqual([['v1', how, how === 'crossed']]);
  });

  it('and stands in a beam beyond which nothing sees has not', () => {
    const gate = lane(['outside', 'beam'], { directionRule: 'entry' }).sees('+outside', '+beam', '-outside');
    expect(gate.after(PATIENCE_MS).ends()).toEqual([['v1', 'timed-out', false]]);
  });

  it('before the only sensor has not crossed', () => {
    const gate = lane(['beam'], { directionRule: 'entry', granted: ['v1'] })
      .sees('+beam')
      .after(PATIENCE_MS);
    expect(gate.ends()).toEqual([['v1', 'timed-out', false]]);
  });
});
