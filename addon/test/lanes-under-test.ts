import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Permit } from '../src/access/permits/permit.ts';
import { plainPermit } from '../src/access/permits/plain-permit.ts';
import type { SlotKind, SlotSensorKind } from '../src/contract/slots.ts';
import { SENSORS } from '../src/contract/words.ts';
import type {
  BarrierPosition,
  Direction,
  DirectionRule,
  GateCommand,
  Instant,
  PassagePhase,
  SensorPlace,
} from '../src/contract/words.ts';
import type { Passage } from '../src/gate/passage.ts';
import { parseOptions } from '../src/options.ts';
import { startPipeline } from '../src/pipeline.ts';
import type { Pipeline } from '../src/pipeline.ts';
import { simulatedBarrier } from '../src/simulation/simulated-barrier.ts';
import type { SimulatedBarrier } from '../src/simulation/simulated-barrier.ts';
import { simulatedCamera } from '../src/simulation/simulated-camera.ts';
import type { SimulatedCamera } from '../src/simulation/simulated-camera.ts';
import { simulatedSensors } from '../src/simulation/simulated-sensors.ts';
import type { SimulatedSensors } from '../src/simulation/simulated-sensors.ts';
import { simulatedSlots } from '../src/simulation/simulated-slots.ts';
import type { SimulatedSlots } from '../src/simulation/simulated-slots.ts';
import { truePicture, trueReader } from '../src/simulation/true-reader.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { Store } from '../src/store/store.ts';
import { manualClock } from './manual-clock.ts';
import type { ManualClock } from './manual-clock.ts';

/** The sensors in the order in which a vehicle meets them. */
const PATHS = {
  in: ['outside', 'beam', 'inside'],
  out: ['inside', 'beam', 'outside'],
} as const satisfies Record<Direction, readonly SensorPlace[]>;

/** Phases that nobody comes to without a decision. */
const DECIDED_PHASES: readonly PassagePhase[] = ['decided', 'opening'];

const STARTS_AT = Date.parse('2026-11-23T08:00:00+05:30');
/** How long a vehicle takes from one sensor to the next. */
const STEP_MS = 600;
/** Finer than anything that a gate does. */
const TICK_MS = 50;
const QUIET_TICK_MS = 5_000;

export interface LanesOptions {
  readonly folder: string;
  readonly gates?: Readonly<Record<string, DirectionRule>>;
  readonly capacity?: number;
  /** IANA name. */
  readonly timeZone?: string;
  readonly slots?: readonly {
    readonly id: string;
    readonly kind?: SlotKind;
    readonly sensor?: SlotSensorKind;
  }[];
  /** Who may come. */
  readonly permits?: readonly string[];
  readonly startsAt?: number;
  /** Vehicles that stand in a lane already when the program starts. */
  readonly standing?: readonly (readonly [gateId: string, direction: Direction, plate: string])[];
}

/** A site whose vehicles, clock and disk are moved by hand; everything else is real. */
export interface LanesUnderTest {
  readonly clock: ManualClock;
  readonly pipeline: Pipeline;
  readonly store: Store;
  readonly troubles: readonly string[];
  /** Decisions that the view showed before they were in the database file. */
  readonly shownTooEarly: readonly Passage[];
  readonly barrier: (gateId: string) => SimulatedBarrier;
  readonly sensors: (gateId: string) => SimulatedSensors;
  readonly position: (gateId: string) => BarrierPosition;
  /** From now on the disk takes nothing of what happens, or takes everything again. */
  readonly diskRefuses: (refuses: boolean) => void;
  /** From now on the reader breaks down on every picture, or works again. */
  readonly readerFails: (fails: boolean) => void;
  readonly camera: (gateId: string, direction: Direction) => SimulatedCamera;
  /** The site's own sensors over its slots. */
  readonly slots: SimulatedSlots;
  readonly pass: (ms: number) => Promise<void>;
  /** Time in which nobody moves passes, in coarse steps. */
  readonly waits: (ms: number) => Promise<void>;
  /** A vehicle comes to a gate; null is a plate that cannot be read. */
  readonly arrives: (gateId: string, direction: Direction, plate: string | null) => Promise<void>;
  /** It drives on and out of the lane at the far end. */
  readonly goesThrough: (gateId: string, direction: Direction) => Promise<void>;
  /** It goes back where it came from. */
  readonly turnsAway: (gateId: string, direction: Direction) => Promise<void>;
  readonly order: (
    gateId: string,
    command: GateCommand,
    until?: Instant | null,
  ) => ReturnType<Pipeline['command']>;
  /** Newest first. */
  readonly history: () => Promise<readonly Passage[]>;
  readonly stop: () => Promise<void>;
  /** The program is gone from one moment to the next. */
  readonly isKilled: () => Promise<void>;
}

