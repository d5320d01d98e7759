import { describe, expect, it } from 'vitest';
import { type Connection, nextConnection, NOT_YET_CONNECTED, retryDelayMs } from './connection-state.ts';

const at = (state: Connection, ...events: readonly (readonly ['heard' | 'failed', number])[]): Connection =>
  events.reduce((connection, [event, now]) => nextConnection(connection, event, now), state);

describe('the connection to the site', () => {
  it('is live from the first news on', () => {
    expect(at(NOT_YET_CONNECTED, ['heard', 10])).toEqual({ state: 'live' });
  });

  it('is lost since the first failure, however often it is tried again', () => {
    expect(at(NOT_YET_CONNECTED, ['heard', 10], ['failed', 20], ['failed', 30], ['failed', 40])).toEqual({
      state: 'lost',
      since: 20,
      failures: 3,
    });
  });

  it('is live again when news come, and forgets how long that took', () => {
    const back = at(NOT_YET_CONNECTED, ['heard', 10], ['failed', 20], ['heard', 30]);
    expect(back).toEqual({ state: 'live' });
    expect(at(back, ['failed', 40])).toEqual({ state: 'lost', since: 40, failures: 1 });
  });

  it('tells about a site that never answered only after a second attempt', () => {
    expect(at(NOT_YET_CONNECTED, ['failed', 10])).toEqual({ state: 'connecting', failures: 1 });
    expect(at(NOT_YET_CONNECTED, ['failed', 10], ['failed', 20])).toEqual({
      state: 'lost',
      since: 20,
      failures: 2,
    });
  });

  it('says nothing new when live news follow each other', () => {
    const live: Connection = { state: 'live' };
    expect(nextConnection(live, 'heard', 10)).toBe(live);
  });

  it('is tried again soon at first, then ever more rarely, but at least every quarter of a minute', () => {
    const delays = [1, 2, 3, 4, 5, 6, 20].map((failures) =>
      retryDelayMs({ state: 'lost', since: 0, failures }),
    );
    expect(delays).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  });
});
