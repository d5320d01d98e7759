import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../access/decision.ts';
import type { BarrierPosition, Instant, Presence, SensorPlace, Verdict } from '../contract/words.ts';
import type { Settlement } from '../plate/settling/settlement.ts';
import { barrierNeeded, barrierOwed, EMPTY_LANE, vehiclesToRead } from './lane.ts';
import { endOfInterrupted } from './outcome.ts';
import { laneWakesAt, stepLane } from './passage-machine.ts';
import type { LaneEffect, LaneEvent, PassageOptions } from './passage-machine.ts';
import { newPassage } from './passage.ts';
import type { Passage } from './passage.ts';
import { isUnderWay } from './track.ts';

const WITH_BEAM: readonly SensorPlace[] = ['outside', 'beam', 'inside'];
/** The wiring of the original project: one sensor on each side of the arm. */
const WITHOUT_BEAM: readonly SensorPlace[] = ['outside', 'inside'];

const PATIENCE_MS = 600_000;

const settled = (plate: string): Settlement => ({
  state: 'settled',
  plate,
  frames: 2,
  readers: ['eye'],
  settledBy: 'known',
});

const decision = (verdict: Verdict, plate: string | null, at: Instant): Decision => ({
  verdict,
  plate,
  permitId: null,
  decidedAt: at,
  reasons: [{ rule: 'no-permit', plate: plate ?? '' }],
});

/** A lane that can be told what happens, second by second, and decides as it is told to. */
function lane(places: readonly SensorPlace[], extra: Partial<PassageOptions> = {}) {
  let ids = 0;
  let state = EMPTY_LANE;
  let now = 0;
  const options: PassageOptions = {
    gateId: 'gate',
    places,
    directionRule: 'both',
    chatterMs: 500,
    blipMs: 0,
    gapMs: 4_000,
    readPatienceMs: 8_000,
    patienceMs: PATIENCE_MS,
    laneOrder: 'exit-first',
    turnMs: 30_000,
    newId: () => `p${(ids += 1)}`,
    ...extra,
  };
  const effects: LaneEffect[] = [];
  const verdicts = new Map<string, Verdict>();

  const step = (event: LaneEvent): void => {
    const result = stepLane(state, event, now, options);
    state = result.lane;
    effects.push(...result.effects);
    for (const effect of result.effects) {
      if (effect.kind !== 'decide') continue;
      const vehicle = state.vehicles.find(({ passage }) => passage.id === effect.passageId);
      if (vehicle === undefined) throw new Error('asked to decide about a vehicle that is not there');
      const plate = vehicle.settlement.state === 'settled' ? vehicle.settlement.plate : null;
      const leaves = vehicle.passage.direction === 'out';
      const verdict = leaves ? 'open' : plate === null ? 'ask' : (verdicts.get(plate) ?? 'refuse');
      step({ kind: 'decision', passageId: effect.passageId, decision: decision(verdict, plate, now) });
      step({ kind: 'confirmed', passageId: effect.passageId });
    }
  };

  const self = {
    places,
    knows: (plate: string, verdict: Verdict) => (verdicts.set(plate, verdict), self),
    sensor: (place: SensorPlace, presence: Presence) => (step({ kind: 'sensor', place, presence }), self),
    /** `+outside` is a vehicle over the outside sensor, `-outside` none. */
    sees: (...edges: readonly `${'+' | '-'}${SensorPlace}`[]) => {
      for (const edge of edges) {
        self.after(600);
        self.sensor(edge.slice(1) as SensorPlace, edge.startsWith('+') ? 'present' : 'clear');
      }
      return self;
    },
    barrier: (position: BarrierPosition) => (step({ kind: 'barrier', position }), self),
    reads: (plate: string) => {
      const vehicle = state.vehicles.find(({ track }) => !isUnderWay(track, places));
      if (vehicle === undefined) throw new Error('no vehicle to read');
      step({
        kind: 'settlement',
        passageId: vehicle.passage.id,
        settlement: settled(plate),
        pictureId: null,
      });
      return self;
    },
    readsPerhaps: (best: string) => {
      const settlement: Settlement = { state: 'tentative', best, frames: 1, why: 'too-few-frames' };
      for (const { passage } of state.vehicles) {
        step({ kind: 'settlement', passageId: passage.id, settlement, pictureId: null });
      }
      return self;
    },
    confirms: () => {
      for (const { passage } of state.vehicles) step({ kind: 'confirmed', passageId: passage.id });
      return self;
    },
    /** A person lets whoever is there pass. */
    letIn: ({ confirmed = true } = {}) => {
      const reasons: Decision['reasons'] = [{ rule: 'person-ordered', by: 'Ada', command: 'let-in-once' }];
      for (const { passage } of state.vehicles) {
        const letIn = { ...decision('open', passage.plate, now), reasons };
        step({ kind: 'decision', passageId: passage.id, decision: letIn });
      }
      return confirmed ? self.confirms() : self;
    },
    keptOpen: (keptOpen: boolean) => (step({ kind: 'kept-open', keptOpen }), self),
    owed: () => barrierOwed(state),
    phases: () => state.vehicles.map(({ passage: { direction, phase } }) => [direction, phase]),
    readsNothing: () => {
      const settlement: Settlement = { state: 'nothing', frames: 1 };
      for (const { passage } of state.vehicles) {
        step({ kind: 'settlement', passageId: passage.id, settlement, pictureId: null });
      }
      return self;
    },
    after: (ms: number) => {
      now += ms;
      step({ kind: 'time' });
      return self;
    },
    ends: () =>
      effects.flatMap((effect) =>
        effect.kind === 'ended' ? [[effect.passage.outcome, effect.crossed, effect.passage.plate]] : [],
      ),
    ended: () => effects.flatMap((effect) => (effect.kind === 'ended' ? [effect.passage] : [])),
    needed: () => barrierNeeded(state, places),
    toRead: () => vehiclesToRead(state, places).map(({ passage }) => passage.direction),
    underWay: () => state.vehicles.map(({ passage }) => passage),
    wakesAt: () => laneWakesAt(state, options),
    now: () => now,
    lane: () => state,
    effects,
  };
  for (const place of places) self.sensor(place, 'clear');
  return self.barrier('closed');
}

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

