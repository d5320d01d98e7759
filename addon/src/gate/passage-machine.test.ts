import { describe, expect, it } from 'vitest';
import type { SensorPlace } from '../contract/words.ts';
import { WITH_BEAM, WITHOUT_BEAM, lane } from './passages-under-test.ts';

describe.each([
  ['with a beam', WITH_BEAM, ['+beam'], ['-beam']],
  ['without a beam', WITHOUT_BEAM, [], []],
] as const)('a lane %s', (_, places, onBeam, offBeam) => {
  const resident = () => lane(places).knows('KA01AB1234', 'open');

  it('lets a known vehicle in', () => {
    const gate = resident().sees('+outside').reads('KA01AB1234');
    expect(gate.needed()).toBe(true);
    gate
      .barrier('open')
      .sees(...onBeam, '+inside', '-outside', ...offBeam, '-inside')
      .after(500);
    expect(gate.ends()).toEqual([['entered', 'in', 'KA01AB1234']]);
    expect(gate.needed()).toBe(false);
  });

  it('lets any vehicle out at once, read or not', () => {
    const gate = lane(places).sees('+inside');
    expect(gate.needed()).toBe(true);
    gate
      .barrier('open')
      .sees(...onBeam, '+outside', '-inside', ...offBeam, '-outside')
      .after(500);
    expect(gate.ends()).toEqual([['left', 'out', null]]);
  });

  it('turns a stranger away', () => {
    const gate = lane(places).sees('+outside').reads('XX1').sees('-outside').after(500);
    expect(gate.ends()).toEqual([['refused', null, 'XX1']]);
  });

  it('asks when nothing could be read in time, goes on reading, and notes the unread vehicle', () => {
    const gate = lane(places).sees('+outside').readsNothing().after(8_000);
    expect(gate.underWay()[0]).toMatchObject({ phase: 'decided', decision: { verdict: 'ask' } });
    gate.sees('-outside').after(500);
    expect(gate.ends()).toEqual([['unread', null, null]]);
  });

  it('opens for a vehicle that is read only after it was asked about', () => {
    const gate = resident().sees('+outside').readsNothing().after(20_000);
    expect(gate.needed()).toBe(false);
    expect(gate.reads('KA01AB1234').needed()).toBe(true);
  });

  it('notes a vehicle that comes and goes before anything was decided', () => {
    const gate = lane(places).sees('+outside', '-outside').after(500);
    expect(gate.ends()).toEqual([['abandoned', null, null]]);
  });

  it('notes a vehicle that was let through but went away', () => {
    const gate = resident()
      .sees('+outside')
      .reads('KA01AB1234')
      .barrier('open')
      .sees('-outside')
      .after(4_500);
    expect(gate.ends()).toEqual([['abandoned', null, 'KA01AB1234']]);
    expect(gate.needed()).toBe(false);
  });

  it('counts nothing for a vehicle that starts to cross and goes back', () => {
    const gate = resident().sees('+outside').reads('KA01AB1234').barrier('open');
    gate.sees(...onBeam, '+inside', '-inside', ...offBeam, '-outside').after(500);
    expect(gate.ends()).toEqual([['reversed', null, 'KA01AB1234']]);
  });

  it('sees the second vehicle that slips through behind the first', () => {
    const gate = resident().sees('+outside').reads('KA01AB1234').barrier('open');
    gate.sees(...onBeam, '+inside', '-outside', ...offBeam, '+outside', '-inside');
    gate.sees(...onBeam, '+inside', '-outside', ...offBeam, '-inside').after(500);
    expect(gate.ends().map(([outcome, crossed]) => [outcome, crossed])).toEqual([
      ['entered', 'in'],
      ['tailgated', 'in'],
    ]);
  });

  it('lets the second vehicle in rightfully when it was read in time', () => {
    const gate = resident().knows('DL2C', 'open').sees('+outside').reads('KA01AB1234').barrier('open');
    gate.sees(...onBeam, '+inside', '-outside', ...offBeam, '+outside', '-inside').reads('DL2C');
    gate.sees(...onBeam, '+inside', '-outside', ...offBeam, '-inside').after(500);
    expect(gate.ends()).toEqual([
      ['entered', 'in', 'KA01AB1234'],
      ['entered', 'in', 'DL2C'],
    ]);
  });

  it('is one passage for a sensor that chatters, and two for the same vehicle coming back', () => {
    const gate = lane(places).sees('+outside');
    gate.sensor('outside', 'clear').after(200).sensor('outside', 'present').after(200);
    expect(gate.underWay()).toHaveLength(1);
    gate.reads('XX1').sees('-outside').after(500).sees('+outside').reads('XX1').sees('-outside').after(500);
    expect(gate.ends()).toEqual([
      ['refused', null, 'XX1'],
      ['refused', null, 'XX1'],
    ]);
  });

  it('is one crossing for sensors that chatter as a vehicle passes', () => {
    const gate = resident()
      .sees('+outside')
      .reads('KA01AB1234')
      .barrier('open')
      .sees(...onBeam, '+inside');
    const chatter = (place: SensorPlace) => {
      gate
        .sensor(place, 'clear')
        .after(60)
        .sensor(place, 'present')
        .after(60)
        .sensor(place, 'clear')
        .after(600);
    };
    chatter('outside');
    if (places.includes('beam')) chatter('beam');
    chatter('inside');
    expect(gate.ends()).toEqual([['entered', 'in', 'KA01AB1234']]);
    expect(gate.underWay()).toEqual([]);
  });

  it('lets a vehicle out although another one waits outside and is refused', () => {
    const gate = lane(places).sees('+outside').reads('XX1').sees('+inside');
    expect(gate.underWay().map(({ direction, phase }) => [direction, phase])).toEqual([
      ['in', 'decided'],
      ['out', 'opening'],
    ]);
    expect(gate.needed()).toBe(true);
  });

  it('answers who waits anew at each fresh look, since a place may have become free', () => {
    const gate = lane(places).knows('KA1', 'refuse').sees('+outside').reads('KA1');
    expect(gate.needed()).toBe(false);
    gate.knows('KA1', 'open');
    expect(gate.needed()).toBe(false);
    expect(gate.reads('KA1').needed()).toBe(true);
  });

  it('does not end a passage since a sensor has no valid state for a while', () => {
    const gate = lane(places).sees('+outside');
    gate.sensor('outside', 'unknown').after(60_000).sensor('outside', 'present');
    expect(gate.ends()).toEqual([]);
    expect(gate.underWay()).toHaveLength(1);
  });
});

