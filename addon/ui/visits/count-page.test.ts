import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { ReconciliationView } from '../../src/contract/reconciliation.ts';
import { type ApiScript, refused } from '../../test/page-server.ts';
import { pageVisits } from '../../test/page-visits.ts';
import { enteredFixture, SITE_NOW } from '../../test/site-fixtures.ts';
import { driftFixture, reconciliationFixture, visitFixture } from '../../test/visit-fixtures.ts';

const visit = pageVisits();

const tailgated = enteredFixture({ id: 'passage-in', outcome: 'tailgated', picture: 'pictures/car' });

/** Witnesses who differ until somebody puts it right. */
function drifted(first: ReconciliationView = driftFixture()) {
  let view = first;
  const wishes: unknown[] = [];
  const api: ApiScript = ({ call, body }) => {
    if (call === 'GET api/reconciliation') return { status: 200, body: view };
    if (call === 'GET api/passages/passage-in') return { status: 200, body: tailgated };
    if (call === 'GET api/visits/review') return { status: 200, body: { waiting: 0 } };
    if (call !== 'POST api/reconciliation') return null;
    wishes.push(body);
    view = reconciliationFixture({ witnesses: { lanes: 4, visits: 4, slots: { least: 4, most: 4 } } });
    return { status: 200, body: view };
  };
  return { api, wishes };
}

const confirm = (page: Page): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name: 'Put right' }).click();

it('three witnesses who differ are explained with what it rests on, and put right by one button', async () => {
  const { api, wishes } = drifted();
  const { page } = await visit({ hash: '#/visits?part=count', api });
  await page.getByText('They differ').waitFor();
  expect(await page.locator('.witnesses .figure').allInnerTexts()).toEqual(['3', '3', '4']);
  await page.getByText('They last agreed 13:43:20.').waitFor();
  const evidence = page.getByRole('link', { name: 'KL01CA2555: tailgated (in), 13:58:20, Main gate' });
  await evidence.waitFor();
  expect(await evidence.getAttribute('href')).toContain('#/history?plate=KL01CA2555&from=2026-11-23');
  await page.getByText('Nothing is to be put right.').waitFor();

  await page.getByRole('button', { name: 'Put right: A vehicle slipped in behind another.' }).click();
  const dialog = page.getByRole('dialog', { name: 'Put the figures right?' });
  await dialog.getByText('The count goes from 3 to 4; 1 visit without a plate is added.').waitFor();
  expect(wishes).toEqual([]);
  await confirm(page);
  await page.getByText('They agree').waitFor();
  await page.getByText('4 vehicles inside, whoever is asked.').waitFor();
  await page.getByRole('status').getByText('The figures were put right.').waitFor();
  expect(wishes).toEqual([{ explanationId: 'slipped-in' }]);
});

it('an explanation that does not hold any more changes nothing, and the witnesses are asked anew', async () => {
  let view = driftFixture();
  const { page } = await visit({
    hash: '#/visits?part=count',
    api: ({ call }) => {
      if (call === 'GET api/reconciliation') return { status: 200, body: view };
      if (call !== 'POST api/reconciliation') return null;
      view = reconciliationFixture();
      return refused(409, 'changed-since', 'It is not as it was any more.');
    },
  });
  await page.getByRole('button', { name: 'Put right: A vehicle' }).click();
  await confirm(page);
  await page.getByText('It is not as it was any more.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('3 vehicles inside, whoever is asked.').waitFor();
});

it('a count that somebody made on foot is set, after a question', async () => {
  const { api, wishes } = drifted(reconciliationFixture({ agreedAt: SITE_NOW }));
  const { page } = await visit({ hash: '#/visits?part=count', api });
  const set = page.getByRole('button', { name: 'Set the count' });
  await set.click();
  await page.getByText('Write how many there are.').waitFor();
  await page.getByLabel('Vehicles inside').fill('4');
  await set.click();
  await page.getByRole('dialog', { name: 'Are 4 vehicles inside?' }).waitFor();
  await confirm(page);
  await page.getByText('4 vehicles inside, whoever is asked.').waitFor();
  expect(wishes).toEqual([{ count: 4 }]);
});

it('what the unlikelier explanations rest on is looked up once somebody wants to see it', async () => {
  const [likeliest] = driftFixture().explanations;
  if (likeliest === undefined) throw new Error('no explanation');
  const stale = {
    ...likeliest,
    id: 'stale',
    cause: 'stale-visit',
    passageIds: [],
    visitIds: ['asha', 'forgotten'],
    remedy: { countDelta: 0, closes: ['asha'], adds: 0 },
  } as const;
  const { api } = drifted(driftFixture({ explanations: [likeliest, stale] }));
  const { page, server } = await visit({
    hash: '#/visits?part=count',
    api: (request) =>
      request.call === 'GET api/visits/asha' ? { status: 200, body: visitFixture() } : api(request),
  });
  const lookedUp = (): readonly string[] =>
    server.calls.map(({ call }) => call).filter((call) => /(passages|visits)\/(?!review)/.test(call));
  await page.getByRole('link', { name: 'KL01CA2555: tailgated' }).waitFor();
  expect(lookedUp()).toEqual(['GET api/passages/passage-in']);

  await page.getByText('What it rests on').nth(1).click();
  const link = page.getByRole('link', { name: 'KL01CA2555, inside since 12:58:20' });
  await link.waitFor();
  expect(await link.getAttribute('href')).toBe('#/visits?visit=asha');
  await page.getByText('and 1 more').waitFor();
  expect(lookedUp()).toHaveLength(3);
  await page.getByText('Visits that are then closed').click();
  await link.nth(1).waitFor();
});

it('fits a screen of 360 px', async () => {
  const { page } = await visit({
    hash: '#/visits?part=count',
    api: drifted().api,
    screen: { viewport: { width: 360, height: 780 } },
  });
  await page.getByRole('link', { name: 'KL01CA2555' }).waitFor();
  expect(await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])).toEqual([360, 360]);
});

it('that the witnesses could not be asked is said, and they are asked again when told to', async () => {
  let broken = true;
  const { page } = await visit({
    hash: '#/visits?part=count',
    api: ({ call }) => {
      if (call !== 'GET api/reconciliation') return null;
      return broken
        ? refused(500, 'broken', 'It fell over.')
        : { status: 200, body: reconciliationFixture() };
    },
  });
  await page.getByText('It fell over.').waitFor();
  broken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('They agree').waitFor();
});
