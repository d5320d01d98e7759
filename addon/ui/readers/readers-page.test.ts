import { describe, expect, it } from 'vitest';
import type { ReaderView } from '../../src/contract/readers.ts';
import { refused } from '../../test/page-server.ts';
import { pageVisits } from '../../test/page-visits.ts';
import { SITE_NOW } from '../../test/site-fixtures.ts';

const visit = pageVisits();

const here: ReaderView = {
  name: 'plates',
  kind: 'plates',
  role: 'local',
  host: null,
  state: 'working',
  trouble: null,
  retryAt: null,
  budget: null,
  service: null,
  agreement: null,
};

const cloud: ReaderView = {
  ...here,
  name: 'cloud',
  kind: 'plate-recognizer',
  role: 'when-unread',
  host: 'api.platerecognizer.com',
  state: 'backing-off',
  trouble: 'It answers with HTTP status 500.',
  retryAt: SITE_NOW + 60_000,
  budget: { month: '2026-11', used: 2_100, perMonth: 2_500, state: 'nearly-used' },
};

describe('the page of readers', () => {
  it('shows how each fares, what it costs and what is in the way', async () => {
    const { page } = await visit({
      api: ({ call }) => (call === 'GET api/readers' ? { status: 200, body: [here, cloud] } : null),
    });
    await page.getByRole('link', { name: 'Readers' }).click();
    await page.getByRole('article', { name: 'plates' }).getByText('Working').waitFor();
    const card = page.getByRole('article', { name: 'cloud' });
    await card.getByText('It answers with HTTP status 500. It is asked again from 14:04:20 on.').waitFor();
    await card.getByText('Most of this month’s reads are used.').waitFor();
    await card.getByText('2,100 of 2,500').waitFor();
    expect(await page.title()).toBe('Readers · Palm Court');
  });

  it('asks again when told to', async () => {
    let broken = true;
    const { page } = await visit({
      hash: '#/readers',
      api: ({ call }) => {
        if (call !== 'GET api/readers') return null;
        return broken ? refused(500, 'broken', 'It fell over.') : { status: 200, body: [here] };
      },
    });
    await page.getByText('It fell over.').waitFor();
    broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('article', { name: 'plates' }).waitFor();
  });
});
