import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { openedWeb } from '../../../test/opened-web.ts';
import type { OpenedWeb } from '../../../test/opened-web.ts';
import { passageOf } from '../../../test/web-samples.ts';
import { codeOf, messageOf, visitor } from '../../../test/web-visitor.ts';
import type { Reply } from '../../../test/web-visitor.ts';
import { systemClock } from '../../clock.ts';
import type { VisitPage } from '../../contract/visits.ts';
import { plainVisit } from '../../parking/visit.ts';
import type { Visit } from '../../parking/visit.ts';
import type { Store } from '../../store/store.ts';
import { webLog } from '../request-log.ts';
import { createWebApp } from '../web-app.ts';
import { addVisitRoutes } from './visits.ts';

const PICTURE = 'a'.repeat(64);
const HOUR_MS = 3_600_000;
/** Berlin is two hours before UTC then: this is the first hour of the 2nd of July there. */
const MIDNIGHT = Date.UTC(2026, 6, 1, 22);

const STAY = plainVisit({
  id: 'stay',
  plate: 'BMW1234',
  enteredAt: MIDNIGHT - HOUR_MS,
  entryPassageId: 'p1',
  entryGateId: 'main',
  leftAt: MIDNIGHT + HOUR_MS,
  exitPassageId: 'p2',
  exitGateId: 'back',
  pairedBy: 'plate',
});
const DIFFERS = plainVisit({
  ...STAY,
  id: 'differs',
  plate: 'HHAB12',
  exitPlate: 'HHA812',
  enteredAt: MIDNIGHT,
  leftAt: MIDNIGHT + 5,
  entryPassageId: 'p3',
  exitPassageId: 'nobody knows it',
  pairedBy: 'similar-plate',
  anomalies: ['plates-differ'],
  assignedSlotId: 'a1',
  slotId: 'a2',
});
const LOOKED_AT = plainVisit({
  id: 'looked at',
  plate: 'MKL77',
  leftAt: MIDNIGHT + 10,
  exitPassageId: 'p4',
  anomalies: ['exit-without-entry'],
  reviewedAt: MIDNIGHT + 20,
});
const INSIDE = plainVisit({ id: 'inside', enteredAt: MIDNIGHT + HOUR_MS, anomalies: ['unread-entry'] });

async function withVisits(...visits: readonly Visit[]): Promise<OpenedWeb> {
  const web = await openedWeb();
  await web.store.passages.record({ passage: passageOf({ id: 'p1', arrivedAt: 1, pictureId: PICTURE }) });
  await web.store.passages.record({ passage: passageOf({ id: 'p2', arrivedAt: 2 }) });
  for (const visit of visits) await web.store.visits.put(visit);
  return web;
}

function pageOf({ body }: Reply): VisitPage {
  return body as VisitPage;
}

function idsOf(reply: Reply): readonly string[] {
  return pageOf(reply).visits.map(({ id }) => id);
}

describe('a visit', () => {
  it('is told with its holder and its pictures', async () => {
    await using web = await openedWeb();
    const somebody = visitor(web);
    const made = await somebody.post('/api/permits', { holder: 'Asha', plates: ['BMW1234'] });
    const { id: permitId } = made.body as { id: string };
    await web.store.passages.record({ passage: passageOf({ id: 'p1', arrivedAt: 1, pictureId: PICTURE }) });
    await web.store.passages.record({ passage: passageOf({ id: 'p2', arrivedAt: 2 }) });
    await web.store.visits.put({ ...STAY, permitId });
    expect(pageOf(await somebody.get('/api/visits'))).toEqual({
      visits: [
        {
          id: 'stay',
          plate: 'BMW1234',
          exitPlate: null,
          permitId,
          enteredAt: MIDNIGHT - HOUR_MS,
          entryPassageId: 'p1',
          entryGateId: 'main',
          leftAt: MIDNIGHT + HOUR_MS,
          exitPassageId: 'p2',
          exitGateId: 'back',
          pairedBy: 'plate',
          anomalies: [],
          assignedSlotId: null,
          slotId: null,
          holder: 'Asha',
          entryPicture: `pictures/${PICTURE}`,
          exitPicture: null,
          reviewed: true,
          suggestions: [],
        },
      ],
      next: null,
    });
    await somebody.del(`/api/permits/${permitId}`);
    expect(pageOf(await somebody.get('/api/visits')).visits).toMatchObject([{ permitId, holder: null }]);
  });

  it.each([
    ['without anomalies', STAY, true],
    ['with some', DIFFERS, false],
    ['whose anomalies a person looked at', LOOKED_AT, true],
  ])('%s: reviewed is as it should be', async (_, visit, reviewed) => {
    await using web = await withVisits(visit);
    expect(pageOf(await visitor(web).get('/api/visits')).visits).toMatchObject([{ reviewed }]);
  });
});

it.each([
  ['', ['inside', 'looked at', 'differs', 'stay']],
  ['open=true', ['inside']],
  ['open=false', ['looked at', 'differs', 'stay']],
  ['review=waiting', ['inside', 'differs']],
  ['review=waiting&open=false', ['differs']],
  ['from=2026-07-02', ['inside', 'looked at', 'differs']],
  ['to=2026-07-01', ['stay']],
  ['from=2026-07-03', []],
  ['plate=w12', ['stay']],
  ['plate=a8', ['differs']],
  ['permit=nobody', []],
  ['plate=&open=&review=&limit=2', ['inside', 'looked at']],
])('the visits for "%s"', async (query, ids) => {
  await using web = await withVisits(STAY, DIFFERS, LOOKED_AT, INSIDE);
  expect(idsOf(await visitor(web).get(`/api/visits?${query}`))).toEqual(ids);
});

