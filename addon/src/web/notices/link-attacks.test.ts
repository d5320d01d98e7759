import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../../test/manual-clock.ts';
import { openedWeb } from '../../../test/opened-web.ts';
import type { OpenedWeb } from '../../../test/opened-web.ts';
import { jpegOf } from '../../../test/web-samples.ts';
import { exchanged, visitor } from '../../../test/web-visitor.ts';
import { answerToken } from './answer-link.ts';
import {
  linkFor,
  linksOf,
  noticeOf,
  STRANGER,
  strangerGoes,
  strangerWaits,
} from '../../../test/notice-links.ts';

const MINUTE_MS = 60_000;

async function use({ address }: OpenedWeb, path: string): Promise<number> {
  return (await fetch(`${address}${path}`, { method: 'POST' })).status;
}

/** Nobody has answered anything. */
async function nothingWasDone({ store }: OpenedWeb): Promise<void> {
  const { rows } = await store.notices.page({}, null, 200);
  expect(rows.filter(({ handled }) => handled !== null)).toEqual([]);
}

describe('nothing is done by', () => {
  it('a link that was forged with another key, or for a notice that is not there', async () => {
    await using web = await openedWeb();
    const { id: noticeId } = await strangerWaits(web);
    const link = { noticeId, answer: 'always', until: 2 ** 47 } as const;
    expect(await use(web, `/answer/${answerToken(link, randomBytes(32))}`)).toBe(404);
    expect(await use(web, `/answer/${answerToken(link, new Uint8Array(32))}`)).toBe(404);
    const own = await web.store.answerLinks.key();
    expect(await use(web, `/answer/${answerToken({ ...link, noticeId: 'gone' }, own)}`)).toBe(410);
    await nothingWasDone(web);
  });

  it('a link of one answer made into that of another', async () => {
    await using web = await openedWeb();
    const links = await linksOf(visitor(web), await strangerWaits(web));
    const refuse = linkFor(links, 'refuse');
    const always = linkFor(links, 'always');
    const other = Array.from(refuse).findIndex((character, at) => character !== always[at]);
    expect(await use(web, always.slice(0, other + 2) + refuse.slice(other + 2))).toBe(404);
    expect(await use(web, refuse.slice(0, other + 2) + always.slice(other + 2))).toBe(404);
    await nothingWasDone(web);
  });

  it('a link whose time is over, to the millisecond', async () => {
    await using web = await openedWeb();
    const notice = await strangerWaits(web);
    const once = linkFor(await linksOf(visitor(web), notice), 'once');
    web.site.change({ now: 15 * MINUTE_MS });
    expect(await use(web, once)).toBe(410);
    await nothingWasDone(web);
    web.site.change({ now: 15 * MINUTE_MS - 1 });
    expect(await use(web, once)).toBe(200);
  });

  it('a link after the vehicle is gone, also when the next one stands there', async () => {
    await using web = await openedWeb();
    const notice = await strangerWaits(web);
    const once = linkFor(await linksOf(visitor(web), notice), 'once');
    await strangerGoes(web, notice);
    await strangerWaits(web, { id: 'the-next' });
    expect(await use(web, once)).toBe(410);
    await nothingWasDone(web);
  });

  it('a link to a notice that somebody put aside', async () => {
    await using web = await openedWeb();
    const notice = await strangerWaits(web);
    const once = linkFor(await linksOf(visitor(web), notice), 'once');
    await visitor(web).post(`/api/notices/${notice.id}/aside`, {});
    web.site.parking.asks(notice.id, []);
    expect(await use(web, once)).toBe(410);
  });

  it('a link for an answer that cannot be given any more', async () => {
    await using web = await openedWeb();
    const notice = await strangerWaits(web);
    const links = await linksOf(visitor(web), notice);
    web.site.parking.asks(notice.id, ['once', 'refuse']);
    expect(await use(web, linkFor(links, 'always'))).toBe(410);
    await nothingWasDone(web);
    expect(await use(web, linkFor(links, 'once'))).toBe(200);
  });
});