describe('a vehicle that was let in', () => {
  it('stays in the history by the plate that let it in', () => {
    const gate = lane(WITH_BEAM).knows('KA1', 'open').sees('+outside').reads('KA1').reads('KA7');
    expect(gate.underWay()).toMatchObject([{ plate: 'KA1', decision: { plate: 'KA1' } }]);
  });
});

describe('a passage that was under way when the program stopped', () => {
  const passage: Passage = {
    ...newPassage({ id: 'before', gateId: 'gate', direction: 'in', arrivedAt: -60_000 }),
    phase: 'opening',
    plate: 'KA1',
    decision: decision('open', 'KA1', -50_000),
    pictureId: 'picture',
  };

  it('keeps all that was announced of it, and ends as interrupted', () => {
    expect(endOfInterrupted(passage, 0)).toEqual({
      passage: { ...passage, phase: 'clear', endedAt: 0, outcome: 'abandoned', interrupted: true },
      crossed: null,
    });
    const refused = { ...passage, decision: decision('refuse', 'KA1', -50_000) };
    expect(endOfInterrupted(refused, 0)).toMatchObject({ passage: { outcome: 'refused' }, crossed: null });
  });

  it.each([
    ['in', 'entered'],
    ['out', 'left'],
  ] as const)('went on where it had been let through and begun to cross: %s', (direction, outcome) => {
    const crossing = { ...passage, direction, phase: 'crossing' } as const;
    expect(endOfInterrupted(crossing, 0)).toMatchObject({
      passage: { outcome, inferred: true, interrupted: true },
      crossed: direction,
    });
    const behind = { ...crossing, decision: decision('refuse', 'KA1', -50_000) };
    expect(endOfInterrupted(behind, 0)).toMatchObject({
      passage: { outcome: 'refused', inferred: false },
      crossed: null,
    });
  });
});

