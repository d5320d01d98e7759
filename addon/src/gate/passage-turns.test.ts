import { describe, expect, it } from 'vitest';
import type { PassageOptions } from './passage-machine.ts';
import { WITH_BEAM, WITHOUT_BEAM, lane } from './passages-under-test.ts';

describe('two vehicles on both sides of an arm that rises, without a beam', () => {
  const both = () =>
    lane(WITHOUT_BEAM).knows('KA1', 'open').sees('+outside').reads('KA1').barrier('opening').sees('+inside');

  it('are two: nobody is beyond an arm before it is up', () => {
    expect(
      both()
        .underWay()
        .map(({ direction }) => direction),
    ).toEqual(['in', 'out']);
  });

  it('are counted as they went when the one outside backs off for the other', () => {
    const gate = both().barrier('open').sees('-outside').after(5_000);
    gate.sees('+outside', '-inside', '-outside').after(5_000);
    expect(gate.ends()).toEqual([
      ['abandoned', null, 'KA1'],
      ['left', 'out', null],
    ]);
    expect(gate.ended().map(({ inferred }) => inferred)).toEqual([true, true]);
  });
});

describe('two vehicles at one arm', () => {
  it('are told apart by which of them may pass', () => {
    const gate = lane(WITH_BEAM).sees('+outside').reads('XX1').sees('+inside').barrier('open');
    gate.sees('+beam', '-inside', '-beam');
    // The stranger backs off, and the one who leaves goes where it stood.
    gate.sees('-outside', '+outside', '-outside').after(5_000);
    expect(gate.ends()).toContainEqual(['refused', null, 'XX1']);
    expect(gate.needed()).toBe(false);
  });

  it('a refused one that nosed forward and came back is read again, and the arm is not kept up for it', () => {
    const gate = lane(WITH_BEAM).sees('+outside').reads('XX1').barrier('open').sees('+beam');
    expect([gate.needed(), gate.toRead()]).toEqual([true, []]);
    gate.sees('-beam').after(500);
    expect([gate.needed(), gate.toRead()]).toEqual([false, ['in']]);
    expect(gate.underWay()[0]).toMatchObject({ phase: 'decided' });
  });
});

describe('two that may pass, from both sides', () => {
  const face = (extra: Partial<PassageOptions> = {}) =>
    lane(WITH_BEAM, extra).knows('KA1', 'open').sees('+outside').reads('KA1').sees('+inside');

  it('go one after the other, who leaves first', () => {
    const gate = face();
    expect(gate.phases()).toEqual([
      ['in', 'decided'],
      ['out', 'opening'],
    ]);
    expect(gate.needed()).toBe(true);
  });

  it('go in the order of the gate', () => {
    expect(face({ laneOrder: 'entry-first' }).phases()).toEqual([
      ['in', 'opening'],
      ['out', 'decided'],
    ]);
  });

  it('swap when the first does not move', () => {
    const gate = face().after(29_999);
    expect(gate.phases()[1]).toEqual(['out', 'opening']);
    expect(gate.wakesAt()).toBe(gate.now() + 1);
    expect(gate.after(1).phases()).toEqual([
      ['in', 'opening'],
      ['out', 'decided'],
    ]);
  });

  it('go as they like before an arm that is kept open', () => {
    expect(face().keptOpen(true).phases()).toEqual([
      ['in', 'opening'],
      ['out', 'opening'],
    ]);
  });

  it('are told apart by whose turn it is when one of them moves', () => {
    const gate = face().barrier('open').sees('+beam', '-inside');
    expect(gate.phases()).toEqual([
      ['in', 'decided'],
      ['out', 'crossing'],
    ]);
  });

  it('are both through in the end', () => {
    const gate = face({ laneOrder: 'entry-first' }).barrier('open');
    gate.sees('-inside').after(5_000);
    gate.sees('+beam', '+inside', '-outside', '-beam', '-inside').after(500);
    expect(gate.ends().map(([outcome]) => outcome)).toEqual(['abandoned', 'entered']);
  });
});
