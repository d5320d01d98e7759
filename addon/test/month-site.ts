import { openSiteParking } from '../src/pipeline/site-parking.ts';
import type { SiteParking } from '../src/pipeline/site-parking.ts';
import { endInterrupted } from '../src/pipeline/end-interrupted.ts';
import { SENSORS } from '../src/contract/words.ts';
import type { Instant, Presence } from '../src/contract/words.ts';
import { controlGate } from '../src/gate/gate-control.ts';
import type { GateControl } from '../src/gate/gate-control.ts';
import { gateOptions } from '../src/gate/gate-options.ts';
import type { LaneEffect } from '../src/gate/passage-machine.ts';
import { siteOptions } from '../src/parking/site-options.ts';
import type { Random } from '../src/simulation/random.ts';
import { simulatedBarrier } from '../src/simulation/simulated-barrier.ts';
import { simulatedSensors } from '../src/simulation/simulated-sensors.ts';
import type { SimulatedSensors } from '../src/simulation/simulated-sensors.ts';
import { simulatedSlots } from '../src/simulation/simulated-slots.ts';
import type { SimulatedSlots } from '../src/simulation/simulated-slots.ts';
import { recordQueue } from '../src/store/record-queue.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { PassageStep, Store } from '../src/store/store.ts';
import { manualClock } from './manual-clock.ts';
import type { ManualClock } from './manual-clock.ts';

/** What the readers make of a vehicle that comes to a gate. */
export interface Seen {
  /** What settled. */
  readonly plate: string | null;
  /** The likeliest text where nothing settled. */
  readonly likely: string | null;
  /** It has a permit, or somebody knows it; who leaves needs neither. */
  readonly mayCome: boolean;
}

interface MonthLane {
  readonly sensors: SimulatedSensors;
  readonly control: GateControl;
  readonly isArmUp: () => boolean;
  /** What is read of those who come next, first come first. */
  readonly comers: Seen[];
}

/** The lanes, the parking place and the disk of a program, from its start until the power is cut. */
export interface MonthSite {
  readonly clock: ManualClock;
  readonly store: Store;
  readonly parking: SiteParking;
  readonly slots: SimulatedSlots;
  readonly lane: (gateId: string) => MonthLane;
  readonly troubles: readonly string[];
  /** Time goes by, and everybody gets to do what is due. */
  readonly waits: (ms: number) => Promise<void>;
  readonly losesPower: () => Promise<void>;
}

export interface MonthSiteOptions {
  readonly folder: string;
  readonly startsAt: Instant;
  readonly timeZone: string;
  readonly capacity: number;
  readonly gateIds: readonly string[];
  readonly slotIds: readonly string[];
  readonly isTaken: (slotId: string) => boolean;
  /** What is wrong with sensors of slots, and for how long. */
  readonly faults: readonly { readonly slotId: string; readonly as: Presence; readonly forMs: number }[];
  /** Draws how the contacts of the lanes bounce. */
  readonly bounce: Random;
  readonly newId: () => string;
}

/** The longest time that goes by before all that waits for the disk goes on. */
const STEP_MS = 60_000;

