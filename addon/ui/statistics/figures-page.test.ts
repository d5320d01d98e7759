import { describe, expect, it } from 'vitest';
import type { LossPage } from '../../src/contract/statistics.ts';
import { type ApiScript, type PageServer, refused } from '../../test/page-server.ts';
import { pageVisits } from '../../test/page-visits.ts';
import { passageFixture, SITE_NOW } from '../../test/site-fixtures.ts';
import { NO_STATISTICS, statisticsFixture } from '../../test/statistics-fixtures.ts';

const visit = pageVisits();

const blurred: LossPage['losses'][number] = {
  passage: passageFixture({
    id: 'blurred',
    phase: 'clear',
    likelyPlate: 'KL01CA25',
    outcome: 'abandoned',
    arrivedAt: SITE_NOW - 60_000,
    picture: 'pictures/car',
  }),
  reason: { stage: 'settled', why: 'too-short', advice: 'Give the camera more light.' },
};

const api: ApiScript = ({ call, query }) => {
  if (call === 'GET api/statistics') return { status: 200, body: statisticsFixture() };
  if (call !== 'GET api/statistics/losses') return null;
  const body: LossPage =
    query.get('before') === null ? { losses: [], next: 'further' } : { losses: [blurred], next: null };
  return { status: 200, body };
};

const asked = ({ calls }: PageServer, call: string): readonly (readonly [string, string][])[] =>
  calls.filter((made) => made.call === call).map(({ query }) => [...query]);

describe('figures', () => {
  it('are plots that say what they show, each with its table behind', async () => {
    const { page, server } = await visit({ api, hash: '#/figures' });
    const heat = page.getByRole('img', { name: /^A row for each weekday.*Mon, 09:00 to 10:00: 4.5 inside/ });
    await heat.waitFor();
    expect(asked(server, 'GET api/statistics')[0]).toEqual([
      ['from', '2026-10-25'],
      ['to', '2026-11-23'],
    ]);
    expect(await heat.locator('rect').count()).toBe(7 * 24);
    await page.getByRole('radio', { name: 'At the peak' }).check();
    await page.getByText('Mon, 09:00 to 10:00 7 inside').waitFor();

    const inside = page.getByRole('img', { name: /The most at once were 7/ });
    expect(await inside.locator('.whole').count()).toBe(3);
    const heightOf = async (bar: number): Promise<number> =>
      (await inside.locator('.whole').nth(bar).boundingBox())?.height ?? 0;
    expect((await heightOf(2)) / (await heightOf(0))).toBeCloseTo(7 / 3, 1);

    const tables = page.getByText('As a table');
    expect(await tables.count()).toBe(6);
    for (const table of await tables.all()) await table.click();
    await page.getByRole('row', { name: 'Mon 23 Nov 2026 7 4', exact: true }).waitFor();
    await page.getByRole('row', { name: 'Mon 23 Nov 2026 9 5', exact: true }).waitFor();
    await page.getByRole('row', { name: 'up to 15 min 1 10%' }).waitFor();
    await page.getByRole('row', { name: '09:00 to 10:00 12 10 83%' }).waitFor();
    await page.getByRole('row', { name: 'Dark: at night without a lamp 4 3 75%' }).waitFor();
  });

  it('lead from a loss to its vehicles, each with its picture and the reason', async () => {
    const { page, server } = await visit({ api, hash: '#/figures' });
    await page.getByLabel('Day', { exact: true }).selectOption('2026-11-23');
    await page.getByLabel('Gate').selectOption('main');
    await page.getByRole('link', { name: '1 not settled' }).click();
    const losses = page.getByRole('region', { name: 'Vehicles not settled' });
    await losses.getByText('It was gone before enough pictures were read.').waitFor();
    await losses.getByText('Main gate, Mon 23 Nov 2026').waitFor();
    expect(asked(server, 'GET api/statistics/losses').map((query) => Object.fromEntries(query))).toEqual([
      { from: '2026-11-23', to: '2026-11-23', gate: 'main', stage: 'settled', limit: '25' },
      {
        from: '2026-11-23',
        to: '2026-11-23',
        gate: 'main',
        stage: 'settled',
        limit: '25',
        before: 'further',
      },
    ]);
    // Who works with the keyboard is where the list begins.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const picture = losses.getByRole('button', { name: 'Picture of an unread vehicle' });
    expect(await picture.evaluate((button) => button.matches(':focus'))).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('img').waitFor();
    await page.keyboard.press('Escape');
    await losses.getByText('Why').click();
    await losses.getByText('Give the camera more light.').waitFor();

    await losses.getByRole('link', { name: 'Close this list' }).click();
    await losses.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Mon 23 Nov 2026: show this day' }).waitFor();
    await page.goBack();
    await losses.waitFor();
  });

  it('are of the days that are chosen, and so are the files', async () => {
    const { page, server } = await visit({ api, hash: '#/figures' });
    await page.getByRole('link', { name: 'Last 7 days' }).click();
    await page.locator('a[href="api/visits.csv?from=2026-11-17&to=2026-11-23"][download]').waitFor();
    await page.getByLabel('From', { exact: true }).fill('2026-11-21');
    await page.getByLabel('To', { exact: true }).fill('2026-11-20');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('alert').getByText('The first day is after the last day.').waitFor();
    await page.getByLabel('From', { exact: true }).fill('2026-11-02');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.locator('a[href="api/passages.csv?from=2026-11-02&to=2026-11-20"][download]').waitFor();
    expect(await page.getByText('The first day is after the last day.').count()).toBe(0);
    expect(asked(server, 'GET api/statistics').map(([from]) => from?.[1])).toEqual([
      '2026-10-25',
      '2026-11-17',
      '2026-11-02',
    ]);
  });

  it('of an empty place say what will be here', async () => {
    const { page } = await visit({
      hash: '#/figures',
      api: ({ call }) => (call === 'GET api/statistics' ? { status: 200, body: NO_STATISTICS } : null),
    });
    await page.getByRole('heading', { name: 'Nothing to count in these days' }).waitFor();
    await page.getByText('Once vehicles have come').waitFor();
    expect(await page.getByRole('img').count()).toBe(0);
  });

  it('that could not be had are asked for again when told to', async () => {
    let broken = true;
    const { page } = await visit({
      hash: '#/figures',
      api: (request) =>
        broken && request.call === 'GET api/statistics'
          ? refused(400, 'bad-query', 'These are 500 days; at most 400 are figured together.')
          : api(request),
    });
    await page.getByText('These are 500 days').waitFor();
    broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'From wanting in to let in' }).waitFor();
  });
});

it.each([360, 1_024])('the page of figures fits a screen of %d px', async (width) => {
  const { page } = await visit({
    api,
    hash: '#/figures?loss=settled',
    screen: { viewport: { width, height: 800 }, colorScheme: 'dark' },
  });
  await page.getByText('It was gone before enough pictures were read.').waitFor();
  await page.getByRole('img', { name: /The most at once were 7/ }).waitFor();
  for (const table of await page.getByText('As a table').all()) await table.click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  const svgs = page.locator('bar-plot svg, heat-map svg');
  const boxes = await Promise.all((await svgs.all()).map((each) => each.boundingBox()));
  expect(boxes.length).toBe(6);
  for (const box of boxes) expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
});
