import { describe, expect, it } from 'vitest';
import { NOTICE_ANSWERS } from '../../contract/notices.ts';
import type { NoticeAnswer } from '../../contract/notices.ts';
import { openedWeb, PASSWORD } from '../../../test/opened-web.ts';
import type { OpenedWeb } from '../../../test/opened-web.ts';
import { jpegOf } from '../../../test/web-samples.ts';
import { signedIn, visitor } from '../../../test/web-visitor.ts';
import type { Reply } from '../../../test/web-visitor.ts';
import { linkFor, linksOf, STRANGER, strangerGoes, strangerWaits } from '../../../test/notice-links.ts';

/** A browser that was sent a link and never signed in; it says of a form what browsers say over plain HTTP. */
async function open(
  { address }: Pick<OpenedWeb, 'address'>,
  path: string,
  init: RequestInit = {},
): Promise<Reply> {
  const response = await fetch(`${address}${path}`, init);
  return { status: response.status, headers: response.headers, text: await response.text(), body: null };
}

const FORM = {
  method: 'POST',
  headers: { origin: 'null', 'content-type': 'application/x-www-form-urlencoded' },
  body: '',
} as const satisfies RequestInit;

async function withLinks(
  story: (web: OpenedWeb, link: (answer: NoticeAnswer) => string) => Promise<void>,
): Promise<void> {
  await using web = await openedWeb();
  const pictureId = await web.pictures.put(jpegOf(500));
  const notice = await strangerWaits(web, { pictureId, since: Date.UTC(2026, 10, 23, 9, 30) });
  const links = await linksOf(visitor(web), notice);
  await story(web, (answer) => linkFor(links, answer));
}

describe('a link', () => {
  it('shows who waits, and is kept by nobody', () =>
    withLinks(async (web, link) => {
      const shown = await open(web, link('once'));
      expect(shown.status).toBe(200);
      expect(shown.text).toContain(STRANGER);
      expect(shown.text).toContain('Main gate');
      expect(shown.text).toContain('10:30');
      expect(Object.fromEntries(shown.headers)).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
        'x-content-type-options': 'nosniff',
      });
      const policy = shown.headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).not.toContain('script-src');
    }));

  it('is for whoever holds it, where everything else needs to be signed in', async () => {
    await using web = await openedWeb({ options: { password: PASSWORD } });
    const pictureId = await web.pictures.put(jpegOf(500));
    const links = await linksOf(await signedIn(web), await strangerWaits(web, { pictureId }));
    const path = linkFor(links, 'once');
    expect((await open(web, `/pictures/${pictureId}`)).status).toBe(401);
    expect((await open(web, path)).status).toBe(200);
    expect((await open(web, `${path}/picture`)).status).toBe(200);
    expect((await open(web, path, FORM)).status).toBe(200);
    expect((await open(web, `${path}/picture`)).status).toBe(410);
  });

  it('shows the picture below its own address, wherever a proxy has put it', () =>
    withLinks(async (web, link) => {
      const path = link('once');
      const { text } = await open(web, path);
      const relative = /<img src="([^"]+)"/.exec(text)?.[1] ?? '';
      const behind = new URL(relative, `https://home.example/api/hassio_ingress/abc${path}`).pathname;
      expect(behind).toBe(`/api/hassio_ingress/abc${path}/picture`);
      const picture = await fetch(`${web.address}${path}/picture`);
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
      expect(picture.headers.get('cache-control')).toBe('no-store');
      expect(new Uint8Array(await picture.arrayBuffer())).toEqual(jpegOf(500));
    }));

  it.each(NOTICE_ANSWERS)('answers "%s" by a form, once', (answer) =>
    withLinks(async (web, link) => {
      const done = await open(web, link(answer), FORM);
      expect(done.status).toBe(200);
      expect(done.text).toContain('Done');
      const [notice] = (await web.store.notices.page({}, null, 1)).rows;
      expect(notice?.handled).toMatchObject({ by: 'a link', answer });
      const again = await open(web, link(answer), FORM);
      expect([again.status, again.headers.get('content-type')]).toEqual([410, 'text/html; charset=utf-8']);
      expect(again.text).toContain('answered already');
    }),
  );

  it.each<[string, RequestInit]>([
    [
      'a form over TLS',
      {
        ...FORM,
        headers: { ...FORM.headers, origin: 'https://x.example', 'sec-fetch-site': 'same-origin' },
      },
    ],
    ['a program', { method: 'POST' }],
    [
      'a form that sends more than it should',
      { ...FORM, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'answer=block&x=1' },
    ],
  ])('is used by %s, and means what was signed', (_who, init) =>
    withLinks(async (web, link) => {
      expect((await open(web, link('once'), init)).status).toBe(200);
      const [notice] = (await web.store.notices.page({}, null, 1)).rows;
      expect(notice?.handled?.answer).toBe('once');
    }),
  );
});

