import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../access/decision.ts';
import type { BarrierPosition, Instant, Presence, SensorPlace, Verdict } from '../contract/words.ts';
import type { Settlement } from '../plate/settling/settlement.ts';
import { barrierNeeded, EMPTY_LANE, vehiclesToRead } from './lane.ts';
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
    mayStandUnderArm: () => effects.some((effect) => effect.kind === 'ended' && effect.mayStandUnderArm),
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

describe('a vehicle that goes out of sight at an open arm', () => {
  const gone = (places: readonly SensorPlace[]) =>
    lane(places)
      .knows('KA1', 'open')
      .sees('+outside')
      .reads('KA1')
      .barrier('open')
      .sees('-outside')
      .after(4_500);

  it('may stand under it where there is no beam', () => {
    expect(gone(WITHOUT_BEAM).mayStandUnderArm()).toBe(true);
    expect(gone(WITH_BEAM).mayStandUnderArm()).toBe(false);
  });

  it('went away for certain where the arm was down', () => {
    const gate = lane(WITHOUT_BEAM).sees('+outside').reads('XX1').sees('-outside').after(500);
    expect(gate.mayStandUnderArm()).toBe(false);
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
      ...passage,
      phase: 'clear',
      endedAt: 0,
      outcome: 'abandoned',
      interrupted: true,
    });
  });
});

describe('whatever the sensors say', () => {
  type Move = readonly [number, SensorPlace | 'barrier' | 'read', boolean];
  const anyMove: fc.Arbitrary<Move> = fc.tuple(
    fc.integer({ min: 0, max: 5_000 }),
    fc.constantFrom('outside', 'beam', 'inside', 'barrier', 'read'),
    fc.boolean(),
  );

  function play(places: readonly SensorPlace[], moves: readonly Move[]) {
    const gate = lane(places).knows('KA1', 'open');
    for (const [afterMs, what, on] of moves) {
      gate.after(afterMs);
      if (what === 'barrier') gate.barrier(on ? 'open' : 'closed');
      else if (what !== 'read') {
        if (places.includes(what)) gate.sensor(what, on ? 'present' : 'clear');
      } else if (gate.lane().vehicles.some(({ track }) => !isUnderWay(track, places))) {
        gate.reads(on ? 'KA1' : 'XX1');
      }
    }
    return gate;
  }

  const anyLane = fc.constantFrom(WITH_BEAM, WITHOUT_BEAM);

  it('each passage begins once and ends once, with an outcome, after all went dark', () => {
    fc.assert(
      fc.property(anyLane, fc.array(anyMove, { maxLength: 50 }), (places, moves) => {
        const gate = play(places, moves);
        for (const place of places) gate.sensor(place, 'clear');
        gate.after(10_000).after(10_000);
        expect(gate.underWay()).toEqual([]);
        const begun = new Set(gate.effects.flatMap((e) => (e.kind === 'changed' ? [e.passage.id] : [])));
        const ends = gate.ended().map(({ id }) => id);
        expect(new Set(ends)).toEqual(begun);
        expect(ends).toHaveLength(begun.size);
        expect(gate.ended().every(({ outcome, endedAt }) => outcome !== null && endedAt !== null)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('a crossing is counted only with an outcome that crosses, and only beyond the place of arrival', () => {
    fc.assert(
      fc.property(anyLane, fc.array(anyMove, { maxLength: 50 }), (places, moves) => {
        for (const effect of play(places, moves).effects) {
          if (effect.kind !== 'ended') continue;
          const crossedOutcome = ['entered', 'left', 'tailgated'].includes(effect.passage.outcome ?? '');
          expect(effect.crossed !== null).toBe(crossedOutcome);
          if (effect.crossed !== null) expect(effect.crossed).toBe(effect.passage.direction);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('nothing crosses an arm that stays down', () => {
    fc.assert(
      fc.property(anyLane, fc.array(anyMove, { maxLength: 50 }), (places, moves) => {
        const arrivals = moves.filter(([, what]) => what !== 'barrier');
        expect(
          play(places, arrivals)
            .ends()
            .filter(([, crossed]) => crossed !== null),
        ).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('the machine asks to be woken only when waking it changes something', () => {
    fc.assert(
      fc.property(anyLane, fc.array(anyMove, { maxLength: 30 }), (places, moves) => {
        const gate = play(places, moves);
        const wakesAt = gate.wakesAt();
        if (wakesAt === null) return;
        const before = gate.lane();
        gate.after(Math.max(0, wakesAt - gate.now()));
        expect(gate.lane()).not.toEqual(before);
      }),
    );
  });
});
