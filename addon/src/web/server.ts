import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import type { PictureStore, Store } from '../store/store.ts';
import type { LiveSite } from './live-site.ts';
import { webLog } from './request-log.ts';
import { addRoutes } from './routes.ts';
import type { SignInParts } from './sign-in/session.ts';
import { createSessions } from './sign-in/sessions.ts';
import { createPasswordCheck } from './sign-in/sign-in.ts';
import { readTlsFiles } from './tls-files.ts';
import { createWebApp } from './web-app.ts';
import { assertGuarded } from './web-options.ts';
import type { WebOptions } from './web-options.ts';

/** Requests under way may end by themselves for so long; then their connections are cut. */
const CLOSING_PATIENCE_MS = 3000;

export interface ServerOptions {
  readonly options: WebOptions;
  readonly site: LiveSite;
  readonly store: Store;
  readonly pictures: PictureStore;
  /** The machine's clock, also where the site's is simulated: sessions and limits are about real visitors. */
  readonly clock: Clock;
  readonly log: Logger;
  /** Folder of the built page, with `index.html`. */
  readonly pageFolder: string;
  /** IANA name of the site's time zone: its days are what the history is searched by. */
  readonly timeZone: string;
}

export interface OpenServer {
  /** For example `http://127.0.0.1:8099`. */
  readonly address: string;
  /** Ends live streams, lets requests under way end, and resolves when no connection is left. */
  close(): Promise<void>;
}

/**
 * Opens the page and the API.
 * @throws UserError `password-needed`, `tls-file-unreadable`, `tls-files-unfit`, `port-in-use`, `port-not-allowed` or
 *   `host-not-here`, each naming the option.
 */
export async function openServer(parts: ServerOptions): Promise<OpenServer> {
  const { options, clock } = parts;
  assertGuarded(options);
  const tls = options.tls === undefined ? null : await readTlsFiles(options.tls);
  const signIn = await signInParts(parts);
  const app = await createWebApp({ clock, log: webLog(parts.log), tls });
  try {
    await addRoutes(app, { ...parts, signIn });
    const address = await listen(app, options);
    return { address, close: () => closed(app, clock) };
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function signInParts({ options, store, clock }: ServerOptions): Promise<SignInParts | null> {
  const { password, tls } = options;
  if (password === undefined) return null;
  const [sessions, passwords] = await Promise.all([
    createSessions({ store, clock, password }),
    createPasswordCheck({ password, clock }),
  ]);
  return { sessions, passwords, secure: tls !== undefined };
}

async function listen(app: FastifyInstance, { host, port }: WebOptions): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? error.code : undefined;
    if (why === 'EADDRINUSE') {
      throw new UserError(
        'port-in-use',
        `web.port is ${port}, which another program uses on ${host}. Choose another port, or end that program.`,
        { cause: error },
      );
    }
    if (why === 'EACCES') {
      throw new UserError(
        'port-not-allowed',
        `web.port is ${port}, which this program may not use. Choose one from 1024 to 65535.`,
        { cause: error },
      );
    }
    if (why === 'EADDRNOTAVAIL' || why === 'ENOTFOUND') {
      throw new UserError(
        'host-not-here',
        `web.host is "${host}", which is no address of this machine. Use 127.0.0.1, or 0.0.0.0 for all of them.`,
        { cause: error },
      );
    }
    throw error;
  }
}

async function closed(app: FastifyInstance, clock: Clock): Promise<void> {
  const cancel = clock.after(CLOSING_PATIENCE_MS, () => {
    app.server.closeAllConnections();
  });
  try {
    await app.close();
  } finally {
    cancel();
  }
}
