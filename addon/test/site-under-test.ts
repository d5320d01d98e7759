import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainPermit } from '../src/access/permits/plain-permit.ts';
import type { BarrierFault, Instant } from '../src/contract/words.ts';
import { parseOptions } from '../src/options.ts';
import type { Options } from '../src/options.ts';
import { startPipeline } from '../src/pipeline.ts';
import type { Pipeline } from '../src/pipeline.ts';
import type { PlateReader } from '../src/plate/plate-reader.ts';
import { DEMONSTRATION_SITE } from '../src/simulation/demonstration-site.ts';
import { simulateSite } from '../src/simulation/simulated-site.ts';
import type { SimulatedSite } from '../src/simulation/simulated-site.ts';
import { drawTruth, trueReader } from '../src/simulation/true-reader.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { PictureStore, Store } from '../src/store/store.ts';
import { hurriedClock } from './hurried-clock.ts';
import type { HurriedClock } from './hurried-clock.ts';

export interface SiteUnderTest {
  readonly clock: HurriedClock;
  readonly simulation: SimulatedSite;
  readonly pipeline: Pipeline;
  readonly store: Store;
  /** What went wrong without ending the site. */
  readonly troubles: readonly unknown[];
  /** Every fault that a gate was in at any time, by the gate: what needs a person. */
  readonly faults: ReadonlyMap<string, ReadonlySet<BarrierFault>>;
  stop(): Promise<void>;
}

export interface SiteUnderTestOptions {
  readonly folder: string;
  readonly seed?: number;
  readonly startsAt?: Instant;
  readonly faults?: boolean;
  readonly reader?: PlateReader;
}

const GATES = DEMONSTRATION_SITE.gates.map(({ id, name, directionRule, sensors, cameras }) => ({
  id,
  name,
  directionRule,
  sensors: [...sensors],
  cameras: Object.fromEntries(cameras.map((direction) => [direction, { kind: 'simulated' as const }])),
}));

export const TEST_OPTIONS: Options = parseOptions(
  {
    site: {
      name: DEMONSTRATION_SITE.name,
      timeZone: 'Asia/Kolkata',
      capacity: DEMONSTRATION_SITE.capacity,
      slots: DEMONSTRATION_SITE.slots,
    },
    gates: GATES,
    simulation: {},
  },
  'the test',
);

/** The demonstration's site with its real store, its real stages and a reader that knows what was drawn. */
export async function openSiteUnderTest(options: SiteUnderTestOptions): Promise<SiteUnderTest> {
  const { folder, seed = 1, faults = false } = options;
  const store = await openSqliteStore({ folder });
  const newest = await store.newestInstant();
  const clock = hurriedClock(options.startsAt ?? (newest ?? Date.UTC(2026, 10, 23, 3, 30)) + 1);
  const simulation = simulateSite({
    seed,
    clock,
    draw: drawTruth,
    timeZone: 'Asia/Kolkata',
    inside: await store.visits.open(),
    faults,
  });
  if (newest === null) {
    for (const { plate, ...permit } of simulation.permits) {
      await store.permits.add(plainPermit({ id: randomUUID(), plates: [plate], ...permit }));
    }
  }
  const troubles: unknown[] = [];
  const pipeline = await startPipeline({
    site: TEST_OPTIONS.site,
    clock,
    gates: TEST_OPTIONS.gates.map((section) => ({
      section,
      cameras: Object.fromEntries(
        simulation.cameras
          .filter(({ place }) => place.gateId === section.id)
          .map((camera) => [camera.place.watches, camera]),
      ),
      sensors: found(simulation.sensors.get(section.id)),
      barrier: found(simulation.barriers.get(section.id)),
    })),
    slotSensors: simulation.slotSensors,
    readers: () => Promise.resolve([]),
    reader: options.reader ?? trueReader(),
    store,
    pictures: pictureMemory(),
    newId: randomUUID,
    onTrouble: (_, error) => troubles.push(error),
  });
  const gateFaults = new Map<string, Set<BarrierFault>>();
  pipeline.onChange(() => {
    for (const { id, barrier } of pipeline.state().gates) {
      if (barrier.fault !== null) gateFaults.set(id, (gateFaults.get(id) ?? new Set()).add(barrier.fault));
    }
  });
  simulation.start();
  return {
    clock,
    simulation,
    pipeline,
    store,
    troubles,
    faults: gateFaults,
    stop: async () => {
      await simulation.stop();
      await pipeline.stop();
      await store.close();
    },
  };
}

/** A folder that is gone after `use`. */
export async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-parking-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Pictures without a disk, which the hurried clock would outrun. */
function pictureMemory(): PictureStore {
  const kept = new Map<string, Uint8Array>();
  return {
    put: (picture) => {
      const id = createHash('sha256').update(picture).digest('hex');
      kept.set(id, picture);
      return Promise.resolve(id);
    },
    get: (id) => Promise.resolve(kept.get(id) ?? null),
  };
}

function found<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('the simulated site lacks a part of the demonstration');
  return part;
}
