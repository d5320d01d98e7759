import type { Instant } from '../src/contract/words.ts';

/** How fresh the page is. */
export type Connection =
  | { readonly state: 'connecting'; readonly failures: number }
  | { readonly state: 'live' }
  | { readonly state: 'lost'; readonly since: Instant; readonly failures: number };

export type ConnectionEvent =
  /** News of the site came. */
  | 'heard'
  /** The stream ended or could not be opened. */
  | 'failed';

export const NOT_YET_CONNECTED: Connection = { state: 'connecting', failures: 0 };

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;

export function nextConnection(before: Connection, event: ConnectionEvent, at: Instant): Connection {
  if (event === 'heard') return before.state === 'live' ? before : { state: 'live' };
  switch (before.state) {
    case 'live':
      return { state: 'lost', since: at, failures: 1 };
    case 'lost':
      return { ...before, failures: before.failures + 1 };
    case 'connecting':
      // A first attempt may fall into a restart; a second failure is worth telling.
      return before.failures === 0
        ? { state: 'connecting', failures: 1 }
        : { state: 'lost', since: at, failures: 2 };
  }
}

/** How long to wait before the next attempt: doubling, so that a site that starts up is not stormed. */
export function retryDelayMs(connection: Connection): number {
  if (connection.state === 'live') return FIRST_RETRY_MS;
  return Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, connection.failures - 1));
}