describe('looking at a link', () => {
  it.each<[string, RequestInit]>([
    ['GET', {}],
    ['HEAD', { method: 'HEAD' }],
    ['OPTIONS', { method: 'OPTIONS' }],
    ['PUT', { method: 'PUT' }],
  ])('by %s answers nothing', (_method, init) =>
    withLinks(async (web, link) => {
      for (const path of [link('always'), `${link('always')}/picture`]) await open(web, path, init);
      const [notice] = (await web.store.notices.page({}, null, 1)).rows;
      expect(notice?.handled).toBeNull();
      expect((await open(web, link('always'), FORM)).status).toBe(200);
    }),
  );
});

it('shows no picture where none was kept', async () => {
  await using web = await openedWeb();
  const links = await linksOf(visitor(web), await strangerWaits(web));
  const path = linkFor(links, 'once');
  expect((await open(web, path)).text).not.toContain('<img');
  expect((await open(web, `${path}/picture`)).status).toBe(404);
});

it('shows markup in plates and names of gates as text', async () => {
  await using web = await openedWeb();
  const bad = '<script>alert(1)</script>';
  const [gate] = web.site.view().gates;
  if (gate !== undefined) web.site.change({ gates: [{ ...gate, name: bad }] });
  const subject = { kind: 'unknown-waiting', passageId: 'p1', gateId: 'main', likelyPlate: null } as const;
  const notice = await strangerWaits(web, { subject: { ...subject, plate: bad } });
  const { text } = await open(web, linkFor(await linksOf(visitor(web), notice), 'once'));
  expect(text).not.toContain('<script');
  expect(text.match(/&lt;script&gt;/g)).toHaveLength(2);
});

it('a vehicle that went while the link was looked at is answered by nobody', () =>
  withLinks(async (web, link) => {
    const [notice] = (await web.store.notices.page({}, null, 1)).rows;
    expect((await open(web, link('once'))).status).toBe(200);
    if (notice !== undefined) await strangerGoes(web, notice);
    const late = await open(web, link('once'), FORM);
    expect(late.status).toBe(410);
    expect(late.text).not.toContain(STRANGER);
  }));

it.each([
  ['nobody-waits', 410],
  ['plate-has-permit', 409],
  ['store-down', 409],
] as const)('a gate that says %s is told to who asked, and the answer can be given again', (why, status) =>
  withLinks(async (web, link) => {
    web.site.parking.answerNoticesWith(why);
    expect((await open(web, link('always'), FORM)).status).toBe(status);
    web.site.parking.answerNoticesWith(null);
    const [notice] = (await web.store.notices.page({}, null, 1)).rows;
    expect(notice?.handled).toBeNull();
    expect((await open(web, link('once'), FORM)).status).toBe(200);
    expect((await open(web, link('always'), FORM)).status).toBe(410);
  }),
);

it('of many who use links of one notice at once one answers, also after an answer that came to nothing', () =>
  withLinks(async (web, link) => {
    web.site.parking.answerNoticesWith('store-down');
    await open(web, link('refuse'), FORM);
    web.site.parking.answerNoticesWith(null);
    const replies = await Promise.all(
      ['once', 'refuse', 'once', 'block'].map((answer) => open(web, link(answer as NoticeAnswer), FORM)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410]);
  }));
