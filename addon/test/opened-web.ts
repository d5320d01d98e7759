/** For the tests of this room: a whole server on loopback, with a real store in a temporary folder. */
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { systemClock } from '../src/clock.ts';
import type { Clock } from '../src/clock.ts';
import { openPictureFiles } from '../src/store/picture-files.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { PictureStore, Store } from '../src/store/store.ts';
import { handSite } from './hand-site.ts';
import type { HandSite } from './hand-site.ts';
import { openServer } from '../src/web/server.ts';
import { webOptions } from '../src/web/web-options.ts';
import type { WebOptions } from '../src/web/web-options.ts';

export const PASSWORD = 'correct horse';

export interface OpenedWeb {
  readonly address: string;
  readonly port: number;
  readonly folder: string;
  readonly site: HandSite;
  readonly store: Store;
  readonly pictures: PictureStore;
  readonly logged: () => string;
  /** Closes the server only. */
  readonly closeServer: () => Promise<void>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

export interface OpenedWebOptions {
  readonly options?: Partial<WebOptions>;
  readonly clock?: Clock;
  readonly timeZone?: string;
}

export async function openedWeb({
  options = {},
  clock = systemClock,
  timeZone = 'Europe/Berlin',
}: OpenedWebOptions = {}): Promise<OpenedWeb> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-parking-web-'));
  const pageFolder = join(folder, 'page');
  await mkdir(pageFolder);
  await writeFile(join(pageFolder, 'index.html'), '<!doctype html><title>Smart Parking</title>');
  await writeFile(join(pageFolder, 'page.js'), 'export {};');
  await writeFile(join(folder, 'secret.txt'), 'nobody may read this');
  const store = await openSqliteStore({ folder });
  const pictures = await openPictureFiles({ folder });
  const site = handSite({ pictures, store });
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line) => lines.push(line) });
  const server = await openServer({
    options: webOptions.parse({ port: 0, ...options }),
    site,
    store,
    pictures,
    clock,
    log,
    pageFolder,
    timeZone,
  }).catch(async (error: unknown) => {
    await store.close();
    await rm(folder, { recursive: true });
    throw error;
  });
  let open = true;
  const closeServer = async (): Promise<void> => {
    if (open) await server.close();
    open = false;
  };
  return {
    address: server.address,
    port: Number(new URL(server.address).port),
    folder,
    site,
    store,
    pictures,
    logged: () => lines.join(''),
    closeServer,
    [Symbol.asyncDispose]: async () => {
      await closeServer();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