describe('a vehicle before an arm that is down', () => {
  it('that goes on nevertheless has forced its way, and is counted', () => {
    const gate = lane(WITH_BEAM).sees('+outside', '+beam');
    expect([gate.phases(), gate.needed(), gate.toRead()]).toEqual([[['in', 'arriving']], false, ['in']]);
    gate.sees('+inside', '-outside').after(500);
    expect([gate.phases(), gate.needed(), gate.toRead()]).toEqual([[['in', 'crossing']], false, []]);
    gate.sees('-beam', '-inside').after(500);
    expect(gate.ended()).toMatchObject([{ outcome: 'forced', inferred: false }]);
    expect(gate.ends()).toEqual([['forced', 'in', null]]);
  });

  it('has not forced its way when it was let in, or the arm was up meanwhile', () => {
    const entered = lane(WITH_BEAM).knows('KA1', 'open').sees('+outside').reads('KA1');
    entered.sees('+beam', '+inside', '-outside', '-beam', '-inside').after(500);
    expect(entered.ends()).toEqual([['entered', 'in', 'KA1']]);
    const tailgated = lane(WITH_BEAM).sees('+outside', '+beam').barrier('opening').barrier('closed');
    tailgated.sees('+inside', '-outside', '-beam', '-inside').after(500);
    expect(tailgated.ends()).toEqual([['tailgated', 'in', null]]);
  });

  it('that is refused with its nose in the beam is refused, not reversed', () => {
    const gate = lane(WITH_BEAM).sees('+outside', '+beam').reads('XX1');
    expect(gate.phases()).toEqual([['in', 'decided']]);
    gate.sees('-beam', '-outside').after(500);
    expect(gate.ends()).toEqual([['refused', null, 'XX1']]);
    const walked = lane(WITH_BEAM)
      .sees('+outside')
      .reads('XX1')
      .sees('+beam', '-outside', '-beam')
      .after(5_000);
    expect(walked.ends()).toEqual([['refused', null, 'XX1']]);
  });

  it('and is let in then, drives in', () => {
    const gate = lane(WITH_BEAM).knows('KA1', 'open').sees('+outside', '+beam').reads('KA1').barrier('open');
    gate.sees('+inside', '-outside', '-beam', '-inside').after(500);
    expect(gate.ends()).toEqual([['entered', 'in', 'KA1']]);
  });

  it('does not keep the one beyond it, who wants to leave, waiting', () => {
    const gate = lane(WITH_BEAM).sees('+outside', '+beam', '+inside');
    expect(gate.needed()).toBe(false);
    expect(gate.wakesAt()).toBe(gate.now() - 600 + 600 + 4_000);
    gate.after(4_000);
    expect([gate.phases(), gate.needed()]).toEqual([
      [
        ['in', 'arriving'],
        ['out', 'opening'],
      ],
      true,
    ]);
  });

  it('is forced also by one that is first seen in the beam, since the sensor before it is dead', () => {
    const gate = lane(WITH_BEAM)
      .sensor('outside', 'unknown')
      .sees('+beam', '+inside', '-beam', '-inside')
      .after(500);
    expect(gate.ended()).toMatchObject([{ outcome: 'forced', direction: 'in', inferred: true }]);
  });

  it('is tailgated by such a one when the arm is up for somebody else', () => {
    const gate = lane(WITH_BEAM).sensor('outside', 'unknown').barrier('open');
    gate.sees('+beam', '+inside', '-beam', '-inside').after(500);
    expect(gate.ended()).toMatchObject([{ outcome: 'tailgated', direction: 'in', inferred: true }]);
  });
});

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

  it('has entered when it stands beyond the arm', () => {
    const gate = lane(WITH_BEAM).knows('KA1', 'open').sees('+outside').reads('KA1').barrier('open');
    gate.sees('+beam', '+inside', '-outside', '-beam').after(500).after(PATIENCE_MS);
    expect(gate.ended()).toMatchObject([{ outcome: 'entered', inferred: true }]);
    expect([gate.needed(), gate.owed()]).toEqual([false, false]);
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

describe('whatever the sensors say', () => {
  type Move = readonly [number, SensorPlace | 'barrier' | 'read' | 'held' | 'perhaps', Presence];
  const anyMove: fc.Arbitrary<Move> = fc.tuple(
    fc.oneof({ weight: 9, arbitrary: fc.nat(5_000) }, { weight: 1, arbitrary: fc.nat(PATIENCE_MS) }),
    fc.constantFrom(
      'outside',
      'beam',
      'inside',
      'outside',
      'beam',
      'inside',
      'barrier',
      'read',
      'held',
      'perhaps',
    ),
    fc.constantFrom('present', 'clear', 'present', 'clear', 'unknown'),
  );
  const anyMoves = fc.array(anyMove, { maxLength: 50, size: 'max' });

  function play(places: readonly SensorPlace[], moves: readonly Move[], extra: Partial<PassageOptions> = {}) {
    const gate = lane(places, extra).knows('KA1', 'open');
    for (const [afterMs, what, how] of moves) {
      const on = how === 'present';
      gate.after(afterMs);
      if (what === 'barrier') gate.barrier(on ? 'open' : how === 'clear' ? 'closed' : 'unknown');
      else if (what === 'held') gate.keptOpen(on);
      else if (what === 'perhaps') gate.readsPerhaps('KA');
      else if (what !== 'read') {
        if (places.includes(what)) gate.sensor(what, how);
      } else if (gate.lane().vehicles.some(({ track }) => !isUnderWay(track, places))) {
        gate.reads(on ? 'KA1' : 'XX1');
      }
    }
    return gate;
  }

  const anyLane = fc.constantFrom<readonly [readonly SensorPlace[], Partial<PassageOptions>]>(
    [WITH_BEAM, {}],
    [WITH_BEAM, { blipMs: 400, laneOrder: 'first-come' }],
    [WITHOUT_BEAM, {}],
    [WITHOUT_BEAM, { blipMs: 700, laneOrder: 'entry-first' }],
    [['outside', 'beam'], { directionRule: 'entry' }],
    [['beam', 'inside'], { directionRule: 'entry' }],
    [['outside'], { directionRule: 'entry' }],
    [['inside'], { directionRule: 'exit', blipMs: 400 }],
    [['beam'], { directionRule: 'entry' }],
    [['beam'], { directionRule: 'exit' }],
  );

  it('each passage begins once and ends once, with an outcome, after all went dark', () => {
    fc.assert(
      fc.property(anyLane, anyMoves, ([places, extra], moves) => {
        const gate = play(places, moves, extra);
        for (const place of places) gate.sensor(place, 'clear');
        gate.after(10_000).after(10_000);
        expect(gate.underWay()).toEqual([]);
        expect(gate.needed()).toBe(false);
        const begun = new Set(gate.effects.flatMap((e) => (e.kind === 'changed' ? [e.passage.id] : [])));
        const ends = gate.ended().map(({ id }) => id);
        expect(new Set(ends)).toEqual(begun);
        expect(ends).toHaveLength(begun.size);
        expect(gate.ended().every(({ outcome, endedAt }) => outcome !== null && endedAt !== null)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('each passage is told of in the order in which it happened, and never after its end', () => {
    fc.assert(
      fc.property(anyLane, anyMoves, ([places, extra], moves) => {
        const last = new Map<string, Passage>();
        for (const effect of play(places, moves, extra).effects) {
          if (effect.kind === 'decide') {
            expect(last.get(effect.passageId)).toMatchObject({ outcome: null });
            continue;
          }
          const { passage } = effect;
          const before = last.get(passage.id);
          last.set(passage.id, passage);
          expect(passage.phase === 'clear').toBe(effect.kind === 'ended');
          expect(passage.outcome === null).toBe(effect.kind === 'changed');
          if (before === undefined) continue;
          expect(before.outcome).toBeNull();
          const { id, gateId, direction, arrivedAt } = before;
          expect(passage).toMatchObject({ id, gateId, direction, arrivedAt });
          if (before.inferred) expect(passage.inferred).toBe(true);
          if (before.decision?.verdict === 'open') expect(passage.decision).toEqual(before.decision);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('a crossing is counted only with an outcome that crosses, and only beyond the place of arrival', () => {
    fc.assert(
      fc.property(anyLane, anyMoves, ([places, extra], moves) => {
        for (const effect of play(places, moves, extra).effects) {
          if (effect.kind !== 'ended') continue;
          const { passage, crossed } = effect;
          const crosses = ['entered', 'left', 'tailgated', 'forced'].includes(passage.outcome ?? '');
          expect(crossed !== null).toBe(crosses);
          if (crossed !== null) expect(crossed).toBe(passage.direction);
          if (passage.outcome === 'entered') expect(crossed).toBe('in');
          if (passage.outcome === 'left') expect(crossed).toBe('out');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('nothing crosses an arm that stays down, but who forces it before the eyes of a beam', () => {
    fc.assert(
      fc.property(anyLane, anyMoves, ([places, extra], moves) => {
        const arrivals = moves.filter(([, what]) => what !== 'barrier');
        const crossings = play(places, arrivals, extra)
          .ended()
          .filter(({ outcome }) => ['entered', 'left', 'tailgated', 'forced'].includes(outcome ?? ''));
        if (places.length < 3) expect(crossings).toEqual([]);
        for (const { outcome, decision } of crossings) {
          expect(outcome === 'forced').toBe(decision?.verdict !== 'open');
          expect(outcome).not.toBe('tailgated');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('who was let through is not held back for ever', () => {
    fc.assert(
      fc.property(anyLane, anyMoves, ([places, extra], moves) => {
        // What the sensors said last is believed, so that nobody moves any more.
        const gate = play(places, moves, extra).after(5_000);
        const waits = gate.lane().vehicles.filter(({ track }) => !isUnderWay(track, places));
        const letThrough = waits.filter(({ letThroughAt }) => letThroughAt !== null);
        expect(gate.needed() || letThrough.length === 0).toBe(true);
        if (gate.lane().vehicles.length !== waits.length) return;
        const hadTurn = new Set<string>();
        for (let turns = 0; turns < 2; turns += 1) {
          const { turn } = gate.lane();
          if (turn === null) return;
          hadTurn.add(turn.direction);
          gate.after(30_000);
        }
        if (gate.lane().turn !== null) expect(hadTurn.size).toBe(2);
      }),
      { numRuns: 1_000 },
    );
  });

  it('the machine asks to be woken only when waking it changes something', () => {
    fc.assert(
      fc.property(anyLane, anyMoves, ([places, extra], moves) => {
        const gate = play(places, moves, extra);
        const wakesAt = gate.wakesAt();
        if (wakesAt === null) return;
        const before = gate.lane();
        gate.after(Math.max(0, wakesAt - gate.now()));
        expect(gate.lane()).not.toEqual(before);
      }),
      { numRuns: 1_000 },
    );
  });
});
