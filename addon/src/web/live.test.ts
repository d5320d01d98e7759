import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../test/manual-clock.ts';
import type { SiteView } from '../contract/site-view.ts';
import { openedWeb, PASSWORD } from '../../test/opened-web.ts';
import { signedIn, visitor } from '../../test/web-visitor.ts';
import type { OpenedWeb } from '../../test/opened-web.ts';
import { SESSION_LIFETIME_MS } from './sign-in/sessions.ts';

const NOW = Date.UTC(2026, 0, 15, 12);

interface LiveReader {
  /** The next block of lines: an event or a sign of life; null when the stream has ended. */
  readonly next: () => Promise<string | null>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

async function liveReader(web: OpenedWeb, cookie = ''): Promise<LiveReader> {
  const abort = new AbortController();
  const response = await fetch(`${web.address}/api/live`, { headers: { cookie }, signal: abort.signal });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  if (response.body === null) throw new Error('The stream has no body.');
  const chunks = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    next: async () => {
      while (!text.includes('\n\n')) {
        const { done, value } = await chunks.read();
        if (done) return null;
        text += value;
      }
      const end = text.indexOf('\n\n');
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      return block;
    },
    [Symbol.asyncDispose]: async () => {
      await chunks.cancel();
      abort.abort();
    },
  };
}

function viewIn(block: string | null): SiteView {
  const data = /^event: site\ndata: (.*)$/.exec(block ?? '')?.[1];
  if (data === undefined) throw new Error(`This is no event: ${block ?? 'the end'}`);
  return JSON.parse(data) as SiteView;
}

it('begins with the whole site and goes on with every change', async () => {
  const clock = manualClock(NOW);
  await using web = await openedWeb({ clock });
  await using live = await liveReader(web);
  expect(viewIn(await live.next())).toEqual(web.site.view());
  web.site.change({ occupied: 4, free: 4 });
  expect(viewIn(await live.next())).toMatchObject({ occupied: 4, free: 4 });
});

it('makes one event of a burst of changes, and leaves none out for long', async () => {
  const clock = manualClock(NOW);
  await using web = await openedWeb({ clock });
  await using live = await liveReader(web);
  await live.next();
  for (let occupied = 1; occupied <= 8; occupied += 1) web.site.change({ occupied });
  expect(viewIn(await live.next()).occupied).toBe(1);
  clock.advance(100);
  expect(viewIn(await live.next()).occupied).toBe(8);
  clock.advance(1000);
  web.site.change({ occupied: 0 });
  expect(viewIn(await live.next()).occupied).toBe(0);
});

it('gives a sign of life while nothing changes', async () => {
  const clock = manualClock(NOW);
  await using web = await openedWeb({ clock });
  await using live = await liveReader(web);
  await live.next();
  clock.advance(15_000);
  expect(await live.next()).toBe(':');
});

it('holds nothing back for a reader that does not read, and is quick for the others meanwhile', async () => {
  const clock = manualClock(NOW);
  await using web = await openedWeb({ clock });
  const slow = connect(web.port, '127.0.0.1').pause();
  slow.write('GET /api/live HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await using live = await liveReader(web);
  await live.next();
  // Far more than the socket buffers of both sides hold.
  const name = 'x'.repeat(1_000_000);
  for (let occupied = 1; occupied <= 30; occupied += 1) {
    clock.advance(100);
    web.site.change({ name, occupied });
    expect(viewIn(await live.next()).occupied).toBe(occupied);
  }
  const blocks = (await readUntil(slow, '"occupied":30'))
    .split('\n\n')
    .filter((block) => block.includes('event: site'));
  expect(blocks.length).toBeLessThan(30);
  slow.destroy();
});

function readUntil(socket: Socket, mark: string): Promise<string> {
  return new Promise((resolve) => {
    const chunks: string[] = [];
    let tail = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      chunks.push(chunk);
      tail = tail.slice(-mark.length) + chunk;
      if (tail.includes(mark)) resolve(chunks.join(''));
    });
    socket.resume();
  });
}

describe('ends', () => {
  it('when the session ends, and for that session only', async () => {
    await using web = await openedWeb({ options: { password: PASSWORD } });
    const somebody = await signedIn(web);
    const other = await signedIn(web);
    await using live = await liveReader(web, somebody.cookie() ?? '');
    await using otherLive = await liveReader(web, other.cookie() ?? '');
    await live.next();
    await otherLive.next();
    await somebody.del('/api/session');
    expect(await live.next()).toBeNull();
    web.site.change({ occupied: 7 });
    expect(viewIn(await otherLive.next()).occupied).toBe(7);
  });

  it('when the session has run out', async () => {
    const clock = manualClock(NOW);
    await using web = await openedWeb({ options: { password: PASSWORD }, clock });
    const somebody = await signedIn(web);
    clock.advance(SESSION_LIFETIME_MS - 10_000);
    await using live = await liveReader(web, somebody.cookie() ?? '');
    await live.next();
    clock.advance(20_000);
    expect(await live.next()).toBeNull();
  });

  it('when the server closes, which leaves no listener and no timer behind', async () => {
    const clock = manualClock(NOW);
    await using web = await openedWeb({ clock });
    await using live = await liveReader(web);
    await live.next();
    await web.closeServer();
    expect(await live.next()).toBeNull();
    expect(web.site.listeners()).toBe(0);
    expect(clock.pending()).toBe(0);
  });
});

it('is told to those who have signed in only', async () => {
  await using web = await openedWeb({ options: { password: PASSWORD } });
  expect((await visitor(web).get('/api/live')).status).toBe(401);
});

it('has room for so many screens, and says so to the next', async () => {
  await using web = await openedWeb();
  const screens = await Promise.all(Array.from({ length: 32 }, () => liveReader(web)));
  expect((await visitor(web).get('/api/live')).status).toBe(503);
  await web.closeServer();
  for (const screen of screens) await screen[Symbol.asyncDispose]();
});
