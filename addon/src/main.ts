import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Camera, CameraPlace } from './camera/camera.ts';
import { openCamera } from './camera/open-camera.ts';
import { systemClock } from './clock.ts';
import { DIRECTIONS } from './contract/words.ts';
import type { Direction } from './contract/words.ts';
import { fillEmptyStore } from './demonstration/fill-empty-store.ts';
import { UserError } from './errors.ts';
import type { Options, OptionsInput } from './options.ts';
import { startPipeline } from './pipeline.ts';
import type { GateParts } from './pipeline/running-gate.ts';
import type { ReaderName } from './plate/reader-name.ts';
import { openReaderPool, readersFor } from './plate/reader-pool.ts';
import { openRemoteReaders } from './plate/remote/open-remote-readers.ts';
import type { RemoteReaders } from './plate/remote/open-remote-readers.ts';
import { openThreadedReader } from './plate/threaded-reader.ts';
import { programOptions, USAGE } from './program-arguments.ts';
import { DEMONSTRATION_SITE } from './simulation/demonstration-site.ts';
import { drawApproach } from './simulation/draw-approach.ts';
import { paced } from './simulation/paced.ts';
import { simulatedClock } from './simulation/simulated-clock.ts';
import { simulateSite } from './simulation/simulated-site.ts';
import type { SimulatedSite } from './simulation/simulated-site.ts';
import { openPictureFiles } from './store/picture-files.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { Store } from './store/store.ts';
import { openServer } from './web/server.ts';
import { siteView } from './web/site-view.ts';