export async function openLanes(options: LanesOptions): Promise<LanesUnderTest> {
  const { folder, gates = { main: 'both' } } = options;
  const clock = manualClock(options.startsAt ?? STARTS_AT);
  const store = await openSqliteStore({ folder });
  for (const plate of options.permits ?? []) await allow(store, plate);

  const { site, gates: sections } = parseOptions(
    {
      site: {
        name: 'Palm Court',
        timeZone: options.timeZone ?? 'Asia/Kolkata',
        capacity: options.capacity ?? 8,
        slots: (options.slots ?? []).map((slot) => ({ name: slot.id, ...slot })),
      },
      gates: Object.entries(gates).map(([id, directionRule]) => ({
        id,
        name: id,
        directionRule,
        sensors: [...SENSORS],
        cameras: { in: { kind: 'simulated' }, out: { kind: 'simulated' } },
      })),
      simulation: {},
    },
    'the test',
  );

  const lanes = new Map(
    sections.map((section) => {
      const { id } = section;
      const shown: Record<Direction, string | null> = { in: null, out: null };
      const camera = (watches: Direction) =>
        simulatedCamera({
          place: { gateId: id, watches },
          clock,
          picture: (takenAt) => Promise.resolve(truePicture(shown[watches], `${id} ${watches} ${takenAt}`)),
        });
      const sensors = simulatedSensors({ clock, places: SENSORS });
      for (const place of SENSORS) sensors.cover(place, false);
      const barrier = simulatedBarrier({ clock, gateId: id });
      return [id, { section, shown, sensors, barrier, cameras: { in: camera('in'), out: camera('out') } }];
    }),
  );
  const laneOf = (gateId: string) => {
    const lane = lanes.get(gateId);
    if (lane === undefined) throw new Error(`there is no gate ${gateId}`);
    return lane;
  };
  const comes = (gateId: string, direction: Direction, plate: string | null): void => {
    const { shown, sensors } = laneOf(gateId);
    shown[direction] = plate;
    sensors.cover(PATHS[direction][0], true);
  };
  for (const standing of options.standing ?? []) comes(...standing);

  const slots = simulatedSlots(
    clock,
    (options.slots ?? []).map(({ id }) => id),
  );
  let refuses = false;
  let breaksDown = false;
  const reader = trueReader();
  const troubles: string[] = [];
  const pipeline = await startPipeline({
    site,
    clock,
    gates: [...lanes.values()],
    slotSensors: slots,
    reader: {
      ...reader,
      read: (picture) =>
        breaksDown ? Promise.reject(new Error('the network broke down')) : reader.read(picture),
    },
    readers: () => Promise.resolve([]),
    store: {
      ...store,
      passages: {
        ...store.passages,
        record: async (step) => {
          if (refuses) throw new Error('disk full');
          await store.passages.record(step);
        },
      },
      corrections: {
        ...store.corrections,
        record: async (step) => {
          if (refuses) throw new Error('disk full');
          await store.corrections.record(step);
        },
      },
    },
    pictures: {
      put: (picture) => Promise.resolve(createHash('sha256').update(picture).digest('hex')),
      get: () => Promise.resolve(null),
    },
    newId: randomUUID,
    onTrouble: (what, error) => troubles.push(`${what}: ${error instanceof Error ? error.message : ''}`),
  });

  const file = new DatabaseSync(join(folder, 'smart-parking.sqlite'), { readOnly: true });
  const onDisk = file.prepare('SELECT decision_json FROM passages WHERE id = ?');
  const shownTooEarly: Passage[] = [];
  pipeline.onChange(() => {
    for (const passage of pipeline.state().recent) {
      const row = onDisk.get(passage.id);
      const decided = row?.['decision_json'] ?? null;
      if (row === undefined || (passage.decision !== null && decided === null)) shownTooEarly.push(passage);
    }
    for (const passage of pipeline.state().gates.flatMap(({ underWay }) => underWay)) {
      const isTold = passage.decision !== null || DECIDED_PHASES.includes(passage.phase);
      const row = onDisk.get(passage.id);
      if (isTold && (row?.['decision_json'] ?? null) === null) shownTooEarly.push(passage);
    }
  });

  const pass = async (ms: number): Promise<void> => {
    await everyPromise();
    for (let gone = 0; gone < ms; gone += TICK_MS) {
      clock.advance(Math.min(TICK_MS, ms - gone));
      await everyPromise();
    }
  };
  const moves = async (gateId: string, place: SensorPlace, covered: boolean): Promise<void> => {
    laneOf(gateId).sensors.cover(place, covered);
    await pass(STEP_MS);
  };

  return {
    clock,
    pipeline,
    store,
    troubles,
    shownTooEarly,
    barrier: (gateId) => laneOf(gateId).barrier,
    sensors: (gateId) => laneOf(gateId).sensors,
    position: (gateId) => laneOf(gateId).barrier.position,
    diskRefuses: (now) => {
      refuses = now;
    },
    readerFails: (now) => {
      breaksDown = now;
    },
    camera: (gateId, direction) => laneOf(gateId).cameras[direction],
    slots,
    pass,
    waits: async (ms) => {
      await everyPromise();
      for (let gone = 0; gone < ms; gone += QUIET_TICK_MS) {
        clock.advance(Math.min(QUIET_TICK_MS, ms - gone));
        await everyPromise();
      }
    },
    arrives: async (gateId, direction, plate) => {
      comes(gateId, direction, plate);
      await pass(STEP_MS);
    },
    goesThrough: async (gateId, direction) => {
      const [start, middle, end] = PATHS[direction];
      await moves(gateId, middle, true);
      await moves(gateId, end, true);
      await moves(gateId, start, false);
      await moves(gateId, middle, false);
      await moves(gateId, end, false);
      // Until the last sensor is believed to be clear.
      await pass(STEP_MS);
    },
    turnsAway: async (gateId, direction) => {
      await moves(gateId, PATHS[direction][0], false);
      // It may still be between two sensors, while the arm is not down.
      await pass(6_000);
    },
    order: (gateId, command, until = null) =>
      pipeline.command(gateId, { command, direction: 'in', passageId: null, until, by: 'Ada' }),
    history: async () => (await store.passages.page({}, null, 100)).rows,
    stop: async () => {
      await pipeline.stop();
      file.close();
      await store.close();
    },
    isKilled: async () => {
      file.close();
      await store.close();
    },
  };
}

export async function allow(store: Store, plate: string, said: Partial<Permit> = {}): Promise<void> {
  await store.permits.add(plainPermit({ id: `permit-${plate}`, plates: [plate], holder: plate, ...said }));
}

/** All promises that need no time have been resolved. */
function everyPromise(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
