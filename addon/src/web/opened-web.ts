/** For the tests of this room: a whole server on loopback, with a real store in a temporary folder. */
import { createHash } from 'node:crypto';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { systemClock } from '../clock.ts';
import type { Clock } from '../clock.ts';
import type { GateView, SiteView } from '../contract/site-view.ts';
import type { Passage } from '../gate/passage.ts';
import type { ReadResult } from '../plate/plate-reader.ts';
import { openPictureFiles } from '../store/picture-files.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import type { PictureStore, Store } from '../store/store.ts';
import type { CommandAnswer, LiveSite } from './live-site.ts';
import { pictureType } from './picture-type.ts';
import { openServer } from './server.ts';
import { webOptions } from './web-options.ts';
import type { WebOptions } from './web-options.ts';

export const PASSWORD = 'correct horse';

/** A site that tests move by hand; it keeps uploaded pictures and reads in each what it was told to. */
export interface HandSite extends LiveSite {
  /** What was ordered, as `gate command direction by`. */
  readonly orders: readonly string[];
  readonly uploads: readonly { readonly bytes: number; readonly approach: unknown }[];
  readonly permitChanges: () => number;
  readonly listeners: () => number;
  readonly change: (part: Partial<SiteView>) => void;
  readonly answerCommandsWith: (answer: CommandAnswer) => void;
  readonly readAs: (result: ReadResult) => void;
}

const NOT_A_PICTURE: ReadResult = {
  ok: false,
  trouble: { kind: 'not-a-picture', detail: 'This is not a picture.' },
};

export function readingOf(...texts: readonly string[]): ReadResult {
  const box = { x: 0, y: 0, w: 10, h: 5 };
  const plates = texts.map((text) => ({
    text,
    confidence: 0.9,
    characters: Array.from(text, () => 0.9),
    box,
    candidates: [],
  }));
  return { ok: true, reading: { plates, reader: 'by-hand', wallMs: 1, cpuMs: 1 } };
}

export function handSite(pictures: PictureStore): HandSite {
  let view = siteView();
  let commandAnswer: CommandAnswer = { done: true };
  let reads = readingOf('MH12AB1234');
  let permitChanges = 0;
  const listeners = new Set<() => void>();
  const orders: string[] = [];
  const uploads: { bytes: number; approach: unknown }[] = [];
  return {
    orders,
    uploads,
    permitChanges: () => permitChanges,
    listeners: () => listeners.size,
    change: (part) => {
      view = { ...view, ...part };
      for (const listener of listeners) listener();
    },
    answerCommandsWith: (answer) => {
      commandAnswer = answer;
    },
    readAs: (result) => {
      reads = result;
    },
    view: () => view,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    command: (gateId, command, direction, by) => {
      if (!view.gates.some(({ id }) => id === gateId)) {
        return Promise.resolve({ done: false, why: 'no-such-gate' });
      }
      orders.push(`${gateId} ${command} ${direction} ${by}`);
      return Promise.resolve(commandAnswer);
    },
    permitsChanged: () => {
      permitChanges += 1;
      return Promise.resolve();
    },
    upload: async (picture, approach) => {
      uploads.push({ bytes: picture.length, approach });
      const result = pictureType(picture) === null ? NOT_A_PICTURE : reads;
      return { result, pictureId: result.ok ? await pictures.put(picture) : null };
    },
  };
}

function siteView(): SiteView {
  const gate: GateView = {
    id: 'main',
    name: 'Main gate',
    directionRule: 'both',
    barrier: { position: 'closed', heldOpen: false, fault: null },
    sensors: {},
    cameras: [],
    passages: [],
    last: null,
  };
  return {
    name: 'Test site',
    timeZone: 'Europe/Berlin',
    now: 0,
    clockSpeed: 1,
    capacity: 8,
    occupied: 3,
    free: 5,
    gates: [gate],
    slots: [],
    today: [],
    simulated: true,
  };
}

export function passageOf(part: Partial<Passage> & Pick<Passage, 'id' | 'arrivedAt'>): Passage {
  return {
    gateId: 'main',
    direction: 'in',
    phase: 'clear',
    endedAt: part.arrivedAt + 10_000,
    plate: 'B MW 1234'.replaceAll(' ', ''),
    decision: null,
    outcome: 'entered',
    inferred: false,
    interrupted: false,
    pictureId: null,
    ...part,
  };
}

/** Begins as a JPEG does; what comes after is counted, never decoded. */
export function jpegOf(bytes: number): Uint8Array<ArrayBuffer> {
  const picture = new Uint8Array(bytes).fill(0x55);
  picture.set([0xff, 0xd8, 0xff, 0xe0]);
  return picture;
}

export function addressOfContent(picture: Uint8Array): string {
  return createHash('sha256').update(picture).digest('hex');
}

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
  const site = handSite(pictures);
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

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text as JSON. */
  readonly body: unknown;
}

/** A browser as far as this server can tell: it keeps its cookie and says where its requests come from. */
export interface Visitor {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Reply>;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Reply>;
  readonly del: (path: string, headers?: Record<string, string>) => Promise<Reply>;
  readonly cookie: () => string | null;
}

export function visitor({ address }: Pick<OpenedWeb, 'address'>): Visitor {
  let cookie: string | null = null;
  const send = async (path: string, init: RequestInit, headers: Record<string, string>): Promise<Reply> => {
    const response = await fetch(`${address}${path}`, {
      ...init,
      headers: { origin: address, ...(cookie === null ? {} : { cookie }), ...headers },
    });
    const given = response.headers.get('set-cookie')?.split(';')[0];
    if (given !== undefined) cookie = given.endsWith('=') ? null : given;
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? (JSON.parse(text) as unknown) : null,
    };
  };
  return {
    get: (path, headers = {}) => send(path, {}, headers),
    post: (path, body, headers = {}) =>
      send(
        path,
        { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) },
        { 'content-type': 'application/json', ...headers },
      ),
    del: (path, headers = {}) => send(path, { method: 'DELETE' }, headers),
    cookie: () => cookie,
  };
}

export async function signedIn(web: OpenedWeb): Promise<Visitor> {
  const somebody = visitor(web);
  const answer = await somebody.post('/api/session', { password: PASSWORD });
  if (answer.status !== 200) throw new Error(`signing in was answered with ${answer.status}`);
  return somebody;
}

/** Code of an `ErrorView`. */
export function codeOf({ body }: Pick<Reply, 'body'>): unknown {
  return (body as { error?: { code?: unknown } } | null)?.error?.code;
}

export function messageOf({ body }: Pick<Reply, 'body'>): string {
  return String((body as { error?: { message?: unknown } } | null)?.error?.message);
}

/** Sends bytes as they are and resolves with everything that came back once the server has closed the connection. */
export function exchanged(port: number, ...parts: readonly (string | Uint8Array)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('close', () => {
      resolve(Buffer.concat(chunks).toString());
    });
    socket.on('error', reject);
    for (const part of parts) socket.write(part);
  });
}