export interface App {
  /** Where the page is, for example `http://127.0.0.1:8099`. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** The demonstration: what `npm start` shows where nothing else is asked for. */
const DEMONSTRATION: OptionsInput = {
  site: {
    name: DEMONSTRATION_SITE.name,
    capacity: DEMONSTRATION_SITE.capacity,
    slots: [...DEMONSTRATION_SITE.slots],
  },
  gates: DEMONSTRATION_SITE.gates.map(({ id, name, directionRule, sensors, cameras }) => ({
    id,
    name,
    directionRule,
    sensors: [...sensors],
    cameras: Object.fromEntries(cameras.map((direction) => [direction, { kind: 'simulated' as const }])),
  })),
  // Something happens about every ten seconds.
  simulation: { speed: 4 },
};

/**
 * The parts list: everything that the program is made of is chosen here and nowhere else.
 *
 * @throws UserError when a part cannot be opened; those that were are closed again.
 */
export async function startApp(options: Options, log: Logger): Promise<App> {
  await using opened = new AsyncDisposableStack();
  const onTrouble = (what: string, error: unknown): void => {
    log.error({ err: error }, what);
  };

  const store = await openSqliteStore({
    folder: options.dataFolder,
    onCorruptRow: (error) => {
      onTrouble('a damaged row was left out', error);
    },
  });
  opened.defer(() => store.close());
  const pictures = await openPictureFiles({ folder: options.dataFolder });
  const readers = await openReaders(options, store, onTrouble);
  const { reader } = readers;
  opened.defer(() => reader.close());

  const clock = simulatedClock({
    // A clock that ran ahead of the machine's goes on from where it was: history never repeats itself.
    startsAt: Math.max(systemClock.now(), ((await store.newestInstant()) ?? 0) + 1),
    speed: options.simulation.speed,
  });
  opened.defer(() => {
    clock.stop();
  });
  await fillEmptyStore({ options, store, pictures, now: clock.now() });
  const simulation = simulateSite({
    seed: options.simulation.seed,
    clock,
    draw: paced(clock, drawApproach()),
    timeZone: options.site.timeZone,
    inside: await store.visits.open(),
  });
  opened.defer(() => simulation.stop());

  const pipeline = await startPipeline({
    site: options.site,
    clock,
    gates: options.gates.map((section) => gateParts(section, simulation, clock)),
    slotSensors: simulation.slotSensors,
    reader: { ...reader, read: paced(clock, (picture, options) => reader.read(picture, options)) },
    readers: readers.views,
    store,
    pictures,
    newId: randomUUID,
    onTrouble,
  });
  opened.defer(() => pipeline.stop());

  const server = await openServer({
    options: options.web,
    site: {
      ...pipeline,
      view: () => siteView(pipeline.state(), { clockSpeed: options.simulation.speed, simulated: true }),
    },
    store,
    pictures,
    clock: systemClock,
    log,
    pageFolder: pageFolder(),
    timeZone: options.site.timeZone,
  });
  opened.defer(() => server.close());

  clock.start();
  simulation.start();
  const parts = opened.move();
  return { address: server.address, stop: () => parts.disposeAsync() };
}

/** Those on this machine, and behind them those elsewhere. */
async function openReaders(
  { site, gates, reader }: Options,
  store: Store,
  onTrouble: (what: string, error: unknown) => void,
): Promise<RemoteReaders> {
  const { regions, timeZone } = site;
  const { remotes, shadow } = reader;
  const open = ({ kind, models }: { readonly kind: ReaderName; readonly models?: string | undefined }) => ({
    reader: kind,
    regions,
    ...(models !== undefined && { models }),
  });
  await using opened = new AsyncDisposableStack();
  const local = await openReaderPool({
    size: readersFor(camerasOf(gates), availableParallelism()),
    open: () => openThreadedReader({ ...open(reader), witness: reader.witness }),
  });
  opened.defer(() => local.close());
  const all = await openRemoteReaders({
    local,
    remotes,
    shadow:
      shadow === undefined
        ? null
        : { reader: await openThreadedReader(open(shadow)), readsPerPassage: shadow.readsPerPassage },
    paidReads: store.paidReads,
    agreement: store.agreement,
    clock: systemClock,
    random: Math.random,
    timeZone,
    regions,
    environment: process.env,
    onBudget: (name, { used, perMonth }) => {
      onTrouble(`the reader ${name} has used ${used} of its ${perMonth} reads of this month`, null);
    },
    onDefect: (error) => {
      onTrouble('a reader elsewhere broke down', error);
    },
  });
  opened.move();
  return all;
}

function camerasOf(gates: Options['gates']): number {
  return gates.reduce((sum, { cameras }) => sum + Object.keys(cameras).length, 0);
}

/** The built page lies beside the bundle; run from source, it lies where the build puts it. */
function pageFolder(): string {
  return join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../dist/page' : '../page');
}

function gateParts(
  section: Options['gates'][number],
  simulation: SimulatedSite,
  clock: ReturnType<typeof simulatedClock>,
): GateParts {
  const sensors = simulation.sensors.get(section.id);
  const barrier = simulation.barriers.get(section.id);
  if (sensors === undefined || barrier === undefined) {
    throw new UserError(
      'no-such-gate',
      `gates: "${section.id}" has no barrier. The only barriers yet are the simulated ones, whose gates are ` +
        `${[...simulation.barriers.keys()].join(', ')}.`,
    );
  }
  const cameras = DIRECTIONS.flatMap((watches): [Direction, Camera][] => {
    const options = section.cameras[watches];
    if (options === undefined) return [];
    const place = { gateId: section.id, watches };
    return [
      [
        watches,
        options.kind === 'simulated'
          ? simulatedCamera(simulation, place)
          : openCamera(options, { place, clock, random: Math.random }),
      ],
    ];
  });
  return { section, cameras: Object.fromEntries(cameras), sensors, barrier };
}

function simulatedCamera(simulation: SimulatedSite, { gateId, watches }: CameraPlace): Camera {
  const camera = simulation.cameras.find(({ place }) => place.gateId === gateId && place.watches === watches);
  if (camera !== undefined) return camera;
  throw new UserError(
    'no-such-camera',
    `gates: the simulated gate "${gateId}" has no camera that watches "${watches}".`,
  );
}

async function run(): Promise<void> {
  const options = await programOptions(process.argv.slice(2), process.env, DEMONSTRATION);
  if (options === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const app = await startApp(options, pino({ level: 'warn' }, pino.destination(2)));
  process.stdout.write(
    `${options.site.name} is open: ${app.address}\n` +
      `A simulated site at ${options.simulation.speed} times real time; its history is in ${options.dataFolder}/. Ctrl-C ends it.\n`,
  );
  let stopping = false;
  const stop = (): void => {
    // Who asks twice does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    app.stop().catch(fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof UserError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

if (import.meta.main) {
  run().catch(fail);
}
