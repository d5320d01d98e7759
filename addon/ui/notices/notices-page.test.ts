import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { NoticePage, NoticeView } from '../../src/contract/notices.ts';
import { FULL_SITE, noticeFixture, UNKNOWN_WAITING } from '../../test/notice-fixtures.ts';
import { type ApiScript, type PageServer, refused } from '../../test/page-server.ts';
import { pageVisits } from '../../test/page-visits.ts';
import { SITE_NOW, siteFixture } from '../../test/site-fixtures.ts';

const visit = pageVisits();

const withNotices = (...notices: readonly NoticeView[]) => siteFixture({ notices });
const carriedOut: ApiScript = ({ call }) => (call.startsWith('POST api/notices/') ? { status: 204 } : null);
const answers = (server: PageServer): readonly unknown[] =>
  server.calls.filter(({ call }) => call === 'POST api/notices/notice-1/answer').map(({ body }) => body);
const waiting = (page: Page) => page.getByRole('article', { name: 'An unknown vehicle waits at Main gate' });

describe('an unknown vehicle that waits', () => {
  it('is shown with its picture, and let in this time or turned away without a question', async () => {
    const { page, server } = await visit({
      site: withNotices(noticeFixture({ picture: 'pictures/car' })),
      api: carriedOut,
    });
    const card = waiting(page);
    await card.getByRole('img', { name: 'Picture of KL07XX1234' }).waitFor();
    await card.getByText('Nobody has a permit for this plate. Told 14:02:20.').waitFor();
    await card.getByRole('button', { name: 'Once' }).click();
    await page.getByRole('status').getByText('KL07XX1234 is let in this time.').waitFor();
    await card.getByRole('button', { name: 'Refuse' }).click();
    await page.getByRole('status').getByText('KL07XX1234 is turned away.').waitFor();
    expect(answers(server)).toEqual([{ answer: 'once' }, { answer: 'refuse' }]);

    server.show(withNotices());
    await card.waitFor({ state: 'detached' });
  });

  it.each([
    ['Today', 'today', 'it gets a permit as a visitor until the day ends'],
    ['Always', 'always', 'it gets a permit as a visitor without an end'],
    ['Block', 'block', 'until somebody removes that permit'],
  ])('%s makes a permit, so that it is asked back', async (label, answer, consequence) => {
    const { page, server } = await visit({ site: withNotices(noticeFixture()), api: carriedOut });
    const dialog = page.getByRole('dialog');
    await waiting(page).getByRole('button', { name: label }).click();
    await dialog.getByText(consequence).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(answers(server)).toEqual([]);
    await waiting(page).getByRole('button', { name: label }).click();
    await dialog.getByRole('button', { name: label }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(answers(server)).toEqual([{ answer }]);
  });

  it('offers only what can be answered while its plate is not settled', async () => {
    const { page } = await visit({
      site: withNotices(
        noticeFixture({
          subject: { ...UNKNOWN_WAITING, plate: null, likelyPlate: 'KL08' },
          answers: ['once', 'refuse'],
        }),
      ),
    });
    const group = waiting(page).getByRole('group', { name: 'Your answer' });
    await group.waitFor();
    expect((await group.getByRole('button').allInnerTexts()).map((text) => text.trim())).toEqual([
      'Once',
      'Refuse',
    ]);
    await waiting(page).getByText('perhaps').waitFor();
  });

  it('says why an answer was not carried out', async () => {
    const { page } = await visit({
      site: withNotices(noticeFixture()),
      api: ({ call }) =>
        call.endsWith('/answer') ? refused(409, 'nobody-waits', 'Nobody waits at this gate.') : null,
    });
    await waiting(page).getByRole('button', { name: 'Once' }).click();
    await waiting(page).getByRole('alert').getByText('Nobody waits at this gate.').waitFor();
  });

  it('cannot be answered while the connection is lost', async () => {
    const { page, server } = await visit({ site: withNotices(noticeFixture()) });
    const once = waiting(page).getByRole('button', { name: 'Once' });
    await once.waitFor();
    server.cut();
    await page.getByText('Connection lost').waitFor();
    expect(await once.isDisabled()).toBe(true);
  });

  it('is read out when it comes', async () => {
    const { page, server } = await visit();
    await page.getByText('3 vehicles inside').waitFor();
    server.show(withNotices(noticeFixture()));
    await page.getByRole('status').getByText('Notice: An unknown vehicle waits at Main gate.').waitFor();
  });
});

describe('links to answer with', () => {
  const links = {
    until: SITE_NOW + 15 * 60_000,
    links: [
      { answer: 'once', path: 'answer/token-once' },
      { answer: 'today', path: 'answer/token-today' },
    ],
  };

  it('are signed when somebody asks for them, below the address of the page, and are gone when left', async () => {
    const { page, server } = await visit({
      site: withNotices(noticeFixture()),
      api: ({ call }) => (call === 'POST api/notices/notice-1/links' ? { status: 201, body: links } : null),
    });
    await waiting(page).getByRole('button', { name: 'Send links' }).click();
    const dialog = page.getByRole('dialog', { name: 'Links to answer with' });
    await dialog.getByText('until 14:18').waitFor();
    expect(await dialog.getByLabel('Link for Today', { exact: true }).inputValue()).toBe(
      `${server.url}answer/token-today`,
    );
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await dialog.getByRole('button', { name: 'Copy the link for Once' }).click();
    await dialog.getByText('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${server.url}answer/token-once`);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByLabel('Link for Once', { exact: true }).waitFor({ state: 'detached' });
  });

  it('are not shown once nobody waits any more', async () => {
    const { page } = await visit({
      site: withNotices(noticeFixture()),
      api: ({ call }) =>
        call.endsWith('/links') ? refused(409, 'nobody-waits', 'The vehicle does not wait any more.') : null,
    });
    await waiting(page).getByRole('button', { name: 'Send links' }).click();
    await page.getByRole('dialog').getByText('The vehicle does not wait any more.').waitFor();
  });
});

describe('another notice', () => {
  it('is put aside', async () => {
    const { page, server } = await visit({ site: withNotices(FULL_SITE), api: carriedOut });
    await page.getByRole('button', { name: 'Put aside: The site is full' }).click();
    await page.getByRole('status').getByText('Put aside: The site is full.').waitFor();
    expect(server.calls.map(({ call }) => call)).toContain('POST api/notices/notice-full/aside');
  });

  it('waits behind who waits for an answer, and is shown when somebody wants to see all', async () => {
    const others = Array.from({ length: 6 }, (_, index) => ({ ...FULL_SITE, id: `full-${index}` }));
    const { page } = await visit({ site: withNotices(...others, noticeFixture()) });
    const cards = page.getByRole('region', { name: 'What needs a look' }).getByRole('article');
    await cards.first().waitFor();
    expect(await cards.count()).toBe(4);
    expect(await cards.first().getByRole('heading').innerText()).toBe(
      'An unknown vehicle waits at Main gate',
    );
    await page.getByRole('button', { name: 'Show all 7' }).click();
    await cards.nth(6).waitFor();
  });
});

it('earlier notices are fetched when somebody looks, page by page, with what became of them', async () => {
  const answered = noticeFixture({
    id: 'old',
    endedAt: SITE_NOW,
    handled: { by: 'the page', at: SITE_NOW - 30_000, answer: 'always' },
  });
  const { page, server } = await visit({
    api: ({ call, query }) => {
      if (call !== 'GET api/notices') return null;
      const body: NoticePage =
        query.get('before') === null
          ? { notices: [answered], next: 'more' }
          : { notices: [{ ...FULL_SITE, endedAt: SITE_NOW }], next: null };
      return { status: 200, body };
    },
  });
  const asked = (): readonly unknown[] =>
    server.calls.filter(({ call }) => call === 'GET api/notices').map(({ query }) => query.toString());
  await page.getByText('Earlier notices').waitFor();
  expect(asked()).toEqual([]);
  await page.getByText('Earlier notices').click();
  await page.getByText('Answered “Always” by the page, 14:02:50').waitFor();
  await page.getByRole('button', { name: 'Show older' }).click();
  await page.getByText('Over by itself, 14:03:20').waitFor();
  expect(asked()).toEqual(['open=false&limit=20', 'open=false&limit=20&before=more']);
});
