import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BudgetView } from '../src/contract/readers.ts';
import { drawScene } from '../src/plate/plate-drawing.contract.ts';
import type { PassageSoFar, PlateReader } from '../src/plate/plate-reader.ts';
import type { PictureReading } from '../src/plate/reading.ts';
import { openRemoteReaders } from '../src/plate/remote/open-remote-readers.ts';
import type { RemoteReaders, RemoteReadersParts } from '../src/plate/remote/open-remote-readers.ts';
import { remoteOptions } from '../src/plate/remote/remote-options.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { Store } from '../src/store/store.ts';
import { manualClock } from './manual-clock.ts';
import type { ManualClock } from './manual-clock.ts';
import { recognitionService } from './recognition-service.ts';
import type { RecognitionService } from './recognition-service.ts';
import { seen } from './seen-plates.ts';

export const KEY = '0a1b2c3d4e5f';

/** A reader that reads in every picture what the test says. */
export interface HandReader extends PlateReader {
  readonly reads: () => number;
  readonly isClosed: () => boolean;
  /** Texts that it reads from now on; null: it breaks down. */
  readonly see: (...texts: readonly string[]) => void;
  readonly breakDown: () => void;
}

export function handReader(name: string): HandReader {
  let texts: readonly string[] | null = [];
  let reads = 0;
  let isClosed = false;
  return {
    name,
    reads: () => reads,
    isClosed: () => isClosed,
    see: (...next) => {
      texts = next;
    },
    breakDown: () => {
      texts = null;
    },
    read: () => {
      reads += 1;
      if (texts === null) return Promise.reject(new Error('The reader broke down.'));
      const plates = texts.map((text) => seen(text));
      return Promise.resolve({
        ok: true,
        reading: { plates, advice: null, reader: name, wallMs: 1, cpuMs: 1 },
      });
    },
    close: () => {
      isClosed = true;
      return Promise.resolve();
    },
  };
}

/** Readers in order with real services on loopback, a real store, and a local reader by hand. */
export interface ReadersUnderTest {
  readonly clock: ManualClock;
  readonly local: HandReader;
  readonly first: RecognitionService;
  readonly second: RecognitionService;
  readonly store: Store;
  readonly keyFile: string;
  readonly picture: Uint8Array;
  readonly budgets: readonly string[];
  readonly defects: readonly unknown[];
  /** Resolves when so many frames of shadows were recorded. */
  readonly untilCompared: (times: number) => Promise<void>;
  readonly untilDefect: (times: number) => Promise<void>;
  /** Options of a remote reader at one of the services, less what the schema adds. */
  readonly remote: (service: RecognitionService, changes?: object) => RemoteReadersParts['remotes'][number];
  readonly open: (
    remotes: RemoteReadersParts['remotes'],
    shadow?: RemoteReadersParts['shadow'],
  ) => Promise<RemoteReaders>;
  readonly dispose: () => Promise<void>;
}

export async function readersUnderTest(): Promise<ReadersUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-parking-readers-'));
  const keyFile = join(folder, 'service.key');
  await writeFile(keyFile, `${KEY}\n`, { mode: 0o600 });
  const store = await openSqliteStore({ folder });
  const [first, second] = [await recognitionService(), await recognitionService()];
  const clock = manualClock(Date.parse('2027-01-15T12:00:00Z'));
  const local = handReader('plates');
  const budgets: string[] = [];
  const defects: unknown[] = [];
  let compared = 0;
  let changed = Promise.withResolvers<undefined>();
  const change = (): void => {
    changed.resolve(undefined);
    changed = Promise.withResolvers();
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await changed.promise;
  };
  return {
    clock,
    local,
    first,
    second,
    store,
    keyFile,
    picture: await drawScene([]).jpeg().toBuffer(),
    budgets,
    defects,
    untilCompared: (times) => until(() => compared >= times),
    untilDefect: (times) => until(() => defects.length >= times),
    remote: (service, changes = {}) =>
      remoteOptions.parse({
        kind: 'plate-recognizer',
        name: service === first ? 'first' : 'second',
        url: `${service.origin}/v1/plate-reader/`,
        keyFile,
        monthlyBudget: 100,
        afterFrames: 10,
        ...changes,
      }),
    open: (remotes, shadow = null) =>
      openRemoteReaders({
        local,
        remotes,
        shadow,
        paidReads: store.paidReads,
        agreement: {
          ...store.agreement,
          add: async (record) => {
            await store.agreement.add(record);
            compared += 1;
            change();
          },
        },
        clock,
        random: () => 0,
        timeZone: 'Europe/Berlin',
        regions: ['IN'],
        environment: {},
        onBudget: (reader, { state, used }: BudgetView) => budgets.push(`${reader}: ${state} at ${used}`),
        onDefect: (error) => {
          defects.push(error);
          change();
        },
      }),
    dispose: async () => {
      await first.close();
      await second.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The answer of Plate Recognizer to a picture with these plates. */
export function platesToldAs(...plates: readonly string[]): unknown {
  return {
    results: plates.map((plate) => ({
      plate: plate.toLowerCase(),
      score: 0.9,
      // Where `seen` puts a plate.
      box: { xmin: 300, ymin: 400, xmax: 408, ymax: 424 },
    })),
  };
}

export function passageOf(frames: number, changes: Partial<PassageSoFar> = {}): PassageSoFar {
  return { id: 'passage-1', gateId: 'lane', frames, isSettled: false, ...changes };
}

/** `reader: text, text <witness: text>` */
export function told(reading: PictureReading | null | undefined): string {
  if (reading === null || reading === undefined) return 'nothing';
  const plates = reading.plates.map(({ text, witnesses }) =>
    [text, ...witnesses.map((each) => `<${each.reader}: ${each.text}>`)].join(' '),
  );
  return `${reading.reader}: ${plates.join(', ')}`;
}
