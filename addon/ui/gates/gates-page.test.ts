import { describe, expect, it } from 'vitest';
import type { OrderView } from '../../src/contract/api.ts';
import type { SiteView } from '../../src/contract/site-view.ts';
import { offlineFixture } from '../../test/offline-fixtures.ts';
import { type ApiScript, type PageServer, refused } from '../../test/page-server.ts';
import { pageVisits } from '../../test/page-visits.ts';
import { barrierFixture, gateFixture, SITE_NOW, siteFixture } from '../../test/site-fixtures.ts';

const visit = pageVisits();

const made = (calls: PageServer['calls'], method: string): readonly string[] =>
  calls.map(({ call }) => call).filter((call) => call.startsWith(`${method} `));

describe('the page of gates', () => {
  const held: OrderView = { at: SITE_NOW, gateId: 'main', command: 'hold', direction: 'in', by: 'Ravi' };

  it('shows how barriers wear, what happens while something is down, and what people ordered', async () => {
    const { page, server } = await visit({
      hash: '#/gates',
      site: siteFixture({
        gates: [
          gateFixture({ barrier: barrierFixture({ alarms: ['slow'] }) }),
          gateFixture({ id: 'yard', name: 'Yard' }),
        ],
      }),
      api: ({ call }) => {
        if (call === 'GET api/offline') return { status: 200, body: offlineFixture() };
        return call === 'GET api/orders' ? { status: 200, body: [held] } : null;
      },
    });
    const main = page.getByRole('article', { name: 'Main gate' });
    await main.getByText('The arm needs clearly longer than it used to.').waitFor();
    await page.getByRole('article', { name: 'Yard' }).getByText('Nothing to look after').waitFor();

    const camera = page.getByRole('row', { name: 'Camera' });
    await camera.getByText('Main gate, since 13:03:20').waitFor();
    expect(await camera.getByRole('cell').allInnerTexts()).toEqual([
      expect.stringContaining('Refuses'),
      'Opens',
    ]);
    const change = camera.getByRole('link', { name: 'Change what entry does while Camera is down' });
    expect(await change.getAttribute('href')).toBe('#/rules');
    expect(await page.getByRole('row', { name: 'Store' }).getByRole('link').count()).toBe(0);

    await page.getByText('Hold open').waitFor();
    await page.getByText('by Ravi').waitFor();
    expect(server.calls.find(({ call }) => call === 'GET api/orders')?.query.get('limit')).toBe('50');
  });

  it('notes a service after a question, and shows it among the orders', async () => {
    const orders: OrderView[] = [];
    const { page } = await visit({
      hash: '#/gates',
      api: ({ call }) => {
        if (call === 'GET api/offline') return { status: 200, body: offlineFixture() };
        if (call === 'GET api/orders') return { status: 200, body: orders };
        if (call !== 'POST api/gates/main/service') return null;
        orders.push({ ...held, command: 'serviced' });
        return { status: 204 };
      },
    });
    await page.getByText('Nobody has ordered anything yet').waitFor();
    await page.getByRole('button', { name: 'The barrier of Main gate was serviced now' }).click();
    const dialog = page.getByRole('dialog', { name: 'Was the barrier of Main gate serviced?' });
    await dialog.waitFor();
    expect(orders).toEqual([]);
    await dialog.getByRole('button', { name: 'Serviced now' }).click();
    await page.getByText('Barrier serviced').waitFor();
    await page.getByRole('status').getByText('The service of Main gate is noted.').waitFor();
  });

  it('shows its gates although what is down could not be read, and asks again when told to', async () => {
    let broken = true;
    const { page } = await visit({
      hash: '#/gates',
      api: ({ call }) => {
        if (call === 'GET api/orders') return { status: 200, body: [] };
        if (call !== 'GET api/offline') return null;
        return broken ? refused(500, 'broken', 'It fell over.') : { status: 200, body: offlineFixture() };
      },
    });
    await page.getByText('It fell over.').waitFor();
    await page.getByRole('article', { name: 'Main gate' }).waitFor();
    broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('row', { name: 'Reader' }).waitFor();
  });
});

describe('an emergency', () => {
  const quiet = siteFixture();
  const emergency: SiteView = { ...quiet, emergency: { by: 'Asha', since: SITE_NOW } };
  const api: ApiScript = ({ call }) =>
    call === 'POST api/emergency' || call === 'DELETE api/emergency'
      ? { status: 200, body: { open: call.startsWith('POST'), unreached: [] } }
      : null;

  it('opens all gates after a question, and is told above every view until it is over', async () => {
    const { page, server } = await visit({ api });
    await page.getByRole('button', { name: 'Emergency: open all gates' }).click();
    const dialog = page.getByRole('dialog', { name: 'Open all gates and keep them open?' });
    await dialog.waitFor();
    expect(made(server.calls, 'POST')).toEqual([]);
    await dialog.getByRole('button', { name: 'Open all gates' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(made(server.calls, 'POST')).toEqual(['POST api/emergency']);

    server.show(emergency);
    await page.getByText('Asha opened all gates at 14:03:20.').waitFor();
    await page.getByText('Not open yet: Main gate.').waitFor();
    await page.getByRole('status').getByText('Emergency: Asha opened all gates.').waitFor();
    expect(await page.getByRole('button', { name: 'Close', exact: true }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Emergency: open all gates' }).count()).toBe(0);

    await page.getByRole('link', { name: 'Keys' }).click();
    await page.getByText('Asha opened all gates at 14:03:20.').waitFor();
    server.show(quiet);
    await page.getByText('Asha opened all gates at 14:03:20.').waitFor({ state: 'detached' });
  });

  it('is ended only after two questions', async () => {
    const { page, server } = await visit({ site: emergency, api });
    const end = page.getByRole('button', { name: 'End the emergency' });
    const first = page.getByRole('dialog', { name: 'End the emergency?' });
    const second = page.getByRole('dialog', { name: 'Is everybody out of danger?' });

    await end.click();
    await first.getByRole('button', { name: 'End it' }).click();
    await second.getByRole('button', { name: 'Cancel' }).click();
    await second.waitFor({ state: 'hidden' });
    expect(made(server.calls, 'DELETE')).toEqual([]);

    await end.click();
    await first.getByRole('button', { name: 'End it' }).click();
    await second.getByRole('button', { name: 'Yes, end it' }).click();
    await second.waitFor({ state: 'hidden' });
    expect(made(server.calls, 'DELETE')).toEqual(['DELETE api/emergency']);
  });
});
