import { describe, expect, it } from 'vitest';
import type { SensorPlace } from '../contract/words.ts';
import { lane } from './passages-under-test.ts';

describe('a lane with one sensor', () => {
  const entry = (place: SensorPlace) => lane([place], { directionRule: 'entry' }).knows('KA1', 'open');

  it.each(['outside', 'beam'] as const)(
    'lets a known vehicle in, and says that it is worked out (%s)',
    (place) => {
      const gate = entry(place).sees(`+${place}`).reads('KA1');
      expect([gate.needed(), gate.toRead()]).toEqual([true, ['in']]);
      gate.barrier('open').sees(`-${place}`);
      expect(gate.needed()).toBe(true);
      expect(gate.after(500).ended()).toMatchObject([{ outcome: 'entered', inferred: true }]);
      expect([gate.ends(), gate.needed()]).toEqual([[['entered', 'in', 'KA1']], false]);
    },
  );

  it.each(['inside', 'beam'] as const)('lets any vehicle out (%s)', (place) => {
    const gate = lane([place], { directionRule: 'exit' }).sees(`+${place}`).barrier('open').sees(`-${place}`);
    expect(gate.after(500).ends()).toEqual([['left', 'out', null]]);
  });

  it('counts nobody who goes clear before the arm is up', () => {
    const gate = entry('outside')
      .sees('+outside')
      .reads('KA1')
      .barrier('opening')
      .sees('-outside')
      .after(500);
    expect(gate.ends()).toEqual([['abandoned', null, 'KA1']]);
  });

  it('counts nobody who may not pass, since nobody sees whether they did', () => {
    const gate = entry('outside').sees('+outside').reads('XX1').barrier('open').sees('-outside').after(500);
    expect(gate.ends()).toEqual([['refused', null, 'XX1']]);
  });

  it('begins a passage of its own for the next one', () => {
    const gate = entry('outside').knows('KA2', 'open').sees('+outside').reads('KA1').barrier('open');
    gate.sees('-outside', '+outside').reads('KA2').sees('-outside').after(500);
    expect(gate.ends()).toEqual([
      ['entered', 'in', 'KA1'],
      ['entered', 'in', 'KA2'],
    ]);
  });
});
