import { describe, expect, it } from 'vitest';
import { DEFAULT_PARKING_SETTINGS } from '../../contract/parking-settings.ts';
import type { NoticeLinks, NoticePage } from '../../contract/notices.ts';
import { openedWeb, PASSWORD } from '../../../test/opened-web.ts';
import { codeOf, visitor } from '../../../test/web-visitor.ts';
import { noticeOf, strangerGoes, strangerWaits } from '../../../test/notice-links.ts';

const MINUTE_MS = 60_000;

describe('the list of notices', () => {
  it('is newest first, page by page, with what can be answered now', async () => {
    await using web = await openedWeb();
    const pictureId = 'a1'.repeat(32);
    const waiting = await strangerWaits(web, { since: 3000, pictureId });
    await web.store.notices.put(noticeOf({ id: 'over', since: 1000, endedAt: 2000 }));
    await web.store.notices.put(
      noticeOf({ id: 'full', since: 2000, subject: { kind: 'full', capacity: 8 } }),
    );
    const somebody = visitor(web);
    const page = async (query: string) => (await somebody.get(`/api/notices${query}`)).body as NoticePage;

    const first = await page('?limit=2');
    expect(first.notices).toMatchObject([
      {
        id: waiting.id,
        picture: `pictures/${pictureId}`,
        answers: ['once', 'today', 'always', 'refuse', 'block'],
      },
      { id: 'full', picture: null, answers: [], endedAt: null },
    ]);
    const second = await page(`?limit=2&before=${first.next ?? ''}`);
    expect(second).toMatchObject({ notices: [{ id: 'over', endedAt: 2000 }], next: null });
    expect((await page('?open=true')).notices.map(({ id }) => id)).toEqual([waiting.id, 'full']);
    expect((await page('?open=false')).notices.map(({ id }) => id)).toEqual(['over']);
  });

  it.each(['?open=maybe', '?limit=0', '?kind=full'])('is not asked for with %s', async (query) => {
    await using web = await openedWeb();
    expect(codeOf(await visitor(web).get(`/api/notices${query}`))).toBe('bad-query');
  });
});

describe('a notice', () => {
  it('is put aside', async () => {
    await using web = await openedWeb();
    const { id } = await strangerWaits(web);
    expect((await visitor(web).post(`/api/notices/${id}/aside`, {})).status).toBe(204);
    expect(await web.store.notices.get(id)).toMatchObject({ handled: { by: 'the page', answer: null } });
    expect(codeOf(await visitor(web).post('/api/notices/nobody/aside', {}))).toBe('no-such-notice');
    expect(codeOf(await visitor(web).post(`/api/notices/${id}/aside`, { why: 'x' }))).toBe('bad-body');
  });

  it('is answered', async () => {
    await using web = await openedWeb();
    const { id } = await strangerWaits(web);
    const answer = (body: unknown) => visitor(web).post(`/api/notices/${id}/answer`, body);
    expect(codeOf(await answer({ answer: 'perhaps' }))).toBe('bad-body');
    expect(codeOf(await answer({}))).toBe('bad-body');
    expect((await answer({ answer: 'today' })).status).toBe(204);
    expect(await web.store.notices.get(id)).toMatchObject({ handled: { by: 'the page', answer: 'today' } });
    expect(codeOf(await answer({ answer: 'today' }))).toBe('nobody-waits');
    expect(codeOf(await visitor(web).post('/api/notices/nobody/answer', { answer: 'once' }))).toBe(
      'no-such-notice',
    );
  });

  it.each(['nobody-waits', 'plate-has-permit'] as const)('that is answered may hear %s', async (why) => {
    await using web = await openedWeb();
    const { id } = await strangerWaits(web);
    web.site.parking.answerNoticesWith(why);
    const answer = await visitor(web).post(`/api/notices/${id}/answer`, { answer: 'always' });
    expect([answer.status, codeOf(answer)]).toEqual([409, why]);
  });

  it('gets a link for each answer that can be given, with an end', async () => {
    await using web = await openedWeb();
    const { id } = await strangerWaits(web);
    web.site.change({ now: 5000 });
    web.site.parking.asks(id, ['once', 'refuse']);
    const settings = { ...DEFAULT_PARKING_SETTINGS, answersEndAfterMinutes: 7 };
    await web.store.parkingSettings.save(settings, { version: 0, at: 1, by: 'Ana' });
    const answer = await visitor(web).post(`/api/notices/${id}/links`, {});
    expect(answer.status).toBe(201);
    const { until, links } = answer.body as NoticeLinks;
    expect(until).toBe(5000 + 7 * MINUTE_MS);
    expect(links.map((link) => link.answer)).toEqual(['once', 'refuse']);
    for (const { path } of links) expect(path).toMatch(/^answer\/[A-Za-z0-9_-]{54,100}$/);
  });

  it('gets no link where nothing is asked', async () => {
    await using web = await openedWeb();
    const notice = await strangerWaits(web);
    await strangerGoes(web, notice);
    expect(codeOf(await visitor(web).post(`/api/notices/${notice.id}/links`, {}))).toBe('nobody-waits');
    expect(codeOf(await visitor(web).post('/api/notices/nobody/links', {}))).toBe('no-such-notice');
  });
});

it.each([
  ['GET', '/api/notices'],
  ['POST', '/api/notices/x/aside'],
  ['POST', '/api/notices/x/answer'],
  ['POST', '/api/notices/x/links'],
])('nobody may %s %s without signing in', async (method, path) => {
  await using web = await openedWeb({ options: { password: PASSWORD } });
  const { status } = await fetch(`${web.address}${path}`, { method });
  expect(status).toBe(401);
});
