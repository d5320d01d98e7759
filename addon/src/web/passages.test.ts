import { describe, expect, it } from 'vitest';
import type { PassagePage } from '../contract/api.ts';
import { openedWeb } from '../../test/opened-web.ts';
import { passageOf } from '../../test/web-samples.ts';
import { codeOf, messageOf, visitor } from '../../test/web-visitor.ts';
import type { OpenedWeb } from '../../test/opened-web.ts';
import type { Reply } from '../../test/web-visitor.ts';

/** The night in which the clocks of Berlin went forward, 2026-03-29, had 23 hours. */
const PASSAGES = [
  { id: 'late on the 28th', arrivedAt: Date.UTC(2026, 2, 28, 22, 59), plate: 'BMW1234' },
  { id: 'first of the 29th', arrivedAt: Date.UTC(2026, 2, 28, 23, 0), plate: 'HHAB12' },
  { id: 'last of the 29th', arrivedAt: Date.UTC(2026, 2, 29, 21, 59), plate: 'BMW9876', gateId: 'gone' },
  { id: 'first of the 30th', arrivedAt: Date.UTC(2026, 2, 29, 22, 0), plate: null, outcome: 'unread' },
] as const;

async function withHistory(): Promise<OpenedWeb> {
  const web = await openedWeb();
  for (const passage of PASSAGES) await web.store.passages.record({ passage: passageOf(passage) });
  return web;
}

function pageOf({ body }: Reply): PassagePage {
  return body as PassagePage;
}

function idsOf(reply: Reply): readonly string[] {
  return pageOf(reply).passages.map(({ id }) => id);
}

it.each([
  ['', ['first of the 30th', 'last of the 29th', 'first of the 29th', 'late on the 28th']],
  ['from=2026-03-29&to=2026-03-29', ['last of the 29th', 'first of the 29th']],
  ['from=2026-03-30', ['first of the 30th']],
  ['to=2026-03-28', ['late on the 28th']],
  ['plate=b%20mw', ['last of the 29th', 'late on the 28th']],
  ['plate=bmw&to=2026-03-28&outcome=entered', ['late on the 28th']],
  ['outcome=unread', ['first of the 30th']],
  ['gate=gone', ['last of the 29th']],
  ['gate=nowhere', []],
  ['plate=&from=&to=&limit=1', ['first of the 30th']],
])('the history for "%s"', async (query, ids) => {
  await using web = await withHistory();
  const reply = await visitor(web).get(`/api/passages?${query}`);
  expect(reply.status).toBe(200);
  expect(idsOf(reply)).toEqual(ids);
});

it('comes page by page to the end, each passage once', async () => {
  await using web = await withHistory();
  const seen: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const reply = await visitor(web).get(`/api/passages?limit=3&before=${encodeURIComponent(next)}`);
    seen.push(...idsOf(reply));
    next = pageOf(reply).next;
  }
  expect(seen).toEqual(['first of the 30th', 'last of the 29th', 'first of the 29th', 'late on the 28th']);
});

it('names gates as they are called today, and those that are gone by their id', async () => {
  await using web = await withHistory();
  const { passages } = pageOf(await visitor(web).get('/api/passages'));
  expect(passages.map(({ gateName }) => gateName)).toEqual(['Main gate', 'gone', 'Main gate', 'Main gate']);
});

it.each([
  ['plate=%3Cb%3E', 'plate cannot be "<b>"; it must be part of a plate: 1 to 16 letters A-Z and digits.'],
  [`plate=${'A'.repeat(300)}`, 'it must be part of a plate'],
  ['plate=A&plate=B', 'plate cannot be ["A","B"]; it must be part of a plate'],
  ['from=2026-02-30', 'from cannot be "2026-02-30"; it must be a day as YYYY-MM-DD.'],
  [
    'from=2026-03-02&to=2026-03-01',
    'from cannot be "2026-03-02"; it must be no later than to, "2026-03-01".',
  ],
  ['outcome=stolen', 'outcome cannot be "stolen"; it must be one of entered, left, refused'],
  ['limit=0', 'limit cannot be 0; it must be a whole number from 1 to 200.'],
  ['limit=201', 'it must be a whole number from 1 to 200.'],
  ['limit=1e2', 'it must be a whole number from 1 to 200.'],
  ['colour=red', 'There is no colour. The fields are plate, from, to, outcome, gate, before, limit.'],
])('refuses "%s" and says why', async (query, why) => {
  await using web = await openedWeb();
  const reply = await visitor(web).get(`/api/passages?${query}`);
  expect([reply.status, codeOf(reply)]).toEqual([400, 'bad-query']);
  expect(messageOf(reply)).toContain(why);
});

it.each(['nonsense', '%00', '../../etc/passwd', 'MTo%3D', "1' or '1'='1"])(
  'refuses the cursor %s, which it never gave',
  async (cursor) => {
    await using web = await withHistory();
    const reply = await visitor(web).get(`/api/passages?before=${cursor}`);
    expect([reply.status, codeOf(reply)]).toEqual([400, 'bad-cursor']);
  },
);

it('leaves no plate that was searched for in the log', async () => {
  await using web = await withHistory();
  await visitor(web).get('/api/passages?plate=BMW1234');
  await visitor(web).get('/api/passages?plate=BMW1234&limit=wrong');
  await visitor(web).get('/nothing/BMW1234?plate=BMW1234');
  await web.closeServer();
  expect(web.logged()).toContain('"route":"/api/passages"');
  expect(web.logged()).not.toContain('BMW');
});

it('one passage is told by its id, as it is in the list', async () => {
  await using web = await withHistory();
  const somebody = visitor(web);
  const answer = await somebody.get(`/api/passages/${encodeURIComponent('last of the 29th')}`);
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual(pageOf(await somebody.get('/api/passages?gate=gone')).passages[0]);
  const nobody = await somebody.get('/api/passages/nobody');
  expect([nobody.status, codeOf(nobody)]).toEqual([404, 'no-such-passage']);
});

describe('an answer about a vehicle that waits', () => {
  it.each(['approve', 'refuse'] as const)('is passed on once: %s', async (answer) => {
    await using web = await openedWeb();
    web.site.waits('p1');
    const say = () => visitor(web).post('/api/passages/p1/answer', { answer });
    expect((await say()).status).toBe(204);
    const again = await say();
    expect([again.status, codeOf(again)]).toEqual([404, 'no-such-passage']);
    expect(web.site.orders).toEqual([`p1 ${answer} the page`]);
  });

  it.each([
    [{}, 'answer is missing; it must be one of approve, refuse.'],
    [{ answer: 'open' }, 'answer cannot be "open"; it must be one of approve, refuse.'],
    [{ answer: ['approve'] }, 'it must be one of approve, refuse.'],
    [{ answer: 'approve', by: 'the boss' }, 'There is no by. The fields are answer.'],
  ])('that is %j is refused', async (body, why) => {
    await using web = await openedWeb();
    web.site.waits('p1');
    const answer = await visitor(web).post('/api/passages/p1/answer', body);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-body']);
    expect(messageOf(answer)).toContain(why);
    expect(web.site.orders).toEqual([]);
  });
});
