import { describe, expect, it } from 'vitest';
import { WITH_BEAM, WITHOUT_BEAM, PATIENCE_MS, lane } from './passages-under-test.ts';

describe('what is seen for a moment only', () => {
  const patient = () => lane(WITHOUT_BEAM, { blipMs: 300 });

  it('is no vehicle', () => {
    const gate = patient().sensor('outside', 'present').after(299).sensor('outside', 'clear').after(10_000);
    expect([gate.underWay(), gate.ends()]).toEqual([[], []]);
    gate.sensor('outside', 'present').after(299).sensor('outside', 'unknown').after(10_000);
    expect([gate.underWay(), gate.ends()]).toEqual([[], []]);
  });

  it('is one when it stays', () => {
    const gate = patient().sensor('outside', 'present');
    expect(gate.wakesAt()).toBe(300);
    expect(gate.after(299).underWay()).toEqual([]);
    gate.sensor('outside', 'present');
    expect(gate.after(1).underWay()).toMatchObject([{ direction: 'in', arrivedAt: 300 }]);
  });

  it('is the vehicle that was there where a sensor flickers', () => {
    const gate = patient().sees('+outside').after(300);
    gate.sensor('outside', 'clear').after(100).sensor('outside', 'present').after(10_000);
    expect([gate.underWay().length, gate.ends()]).toEqual([1, []]);
  });

  it('does not hide a crossing', () => {
    const gate = patient()
      .sees('+inside')
      .after(300)
      .barrier('open')
      .sees('+outside', '-inside', '-outside')
      .after(500);
    expect(gate.ends()).toEqual([['left', 'out', null]]);
  });
});

describe('a vehicle that does not move, or a sensor that sticks', () => {
  it('is not followed any more after a while, and begins nothing new before it was clear', () => {
    const gate = lane(WITHOUT_BEAM).sees('+outside').after(PATIENCE_MS);
    expect([gate.ends(), gate.underWay()]).toEqual([[['timed-out', null, null]], []]);
    gate.sensor('outside', 'unknown').sensor('outside', 'present').after(1_000);
    expect(gate.underWay()).toEqual([]);
    gate.sensor('outside', 'clear').after(499).sensor('outside', 'present').after(10_000);
    expect(gate.underWay()).toEqual([]);
    gate.sensor('outside', 'clear').after(500).sensor('outside', 'present').after(1);
    expect(gate.underWay()).toHaveLength(1);
  });

  it('does not end the others', () => {
    const gate = lane(WITHOUT_BEAM)
      .sees('+outside')
      .after(PATIENCE_MS - 1_000)
      .sees('+inside');
    gate.barrier('open').after(1_000);
    expect(gate.ends()).toEqual([['timed-out', null, null]]);
    expect(gate.phases()).toEqual([['out', 'opening']]);
  });

  it('lets who leaves be counted although the sensor outside sticks', () => {
    const gate = lane(WITHOUT_BEAM).sees('+outside').after(PATIENCE_MS).sees('+inside').barrier('open');
    gate.sees('-inside').after(5_000);
    expect(gate.ended().slice(1)).toMatchObject([{ outcome: 'left', inferred: true }]);
  });

  it('lets who comes in be counted although the beam sticks', () => {
    const gate = lane(WITH_BEAM)
      .knows('KA1', 'open')
      .sees('+beam')
      .after(5_000)
      .sees('+outside')
      .reads('KA1');
    gate.barrier('open').sees('+inside', '-outside', '-inside').after(500);
    expect(gate.ends()).toEqual([['entered', 'in', 'KA1']]);
  });

  it('has the arm stay up where it may be one that wants to leave, until the sensor has been clear', () => {
    const gate = lane(WITHOUT_BEAM).sees('+inside').barrier('open').after(PATIENCE_MS);
    expect([gate.ends(), gate.underWay()]).toEqual([[['timed-out', null, null]], []]);
    expect([gate.needed(), gate.owed()]).toEqual([true, true]);
    gate.sensor('inside', 'clear').after(499);
    expect(gate.needed()).toBe(true);
    expect([gate.after(1).needed(), gate.owed()]).toEqual([false, false]);
  });

  it('has not the arm stay up for one that wants in', () => {
    const gate = lane(WITHOUT_BEAM).knows('KA1', 'open').sees('+outside').reads('KA1').after(PATIENCE_MS);
    expect([gate.ends(), gate.needed(), gate.owed()]).toEqual([[['timed-out', null, 'KA1']], false, false]);
  });

  it('has left when it stands beyond the arm, and is owed nothing any more', () => {
    const gate = lane(WITH_BEAM)
      .sees('+inside')
      .barrier('open')
      .sees('+beam', '+outside', '-inside', '-beam');
    expect(gate.after(500).after(PATIENCE_MS).ended()).toMatchObject([{ outcome: 'left', inferred: true }]);
    expect([gate.needed(), gate.owed()]).toEqual([false, false]);
  });

  it('has entered when it stands beyond the arm', () => {
    const gate = lane(WITH_BEAM).knows('KA1', 'open').sees('+outside').reads('KA1').barrier('open');
    gate.sees('+beam', '+inside', '-outside', '-beam').after(500).after(PATIENCE_MS);
    expect(gate.ended()).toMatchObject([{ outcome: 'entered', inferred: true }]);
    expect([gate.needed(), gate.owed()]).toEqual([false, false]);
  });
});

