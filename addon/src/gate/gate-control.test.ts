import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../test/manual-clock.ts';
import { SENSORS } from '../contract/words.ts';
import type { BarrierPosition, SensorPlace, Verdict } from '../contract/words.ts';
import { simulatedBarrier } from '../simulation/simulated-barrier.ts';
import { simulatedSensors } from '../simulation/simulated-sensors.ts';
import type { BarrierTravel } from './barrier-wear.ts';
import { controlGate } from './gate-control.ts';
import { gateOptions } from './gate-options.ts';
import type { LaneEffect } from './passage-machine.ts';

const START = Date.UTC(2026, 10, 23, 8);
const MINUTE_MS = 60_000;
const OPENING_MS = 2_000;
const CLOSING_MS = 2_500;
const CLEAR_MS = 3_000;
const TRAVEL_MS = 6_000;

/** One gate whose lane is empty and whose arm is down; everybody is decided about at once as `verdict` says. */
function gateAtWork({
  places = SENSORS,
  verdict = 'open',
  started = true,
}: {
  readonly places?: readonly SensorPlace[];
  readonly verdict?: Verdict;
  readonly started?: boolean;
} = {}) {
  const clock = manualClock(START);
  const sensors = simulatedSensors({ clock, places: SENSORS });
  const device = simulatedBarrier({
    clock,
    gateId: 'main',
    openingMs: OPENING_MS,
    closingMs: CLOSING_MS,
    underArm: () => (underArm ? 'vehicle' : null),
  });
  let underArm = false;
  const effects: LaneEffect[] = [];
  const travels: Omit<BarrierTravel, 'gateId'>[] = [];
  let ids = 0;
  let changes = 0;
  const control = controlGate({
    id: 'main',
    options: gateOptions.parse({
      sensors: [...places],
      clearMs: CLEAR_MS,
      travelMs: TRAVEL_MS,
      readPatienceMs: 1_000,
    }),
    sensors,
    barrier: device,
    clock,
    newId: () => `p${(ids += 1)}`,
    mayStandUnderArm: false,
    onEffect: (effect) => {
      effects.push(effect);
      if (effect.kind !== 'decide') return;
      const decision = { verdict, plate: null, permitId: null, decidedAt: clock.now(), reasons: [] };
      control.decided(effect.passageId, decision);
    },
    onTravel: (travel) => {
      travels.push(travel);
    },
    onChange: () => {
      changes += 1;
    },
  });

  const gate = {
    clock,
    sensors,
    device,
    control,
    changes: () => changes,
    ends: () => effects.flatMap((effect) => (effect.kind === 'ended' ? [effect.passage.outcome] : [])),
    after: (ms: number) => {
      clock.advance(ms);
      return gate;
    },
    /** `+outside` is a vehicle over the outside sensor, `-outside` none; each takes 600 ms. */
    sees: (...edges: readonly `${'+' | '-'}${SensorPlace}`[]) => {
      for (const edge of edges) {
        gate.covers(edge.slice(1) as SensorPlace, edge.startsWith('+')).after(600);
      }
      return gate;
    },
    /** What covers the beam is under the arm. */
    covers: (place: SensorPlace, covered: boolean) => {
      if (place === 'beam') underArm = covered;
      sensors.cover(place, covered);
      return gate;
    },
    /** A vehicle stands outside and it is decided that it may come in. */
    isGranted: () => gate.sees('+outside').after(1_000),
    confirms: (passageId = 'p1') => {
      control.confirmed(passageId);
      return gate;
    },
    /** It was let in, is through, and the arm has just begun to come down. */
    comesDown: () => {
      gate.isGranted().confirms().after(OPENING_MS);
      gate.sees('+beam', '+inside', '-outside', '-beam', '-inside');
      // The last sensor has been clear for 600 ms.
      return gate.after(CLEAR_MS - 600 + 400);
    },
    /** The answers of the device to the orders so far have come. */
    answered: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
  for (const place of SENSORS) sensors.cover(place, false);
  if (started) control.start();
  return gate;
}

describe('a gate that starts', () => {
  it.each<BarrierPosition>(['closed', 'open'])(
    'leaves an arm that is %s while a sensor tells nothing',
    async (position) => {
      const gate = gateAtWork({ started: false });
      if (position === 'open') await gate.device.order('open');
      gate.after(MINUTE_MS);
      gate.sensors.stick('beam', 'unknown', 10 * MINUTE_MS);
      gate.control.start();
      gate.after(9 * MINUTE_MS);
      expect(gate.device.position).toBe(position);
    },
  );

  it('lets an arm down that it found up, once all has been seen to be clear for long enough', async () => {
    const gate = gateAtWork({ started: false });
    await gate.device.order('open');
    gate.after(MINUTE_MS);
    gate.control.start();
    gate.after(CLEAR_MS - 1);
    expect(gate.device.position).toBe('open');
    gate.after(1);
    expect(gate.device.position).toBe('closing');
  });

  it('hears only of the places that it was told to watch', () => {
    const gate = gateAtWork({ places: ['outside', 'inside'] });
    gate.sees('+beam');
    expect(gate.control.isClear()).toBe(true);
    expect(Object.keys(gate.control.sensors())).toEqual(['outside', 'inside']);
  });

  it('does nothing before it is started', () => {
    const gate = gateAtWork({ started: false });
    gate.sees('+outside');
    expect(gate.control.vehiclesToRead()).toEqual([]);
    expect(gate.changes()).toBe(0);
  });
});

describe('who may pass', () => {
  it('finds the arm down until their decision is on disk, and going up in that instant', () => {
    const gate = gateAtWork().isGranted().after(MINUTE_MS);
    expect(gate.control.vehicle('p1')?.passage.phase).toBe('opening');
    expect(gate.device.position).toBe('closed');
    gate.confirms();
    expect(gate.device.position).toBe('opening');
  });

  it('is not somebody else: the arm stays down for who was refused when another is confirmed', () => {
    const gate = gateAtWork({ verdict: 'refuse' }).isGranted().confirms('p7').confirms();
    expect(gate.after(MINUTE_MS).device.position).toBe('closed');
    expect(gate.control.waiting().map(({ passage }) => passage.id)).toEqual(['p1']);
  });

  it('goes through, is counted once, and the arm comes down behind them when nothing was seen for long enough', () => {
    const gate = gateAtWork().isGranted().confirms().after(OPENING_MS);
    gate.sees('+beam', '+inside', '-outside', '-beam', '-inside');
    expect(gate.ends()).toEqual(['entered']);
    expect(gate.after(CLEAR_MS - 601).device.position).toBe('open');
    expect(gate.after(1).device.position).toBe('closing');
    expect(gate.after(CLOSING_MS).device.position).toBe('closed');
  });

  it('is told of when the arm does not move, and no longer when it is up after all', () => {
    const gate = gateAtWork().isGranted();
    gate.device.trouble('stalled');
    gate.confirms().after(TRAVEL_MS);
    expect(gate.control.barrier().fault).toBe('opens-late');
    gate.device.trouble(null);
    expect(gate.after(OPENING_MS).control.barrier().fault).toBeNull();
  });
});

describe('an arm that comes down', () => {
  it.each(SENSORS)('turns round in the instant in which %s sees something', (place) => {
    const gate = gateAtWork().comesDown();
    expect(gate.device.position).toBe('closing');
    gate.sensors.cover(place, true);
    expect(gate.device.position).toBe('opening');
  });

  it.each(SENSORS)('turns round in the instant in which nobody knows what %s sees', (place) => {
    const gate = gateAtWork().comesDown();
    gate.sensors.stick(place, 'unknown', MINUTE_MS);
    expect(gate.device.position).toBe('opening');
  });

  it('stays up as long as a sensor sticks, and comes down when it tells the truth again', () => {
    const gate = gateAtWork().comesDown();
    gate.sensors.stick('beam', 'present', 60 * MINUTE_MS);
    gate.after(60 * MINUTE_MS - 1);
    expect(gate.device.position).toBe('open');
    expect(gate.control.sensors().beam?.presence).toBe('present');
    expect(gate.after(1 + CLEAR_MS).device.position).toBe('closing');
  });

  it('is reported when it does not arrive, opened again, and left to a person', () => {
    const gate = gateAtWork().comesDown();
    gate.device.trouble('stalled');
    gate.after(TRAVEL_MS);
    expect(gate.control.barrier().fault).toBe('closes-late');
    gate.device.trouble(null);
    expect(gate.after(10 * MINUTE_MS).device.position).toBe('open');
    void gate.control.person({ kind: 'person-closes' });
    expect(gate.after(CLOSING_MS).device.position).toBe('closed');
    expect(gate.control.barrier().fault).toBeNull();
  });
});

describe('an arm that somebody else moves, with a remote control or at the device', () => {
  it('is up again at once while a vehicle is seen', async () => {
    const gate = gateAtWork().isGranted().confirms().after(OPENING_MS);
    await gate.device.order('close');
    expect(gate.device.openness()).toBe(1);
    expect(gate.after(MINUTE_MS).device.position).toBe('open');
  });

  it('goes up again in that instant when it was still on its way up', async () => {
    const gate = gateAtWork()
      .isGranted()
      .confirms()
      .after(OPENING_MS / 2);
    await gate.device.order('close');
    expect(gate.device.position).toBe('opening');
  });

  it('goes up again when it was let down on its way up and then a vehicle comes', async () => {
    const gate = gateAtWork();
    void gate.control.person({ kind: 'person-opens' });
    gate.after(OPENING_MS / 2);
    await gate.device.order('close');
    expect(gate.device.position).toBe('closing');
    gate.sensors.cover('beam', true);
    expect(gate.device.position).toBe('opening');
  });

  it('comes down again after somebody opened it and nobody came', async () => {
    const gate = gateAtWork();
    await gate.device.order('open');
    expect(gate.after(MINUTE_MS).device.position).toBe('closed');
  });
});

describe('a barrier whose link is lost', () => {
  it('opens when it is back for who may pass and still waits', async () => {
    const gate = gateAtWork().isGranted();
    gate.device.trouble('link-lost');
    gate.confirms();
    await gate.answered();
    expect(gate.control.barrier()).toMatchObject({ position: 'unknown', fault: 'link-lost' });
    expect(gate.after(MINUTE_MS).device.openness()).toBe(0);
    gate.device.trouble(null);
    expect(gate.device.position).toBe('opening');
    expect(gate.control.barrier().fault).toBeNull();
  });

  it('says so also when the link was lost while nothing was to be moved', () => {
    const gate = gateAtWork();
    gate.device.trouble('link-lost');
    expect(gate.control.barrier()).toMatchObject({ position: 'unknown', fault: 'link-lost' });
    gate.device.trouble(null);
    expect(gate.control.barrier()).toMatchObject({ position: 'closed', fault: null });
  });

  it('does not open when it is back for who has gone away meanwhile', async () => {
    const gate = gateAtWork().isGranted();
    gate.device.trouble('link-lost');
    gate.confirms();
    await gate.answered();
    gate.sees('-outside').after(MINUTE_MS);
    gate.device.trouble(null);
    expect(gate.after(MINUTE_MS).device.position).toBe('closed');
  });

  it('comes down when it is back and was left open', () => {
    const gate = gateAtWork().isGranted().confirms().after(OPENING_MS);
    gate.device.trouble('link-lost');
    gate.sees('+beam', '+inside', '-outside', '-beam', '-inside').after(MINUTE_MS);
    expect(gate.device.openness()).toBe(1);
    gate.device.trouble(null);
    expect(gate.after(CLEAR_MS + CLOSING_MS).device.position).toBe('closed');
  });
});

describe('a person at the gate', () => {
  it('opens it for somebody whom no sensor sees yet: it stays up as long as behind a vehicle', () => {
    const gate = gateAtWork();
    void gate.control.person({ kind: 'person-opens' });
    gate.after(OPENING_MS + CLEAR_MS - 1);
    expect(gate.device.position).toBe('open');
    expect(gate.after(1).device.position).toBe('closing');
  });

  it('holds it open for everybody until it is released', () => {
    const gate = gateAtWork();
    void gate.control.person({ kind: 'person-holds', by: 'Ada', until: null });
    gate.sees('+outside', '+beam', '+inside', '-outside', '-beam', '-inside').after(60 * MINUTE_MS);
    expect(gate.device.position).toBe('open');
    expect(gate.control.barrier().heldOpenBy).toBe('Ada');
    void gate.control.person({ kind: 'person-releases' });
    expect(gate.device.position).toBe('closing');
  });

  it('holds it open against other hands and over a lost link', async () => {
    const gate = gateAtWork();
    await gate.control.person({ kind: 'person-holds', by: 'Ada', until: null });
    gate.after(MINUTE_MS);
    await gate.device.order('close');
    expect(gate.device.openness()).toBe(1);
    gate.device.trouble('link-lost');
    gate.after(MINUTE_MS);
    gate.device.trouble(null);
    expect(gate.after(MINUTE_MS).device.position).toBe('open');
  });

  it('hears whether the order has reached the barrier', async () => {
    const gate = gateAtWork();
    expect(await gate.control.person({ kind: 'person-opens' })).toBe('sent');
    gate.device.trouble('link-lost');
    expect(await gate.control.person({ kind: 'person-opens' })).toBe('link-lost');
    expect(gate.control.barrier().fault).toBe('link-lost');
  });

  it('closes it before its time', () => {
    const gate = gateAtWork().isGranted().confirms().after(OPENING_MS);
    gate.sees('+beam', '+inside', '-outside', '-beam', '-inside');
    void gate.control.person({ kind: 'person-closes' });
    expect(gate.device.position).toBe('closing');
  });

  it.each(SENSORS)('cannot close it while %s sees something', (place) => {
    const gate = gateAtWork();
    void gate.control.person({ kind: 'person-opens' });
    gate.after(OPENING_MS);
    gate.sensors.cover(place, true);
    void gate.control.person({ kind: 'person-closes' });
    expect(gate.after(10 * MINUTE_MS).device.position).toBe('open');
  });
});

describe('whatever vehicles, people and remote controls do', () => {
  type Move = (gate: ReturnType<typeof gateAtWork>) => unknown;
  const anyMove = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(fc.constantFrom(...SENSORS), fc.boolean()).map(
        ([place, covered]): Move =>
          (gate) =>
            gate.covers(place, covered),
      ),
    },
    fc.constantFrom<Move>(
      (gate) => gate.device.order('open'),
      (gate) => gate.device.order('close'),
      (gate) => gate.device.order('stop'),
      (gate) => {
        gate.device.trouble('stalled');
      },
      (gate) => {
        gate.device.trouble(null);
      },
      (gate) => {
        void gate.control.person({ kind: 'person-opens' });
      },
      (gate) => {
        void gate.control.person({ kind: 'person-closes' });
      },
      (gate) => {
        void gate.control.person({ kind: 'person-holds', by: 'Ada', until: null });
      },
      (gate) => {
        void gate.control.person({ kind: 'person-releases' });
      },
      (gate) => {
        for (const { passage } of gate.control.vehiclesToRead()) gate.confirms(passage.id);
      },
    ),
  );

  it('no arm comes down on a vehicle', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyMove, fc.nat(2_000)), { maxLength: 60, size: 'max' }), (story) => {
        const gate = gateAtWork();
        for (const [move, afterMs] of story) {
          move(gate);
          gate.after(afterMs);
        }
        expect(gate.device.incidents).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a gate that is stopped', () => {
  type Gate = ReturnType<typeof gateAtWork>;
  it.each<readonly [string, (gate: Gate) => unknown]>([
    ['at rest', () => undefined],
    ['while somebody waits for an answer', (gate) => gate.sees('+outside')],
    ['while the arm goes up', (gate) => gate.isGranted().confirms().after(300)],
    ['while somebody goes through', (gate) => gate.isGranted().confirms().after(OPENING_MS).sees('+beam')],
    [
      'while somebody is out of sight',
      (gate) => gate.isGranted().confirms().after(OPENING_MS).sees('-outside'),
    ],
    ['while the arm comes down', (gate) => gate.comesDown()],
    [
      'while a sensor sticks',
      (gate) => {
        gate.sensors.stick('beam', 'present', MINUTE_MS);
      },
    ],
    [
      'while the link is lost',
      (gate) => {
        gate.device.trouble('link-lost');
      },
    ],
  ])('%s leaves no timer behind and moves nothing any more', async (_, story) => {
    const gate = gateAtWork();
    story(gate);
    await gate.control.stop();
    const openness = gate.device.openness();
    expect(gate.clock.pending()).toBe(0);
    gate.confirms();
    void gate.control.person({ kind: 'person-opens' });
    await gate.answered();
    expect(gate.clock.pending()).toBe(0);
    expect(gate.device.openness()).toBe(openness);
  });
});