it('of all links of a notice, used at the same time, one is carried out', async () => {
  await using web = await openedWeb();
  const links = await linksOf(visitor(web), await strangerWaits(web));
  const paths = [...links.values(), ...links.values(), ...links.values()];
  const statuses = await Promise.all(paths.map((path) => use(web, path)));
  expect(statuses.toSorted()).toEqual([200, ...Array.from({ length: paths.length - 1 }, () => 410)]);
});

it('a link that was used before a restart is used after it', async () => {
  await using web = await openedWeb();
  const notice = await strangerWaits(web);
  const links = await linksOf(visitor(web), notice);
  // Killed between noting that the link was used and carrying it out.
  expect(await web.store.answerLinks.use(notice.id, 1)).toBe(true);
  expect(await use(web, linkFor(links, 'once'))).toBe(410);
  await nothingWasDone(web);
});

it('links of two notices have nothing to do with each other', async () => {
  await using web = await openedWeb();
  const first = await strangerWaits(web);
  const second = await strangerWaits(web, { id: 'the-other' });
  const links = await linksOf(visitor(web), first);
  const others = await linksOf(visitor(web), second);
  expect(await use(web, linkFor(links, 'refuse'))).toBe(200);
  expect(await web.store.notices.get('the-other')).toEqual(noticeOf({ id: 'the-other' }));
  expect(await use(web, linkFor(others, 'once'))).toBe(200);
});

it('who guesses is stopped, and who holds a link is not, behind the same address', async () => {
  const clock = manualClock(0);
  await using web = await openedWeb({ clock });
  const once = linkFor(await linksOf(visitor(web), await strangerWaits(web)), 'once');
  const guess = (letter: string) => fetch(`${web.address}/answer/${letter.repeat(80)}`);
  for (let tries = 0; tries < 20; tries += 1) expect((await guess('A')).status).toBe(404);
  const stopped = await guess('B');
  expect([stopped.status, stopped.headers.get('retry-after')]).toEqual([429, '60']);
  expect(await use(web, once)).toBe(200);
  clock.advance(MINUTE_MS);
  expect((await guess('A')).status).toBe(404);
});

it.each([
  '/answer/',
  '/answer/nothing',
  `/answer/${'A'.repeat(54)}`,
  `/answer/${'A'.repeat(100)}`,
  `/answer/${'A'.repeat(101)}`,
  `/answer/${'A'.repeat(7000)}`,
  '/answer/..%2f..%2fsecret.txt',
  '/answer/../secret.txt',
  '/answer/%2e%2e/secret.txt',
  '/answer/x/picture',
  '/answer/x/../../secret.txt',
  '/answer/%00/picture',
  '/answer/%ff',
  '/answer/x/picture/y',
  '//answer/x',
])('finds nothing at %s', async (path) => {
  await using web = await openedWeb();
  await web.pictures.put(jpegOf(100));
  for (const method of ['GET', 'POST']) {
    const answer = await exchanged(
      web.port,
      `${method} ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).not.toContain('nobody may read this');
  }
});

it('neither a link nor what it shows is in the log', async () => {
  await using web = await openedWeb();
  const links = await linksOf(visitor(web), await strangerWaits(web));
  const once = linkFor(links, 'once');
  await fetch(`${web.address}${once}?also=${STRANGER}`);
  await fetch(`${web.address}${once}/picture`);
  await use(web, once);
  await use(web, once);
  expect(web.logged()).toContain('/answer/:token');
  for (const path of links.values()) expect(web.logged()).not.toContain(path.slice('/answer/'.length));
  expect(web.logged()).not.toContain(STRANGER);
});

it.each([
  ['text/plain', 'x', 415],
  ['application/x-www-form-urlencoded', 'x'.repeat(2000), 413],
])('a body of %s that is none of a form gets a page and answers nothing', async (type, body, status) => {
  await using web = await openedWeb();
  const once = linkFor(await linksOf(visitor(web), await strangerWaits(web)), 'once');
  const answer = await fetch(`${web.address}${once}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
  await nothingWasDone(web);
});
