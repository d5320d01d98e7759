import type { SiteView } from '../src/contract/site-view.ts';
import type { Instant } from '../src/contract/words.ts';
import { type Connection, NOT_YET_CONNECTED, nextConnection, retryDelayMs } from './connection-state.ts';

export interface LiveConnectionOptions {
  /** Address of the server-sent events. */
  readonly url: string;
  readonly onSite: (site: SiteView) => void;
  readonly onConnection: (connection: Connection) => void;
  /** Asks the server for a sign of life while the stream is silent or broken; false: there is none. */
  readonly isReachable: () => Promise<boolean>;
  readonly now: () => Instant;
}

export interface LiveConnection {
  /** Does not wait for the next attempt. */
  readonly retryNow: () => void;
  readonly close: () => void;
}

/** A stream whose other end vanished without a word looks like a quiet site: after this long it is asked. */
const SILENCE_MS = 20_000;

/** Keeps the page live by server-sent events, reconnecting for as long as it is open. */
export function openLiveConnection(options: LiveConnectionOptions): LiveConnection {
  let connection = NOT_YET_CONNECTED;
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const happened = (event: 'heard' | 'failed'): void => {
    const next = nextConnection(connection, event, options.now());
    if (next === connection) return;
    connection = next;
    options.onConnection(next);
  };

  const wait = (delayMs: number, task: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(task, delayMs);
  };

  const watchSilence = (): void => {
    wait(SILENCE_MS, () => {
      const watched = source;
      void options.isReachable().then((reachable) => {
        if (closed || source !== watched) return;
        if (reachable) watchSilence();
        else fail();
      });
    });
  };

  const fail = (): void => {
    source?.close();
    source = null;
    happened('failed');
    wait(retryDelayMs(connection), connect);
  };

  const connect = (): void => {
    source?.close();
    const opened = new EventSource(options.url);
    source = opened;
    opened.addEventListener('site', (event: MessageEvent<string>) => {
      if (source !== opened) return;
      watchSilence();
      happened('heard');
      options.onSite(JSON.parse(event.data) as SiteView);
    });
    opened.addEventListener('error', () => {
      if (source !== opened) return;
      // Whether it was the network or a signed-out session, only a plain request can tell.
      void options.isReachable();
      fail();
    });
    watchSilence();
  };

  connect();

  return {
    retryNow: () => {
      if (!closed && connection.state !== 'live') connect();
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      source?.close();
      source = null;
    },
  };
}