describe('a lane with a beam', () => {
  it('knows a vehicle that was wholly past the arm and came back from a second one', () => {
    const gate = lane(WITH_BEAM).knows('KA1', 'open').sees('+outside').reads('KA1').barrier('open');
    gate.sees('+beam', '+inside', '-outside', '-beam', '+beam', '-inside', '+outside', '-beam', '-outside');
    expect(gate.after(500).ends()).toEqual([['reversed', null, 'KA1']]);
  });

  it('counts a crossing although the sensor where it came from sticks', () => {
    const gate = lane(WITH_BEAM).knows('KA1', 'open').sees('+outside').reads('KA1').barrier('open');
    gate.sees('+beam', '+inside', '-beam', '-inside').after(500);
    expect(gate.ends()).toEqual([['entered', 'in', 'KA1']]);
  });

  it('marks a crossing whose end no sensor saw', () => {
    const gate = lane(WITH_BEAM).knows('KA1', 'open').sees('+outside').reads('KA1').barrier('open');
    gate.sees('+beam', '-outside', '-beam').after(4_500);
    expect(gate.ended()).toMatchObject([{ outcome: 'entered', inferred: true }]);
  });

  it('takes a vehicle from inside for what it is while another waits outside at an open arm', () => {
    const gate = lane(WITH_BEAM)
      .knows('KA1', 'open')
      .sees('+outside')
      .reads('KA1')
      .barrier('open')
      .sees('+inside');
    expect(gate.underWay().map(({ direction }) => direction)).toEqual(['in', 'out']);
  });
});

describe('a lane without a beam', () => {
  it('marks a crossing that a turning vehicle would explain as well', () => {
    const gate = lane(WITHOUT_BEAM).knows('KA1', 'open').sees('+outside').reads('KA1').barrier('open');
    gate.sees('+inside', '-outside', '+outside', '-inside').after(500);
    expect(gate.ended()).toMatchObject([{ outcome: 'entered', inferred: true }]);
  });
});

describe('a vehicle that was let in', () => {
  it('stays in the history by the plate that let it in', () => {
    const gate = lane(WITH_BEAM).knows('KA1', 'open').sees('+outside').reads('KA1').reads('KA7');
    expect(gate.underWay()).toMatchObject([{ plate: 'KA1', decision: { plate: 'KA1' } }]);
  });
});

describe('the likeliest plate', () => {
  it('is kept where none was settled, and forgotten once one is', () => {
    const gate = lane(WITH_BEAM).sees('+outside').readsPerhaps('KA0').readsPerhaps('KA1').readsNothing();
    expect(gate.underWay()).toMatchObject([{ plate: null, likelyPlate: 'KA1' }]);
    gate.reads('KA1');
    expect(gate.underWay()).toMatchObject([{ plate: 'KA1', likelyPlate: null }]);
    gate.readsPerhaps('KA7');
    expect(gate.underWay()).toMatchObject([{ plate: 'KA1', likelyPlate: null }]);
  });

  it('is told of when it changes', () => {
    const gate = lane(WITH_BEAM).sees('+inside').readsPerhaps('KA0');
    const told = gate.effects.length;
    gate.readsPerhaps('KA0');
    expect(gate.effects).toHaveLength(told);
    gate.readsPerhaps('KA1');
    expect(gate.effects.at(-1)).toMatchObject({ kind: 'changed', passage: { likelyPlate: 'KA1' } });
  });
});

describe('who is owed the way', () => {
  it('is who wants to leave, or was let in by a person, and nobody else', () => {
    const gate = lane(WITH_BEAM).knows('KA1', 'open').sees('+outside').reads('KA1');
    expect([gate.needed(), gate.owed()]).toEqual([true, false]);
    expect(gate.sees('+inside').owed()).toBe(true);
    const byPerson = lane(WITH_BEAM).sees('+outside').reads('XX1').letIn();
    expect([byPerson.needed(), byPerson.owed()]).toEqual([true, true]);
  });

  it('is nobody before the decision is on disk', () => {
    const gate = lane(WITH_BEAM).sees('+outside').letIn({ confirmed: false });
    expect([gate.needed(), gate.owed()]).toEqual([false, false]);
  });

  it('is nobody who is confirmed without having been let through', () => {
    const gate = lane(WITH_BEAM).sees('+outside').confirms();
    expect(gate.needed()).toBe(false);
    expect(gate.letIn({ confirmed: false }).needed()).toBe(false);
  });
});