describe('a beam that is broken by what is no known vehicle', () => {
  const known = () => lane(WITH_BEAM).knows('KA1', 'open').sees('+beam');

  it('sticks, whoever comes and goes beside it', () => {
    const gate = known().after(5_000).sees('+inside', '-inside').after(500);
    gate.sees('+outside').reads('KA1').barrier('open').sees('+inside', '-outside', '-inside').after(500);
    expect(gate.ends().slice(1)).toEqual([['entered', 'in', 'KA1']]);
  });

  it('does not stick before a vehicle would be through: who is on the other side is another one', () => {
    const gate = known()
      .sees('+outside')
      .reads('KA1')
      .barrier('open')
      .after(4_000 - 600);
    gate.sensor('inside', 'present');
    expect(gate.phases().map(([direction]) => direction)).toEqual(['in', 'out']);
  });

  it.each(['clear', 'unknown'] as const)('has never stuck when it was %s meanwhile', (presence) => {
    const gate = known().sensor('beam', presence).sensor('beam', 'clear').after(5_000);
    gate.sees('+outside').reads('KA1').barrier('open').sees('+inside');
    expect(gate.phases().map(([direction]) => direction)).toEqual(['in', 'out']);
  });

  it('takes nothing from what the other sensors see', () => {
    const gate = known().after(5_000).sees('+outside').reads('KA1').barrier('open').sees('-outside');
    expect(gate.after(5_000).ends()).toEqual([['abandoned', null, 'KA1']]);
  });

  it('is not one in which a vehicle stands: that one goes on, not the one behind it', () => {
    const gate = lane(WITH_BEAM).knows('KA1', 'open').sees('+outside').reads('XX1').barrier('open');
    gate.sees('+beam', '-outside', '+outside').reads('KA1').after(5_000).sees('+inside', '-beam', '-inside');
    expect(gate.after(500).ends()).toEqual([['tailgated', 'in', 'XX1']]);
  });
});

describe('sensors that went clear one after the other while nobody was woken', () => {
  it.each([
    ['inside', 'outside', 'reversed'],
    ['outside', 'inside', 'entered'],
  ] as const)('are believed in that order: %s, then %s', (first, last, outcome) => {
    const gate = lane(WITHOUT_BEAM).knows('KA1', 'open').sees('+outside').reads('KA1').barrier('open');
    gate.sees('+inside').after(600).sensor(first, 'clear').after(100).sensor(last, 'clear').after(9_000);
    expect(gate.ended()).toMatchObject([{ outcome }]);
  });
});