export async function startMonthSite(options: MonthSiteOptions): Promise<MonthSite> {
  const { capacity, newId } = options;
  const clock = manualClock(options.startsAt);
  const store = await openSqliteStore({ folder: options.folder });
  const troubles: string[] = [];
  const trouble = (what: string, error: unknown): void => {
    troubles.push(`${what}: ${error instanceof Error ? error.message : ''}`);
  };

  const slots = simulatedSlots(clock, options.slotIds);
  for (const slotId of options.slotIds) slots.occupy(slotId, options.isTaken(slotId));
  for (const { slotId, as, forMs } of options.faults) slots.stick(slotId, as, forMs);

  const powerFails = new AbortController();
  const queue = recordQueue({
    store,
    clock,
    signal: powerFails.signal,
    onWritten: () => undefined,
    onRefused: (error) => {
      trouble('a passage could not be written', error);
    },
  });
  const record = (step: PassageStep): Promise<unknown> => queue.record(step);

  const lanes = new Map<string, MonthLane>();
  const site = siteOptions.parse({
    timeZone: options.timeZone,
    capacity,
    slots: options.slotIds.map((id) => ({ id, name: id })),
  });
  const parking = await openSiteParking({
    site,
    store,
    slotSensors: slots,
    clock,
    newId,
    permit: () => null,
    permitOf: () => null,
    permitIdOf: () => null,
    reloadPermits: () => Promise.resolve(),
    gates: () => ({ gates: [], waiting: [] }),
    order: () => Promise.resolve('nobody-waits'),
    readers: () => Promise.resolve([]),
    onTheirWay: () => 0,
    isAnybodyAtGate: () => [...lanes.values()].some(({ control }) => control.vehicles().length > 0),
    isStoreDown: () => false,
    queue,
    onChange: () => undefined,
    onPlaceFree: () => undefined,
    onTrouble: trouble,
  });
  await endInterrupted(await store.passages.underWay(), {
    at: clock.now(),
    inside: parking,
    record: (step) => store.passages.record(step),
  });

  function openLane(gateId: string): MonthLane {
    const sensors = simulatedSensors({ clock, places: SENSORS, bounce: options.bounce.fork(gateId) });
    for (const place of SENSORS) sensors.cover(place, false);
    const comers: Seen[] = [];
    const seen = new Map<string, Seen>();
    const barrier = simulatedBarrier({ clock, gateId });
    const control = controlGate({
      id: gateId,
      options: gateOptions.parse({ sensors: [...SENSORS] }),
      sensors,
      barrier,
      clock,
      newId,
      mayStandUnderArm: false,
      onEffect: handle,
      onTravel: () => undefined,
      onChange: () => undefined,
    });

    function handle(effect: LaneEffect): void {
      switch (effect.kind) {
        case 'changed':
          looksAt(effect.passage.id);
          if (effect.passage.decision?.verdict === 'open') control.confirmed(effect.passage.id);
          break;
        case 'decide':
          decides(effect.passageId);
          break;
        case 'ended':
          seen.delete(effect.passage.id);
          if (effect.crossed === null) {
            void record({ passage: effect.passage });
          } else {
            const { step, announce } = parking.crossed(effect.passage, effect.crossed);
            void record(step).then(announce);
          }
          break;
      }
    }

    /** A vehicle is read as soon as it is there. */
    function looksAt(passageId: string): void {
      if (seen.has(passageId)) return;
      const next = comers.shift() ?? { plate: null, likely: null, mayCome: false };
      seen.set(passageId, next);
      const { plate, likely } = next;
      const frames = 3;
      if (plate !== null) {
        const settled = { frames, readers: ['one', 'other'], settledBy: 'witness' } as const;
        control.settled(passageId, { state: 'settled', plate, ...settled }, null);
      } else if (likely !== null) {
        const why = 'witness-differs';
        control.settled(passageId, { state: 'tentative', best: likely, frames, why }, null);
      } else {
        control.settled(passageId, { state: 'nothing', frames }, null);
      }
    }

    function decides(passageId: string): void {
      const vehicle = control.vehicle(passageId);
      if (vehicle === null) return;
      const { plate = null, mayCome = false } = seen.get(passageId) ?? {};
      const mayPass = vehicle.track.direction === 'out' || mayCome;
      control.decided(passageId, {
        verdict: mayPass ? 'open' : 'refuse',
        plate,
        permitId: null,
        decidedAt: clock.now(),
        reasons: [],
      });
    }

    return { sensors, control, isArmUp: () => barrier.position === 'open', comers };
  }

  for (const gateId of options.gateIds) {
    const lane = openLane(gateId);
    lanes.set(gateId, lane);
    lane.control.start();
  }
  parking.start();
  await everyPromise();

  return {
    clock,
    store,
    parking,
    slots,
    troubles,
    lane: (gateId) => {
      const lane = lanes.get(gateId);
      if (lane === undefined) throw new Error(`there is no gate ${gateId}`);
      return lane;
    },
    waits: async (ms) => {
      for (let gone = 0; gone < ms; gone += STEP_MS) {
        clock.advance(Math.min(STEP_MS, ms - gone));
        await everyPromise();
      }
    },
    losesPower: async () => {
      // The program writes each step of a passage when it happens; a month of tests only those that are needed once more.
      for (const { control } of lanes.values()) {
        for (const { passage } of control.vehicles()) void record({ passage });
      }
      await queue.drain();
      powerFails.abort();
      await store.close();
      await everyPromise();
    },
  };
}

/** All promises that need no time have been resolved. */
function everyPromise(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
