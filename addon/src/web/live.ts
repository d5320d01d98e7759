import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock.ts';
import { refusal } from './http-errors.ts';
import { createLiveStream } from './live-stream.ts';
import type { LiveStream } from './live-stream.ts';
import type { LiveSite } from './live-site.ts';
import { SECURE_HEADERS } from './secure-headers.ts';
import type { Sessions } from './sign-in/sessions.ts';

/** Ten views a second look smooth; a burst of changes (a picture, a plate, a decision) becomes one. */
const LEAST_GAP_MS = 100;
/** Below the 30 to 60 s after which proxies and routers forget an idle connection. */
const BEAT_MS = 15_000;
/** Screens that a site has, and then some. */
const MOST_STREAMS = 32;

export interface LiveRouteOptions {
  readonly site: Pick<LiveSite, 'view' | 'onChange'>;
  /** The machine's clock, not the simulation's: it paces what goes over the wire. */
  readonly clock: Clock;
  readonly sessions: Sessions | null;
}

/** `GET /api/live`; its streams end when the server closes. */
export function addLiveRoute(app: FastifyInstance, { site, clock, sessions }: LiveRouteOptions): void {
  const streams = new Map<LiveStream, { readonly sessionToken: string | null }>();
  let lastShownAt = Number.NEGATIVE_INFINITY;
  let cancelShow: (() => void) | null = null;

  const showAll = (): void => {
    cancelShow = null;
    if (streams.size === 0) return;
    lastShownAt = clock.now();
    const event = siteEvent(site);
    for (const stream of streams.keys()) stream.show(event);
  };
  const stopListening = site.onChange(() => {
    if (cancelShow !== null) return;
    const waitMs = lastShownAt + LEAST_GAP_MS - clock.now();
    if (waitMs <= 0) showAll();
    else cancelShow = clock.after(waitMs, showAll);
  });

  const beatAll = async (): Promise<void> => {
    for (const [stream, { sessionToken }] of [...streams]) {
      if (sessionToken === null || (await sessions?.isValid(sessionToken)) === true) stream.beat();
      else stream.end();
    }
  };
  const scheduleBeat = (): (() => void) =>
    clock.after(BEAT_MS, () => {
      cancelBeat = scheduleBeat();
      beatAll().catch((error: unknown) => {
        app.log.error({ err: error }, 'live streams could not be kept up');
      });
    });
  let cancelBeat = scheduleBeat();

  app.get('/api/live', (request, reply) => {
    if (streams.size >= MOST_STREAMS) throw refusal('busy');
    const sessionToken = request.caller?.sessionToken ?? null;
    reply.hijack();
    reply.raw.writeHead(200, {
      ...SECURE_HEADERS,
      'content-type': 'text/event-stream; charset=utf-8',
      // One stream a connection, so that closing waits for nothing.
      connection: 'close',
      // nginx, which Home Assistant users put in front, would hold events back.
      'x-accel-buffering': 'no',
    });
    const stream = createLiveStream(reply.raw);
    streams.set(stream, { sessionToken });
    const stopWaiting =
      sessionToken === null
        ? undefined
        : sessions?.onEnd(sessionToken, () => {
            stream.end();
          });
    const forget = (): void => {
      streams.delete(stream);
      stopWaiting?.();
    };
    reply.raw.on('close', forget).on('error', forget);
    stream.show(siteEvent(site));
  });

  app.addHook('preClose', (done) => {
    stopListening();
    cancelShow?.();
    cancelBeat();
    for (const stream of [...streams.keys()]) stream.end();
    done();
  });
}

function siteEvent(site: Pick<LiveSite, 'view'>): string {
  return `event: site\ndata: ${JSON.stringify(site.view())}\n\n`;
}