it('one visit is told by its id, as it is in the list, with what most likely puts it right', async () => {
  const asked = plainVisit({ ...DIFFERS, leftAt: MIDNIGHT + HOUR_MS });
  await using web = await withVisits(asked, STAY);
  const somebody = visitor(web);
  const answer = await somebody.get('/api/visits/differs');
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual(pageOf(await somebody.get('/api/visits?review=waiting')).visits[0]);
  expect(answer.body).toMatchObject({
    suggestions: [{ why: 'one-character-away', correction: { kind: 'confirm', visitId: 'differs' } }],
  });
  const nobody = await somebody.get('/api/visits/nobody');
  expect([nobody.status, codeOf(nobody)]).toEqual([404, 'no-such-visit']);
});

it('are those of one permit', async () => {
  await using web = await withVisits({ ...STAY, permitId: 'hers' }, DIFFERS);
  expect(idsOf(await visitor(web).get('/api/visits?permit=hers'))).toEqual(['stay']);
});

it('come page by page to the end, each once', async () => {
  await using web = await withVisits(STAY, DIFFERS, LOOKED_AT, INSIDE);
  const seen: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const reply = await visitor(web).get(`/api/visits?limit=3&before=${encodeURIComponent(next)}`);
    seen.push(...idsOf(reply));
    next = pageOf(reply).next;
  }
  expect(seen).toEqual(['inside', 'looked at', 'differs', 'stay']);
});

describe('those that wait for a person', () => {
  it('come with what most likely puts them right, and only there', async () => {
    await using web = await withVisits(STAY, DIFFERS);
    const confirm = { correction: { kind: 'confirm', visitId: 'differs' }, why: 'one-character-away' };
    expect(pageOf(await visitor(web).get('/api/visits?review=waiting')).visits).toMatchObject([
      { id: 'differs', suggestions: [confirm] },
    ]);
    expect(pageOf(await visitor(web).get('/api/visits')).visits).toMatchObject([
      { id: 'differs', suggestions: [] },
      { id: 'stay', suggestions: [] },
    ]);
  });

  it('are counted', async () => {
    await using web = await withVisits(STAY, DIFFERS, LOOKED_AT, INSIDE);
    expect((await visitor(web).get('/api/visits/review')).body).toEqual({ waiting: 2 });
  });
});

it.each([
  ['plate=%3Cb%3E', 'plate cannot be "<b>"; it must be part of a plate: 1 to 16 letters A-Z and digits.'],
  [`plate=${'A'.repeat(300)}`, 'it must be part of a plate'],
  ['plate=%D8%A3%D8%A8', 'it must be part of a plate'],
  ['from=2026-02-30', 'from cannot be "2026-02-30"; it must be a day as YYYY-MM-DD.'],
  ['from=2026-03-02&to=2026-03-01', 'it must be no later than to, "2026-03-01".'],
  ['open=maybe', 'it must be true (still inside) or false (gone).'],
  ['review=all', 'it must be waiting.'],
  [`permit=${'x'.repeat(101)}`, 'it must be the id of a permit.'],
  ['limit=201', 'it must be a whole number from 1 to 200.'],
  ['colour=red', 'The fields are plate, from, to, open, review, permit, before, limit.'],
])('refuses "%s" and says why', async (query, why) => {
  await using web = await openedWeb();
  const reply = await visitor(web).get(`/api/visits?${query}`);
  expect([reply.status, codeOf(reply)]).toEqual([400, 'bad-query']);
  expect(messageOf(reply)).toContain(why);
});

it('refuses a cursor that it never gave', async () => {
  await using web = await openedWeb();
  const reply = await visitor(web).get('/api/visits?before=nonsense');
  expect([reply.status, codeOf(reply)]).toEqual([400, 'bad-cursor']);
});

it('asks the store for 200 visits as often as for one', async () => {
  await using web = await withVisits();
  for (let index = 0; index < 200; index += 1) {
    const passage = passageOf({ id: `in ${index}`, arrivedAt: MIDNIGHT + index, pictureId: PICTURE });
    const visit = { ...STAY, id: `v${index}`, entryPassageId: passage.id, enteredAt: passage.arrivedAt };
    await web.store.passages.record({ passage, visits: [visit] });
  }
  const asked: string[] = [];
  const app = await createWebApp({ clock: systemClock, log: webLog(pino({ level: 'silent' })), tls: null });
  addVisitRoutes(app, {
    site: web.site,
    store: { visits: listened(web.store, 'visits', asked), passages: listened(web.store, 'passages', asked) },
    timeZone: 'UTC',
  });
  const one = await app.inject({ url: '/api/visits?limit=1' });
  const all = await app.inject({ url: '/api/visits?limit=200' });
  await app.close();
  expect(one.json<VisitPage>().visits).toHaveLength(1);
  const { visits } = all.json<VisitPage>();
  expect(visits).toHaveLength(200);
  expect(visits.every(({ entryPicture }) => entryPicture === `pictures/${PICTURE}`)).toBe(true);
  expect(asked).toEqual(['visits.page', 'passages.many', 'visits.page', 'passages.many']);
});

/** A part of a store that notes what it is asked. */
function listened<Part extends 'visits' | 'passages'>(
  store: Store,
  part: Part,
  asked: string[],
): Store[Part] {
  return new Proxy(store[part], {
    get: (target, name, receiver) => {
      asked.push(`${part}.${String(name)}`);
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
}
