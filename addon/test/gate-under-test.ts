import type { z } from 'zod';
import { SENSORS } from '../src/contract/words.ts';
import type { SensorPlace, Verdict } from '../src/contract/words.ts';
import type { BarrierOrder } from '../src/gate/barrier-device.ts';
import type { BarrierTravel } from '../src/gate/barrier-wear.ts';
import { controlGate } from '../src/gate/gate-control.ts';
import type { BarrierCommand } from '../src/gate/gate-control.ts';
import { gateOptions } from '../src/gate/gate-options.ts';
import type { LaneEffect } from '../src/gate/passage-machine.ts';
import { simulatedBarrier } from '../src/simulation/simulated-barrier.ts';
import { simulatedSensors } from '../src/simulation/simulated-sensors.ts';
import { manualClock } from './manual-clock.ts';

export const START = Date.UTC(2026, 10, 23, 8);
export const MINUTE_MS = 60_000;
export const OPENING_MS = 2_000;
export const CLOSING_MS = 2_500;
export const CLEAR_MS = 3_000;
/** The default: longest time between two sensors. */
export const GAP_MS = 4_000;
export const TRAVEL_MS = 6_000;

/** One gate whose lane is empty and whose arm is down; everybody is decided about at once as `verdict` says. */
export function gateAtWork({
  places = SENSORS,
  verdict = 'open',
  started = true,
  mayStandUnderArm = false,
  options = {},
}: {
  readonly places?: readonly SensorPlace[];
  readonly verdict?: Verdict;
  readonly started?: boolean;
  readonly mayStandUnderArm?: boolean;
  readonly options?: Partial<z.input<typeof gateOptions>>;
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
  const hearing: ((order: BarrierOrder) => void)[] = [];
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
      ...options,
    }),
    sensors,
    barrier: {
      ...device,
      get position() {
        return device.position;
      },
      order: (order) => {
        for (const listener of hearing) listener(order);
        return device.order(order);
      },
    },
    clock,
    newId: () => `p${(ids += 1)}`,
    mayStandUnderArm,
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
    effects,
    travels,
    /** Calls back with each order that the gate gives, not with those of other hands. */
    hears: (listener: (order: BarrierOrder) => void) => {
      hearing.push(listener);
    },
    person: (order: BarrierCommand) => {
      void control.person(order);
      return gate;
    },
    /** A vehicle stands inside, wants out and is let out. */
    leaves: () => {
      gate.sees('+inside');
      for (const { passage } of control.granted('out')) gate.confirms(passage.id);
      return gate;
    },
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
    /** A person lets the first one pass. */
    letsIn: ({ confirmed = true } = {}) => {
      const reasons = [{ rule: 'person-ordered', by: 'Ada', command: 'let-in-once' }] as const;
      control.decided('p1', { verdict: 'open', plate: null, permitId: null, decidedAt: 0, reasons });
      return confirmed ? gate.confirms() : gate;
    },
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
