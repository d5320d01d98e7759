import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { NewPromise, PromiseView, SlotChange, SlotDetails, SlotView } from '../../src/contract/slots.ts';
import type { SiteView } from '../../src/contract/site-view.ts';
import { type ApiScript, type PageServer, refused } from '../../test/page-server.ts';
import { pageVisits } from '../../test/page-visits.ts';
import { permitFixture, rulesFixture } from '../../test/permit-fixtures.ts';
import { siteFixture, slotFixture } from '../../test/site-fixtures.ts';
import { promiseFixture, slotDetailsFixture } from '../../test/slot-fixtures.ts';
import { keptSettings } from '../../test/kept-settings.ts';

const visit = pageVisits();
const asha = { permitId: 'permit-1', holder: 'Asha Nair' };

const SLOTS: readonly SlotDetails[] = [
  slotDetailsFixture('A1', { state: 'taken', presence: 'present', plate: 'KL01CA2555' }),
  slotDetailsFixture('A2', { state: 'reserved', reservedFor: [asha] }),
  slotDetailsFixture('A3', { sensor: 'none' }),
];

/** Keeps slots and promises as the server does, without its rules. */
function keptSlots(start: readonly SlotDetails[] = SLOTS, more: ApiScript = () => null) {
  let slots = start;
  let promises: readonly PromiseView[] = [];
  const settings = keptSettings();
  const api: ApiScript = (request) => {
    const own = more(request);
    if (own !== null) return own;
    const { call, body } = request;
    if (call === 'GET api/slots') return { status: 200, body: slots };
    if (call === 'GET api/promises') return { status: 200, body: promises };
    if (call === 'GET api/permits') return { status: 200, body: [permitFixture()] };
    if (call === 'GET api/rules') return { status: 200, body: rulesFixture() };
    const changed = slots.find(({ id }) => call === `PATCH api/slots/${id}`);
    if (changed !== undefined) {
      const { reservedFor, taken, ...rest } = body as SlotChange;
      const next: SlotDetails = {
        ...changed,
        ...rest,
        ...(rest.outOfOrder === undefined || rest.outOfOrder === null ? {} : { state: 'out-of-order' }),
        ...(taken === undefined ? {} : { presence: taken ? 'present' : 'clear' }),
        ...(reservedFor === undefined ? {} : { reservedFor: reservedFor.length === 0 ? [] : [asha] }),
      };
      slots = slots.map((slot) => (slot.id === next.id ? next : slot));
      return { status: 200, body: next };
    }
    if (call === 'POST api/promises') {
      const { plate, permitId, slotId, until } = body as NewPromise;
      const made = promiseFixture({
        plate: plate ?? null,
        permitId: permitId ?? null,
        holder: permitId === undefined ? null : 'Asha Nair',
        slotId: slotId ?? null,
        until,
      });
      promises = [made];
      return { status: 201, body: made };
    }
    if (call === 'DELETE api/promises/promise-1') {
      promises = [];
      return { status: 204 };
    }
    return settings.api(request);
  };
  return {
    api,
    becomes: (id: string, changes: Partial<SlotDetails>): void => {
      slots = slots.map((slot) => (slot.id === id ? { ...slot, ...changes } : slot));
    },
  };
}

/** Only what the site itself tells of slots. */
function siteOf(slots: readonly SlotDetails[], changes: Partial<SiteView> = {}): SiteView {
  const views: readonly SlotView[] = slots.map(
    ({ id, name, kind, state, presence, since, plate, wrong }) => ({
      id,
      name,
      kind,
      state,
      presence,
      since,
      plate,
      wrong,
    }),
  );
  return siteFixture({ slots: views, ...changes });
}

const bodies = (server: PageServer, wanted: string): readonly unknown[] =>
  server.calls.filter(({ call }) => call === wanted).map(({ body }) => body);
const row = (page: Page, name: string) =>
  page.locator('slot-list li').filter({ has: page.getByText(name, { exact: true }) });
const slotsPage = (api: ApiScript, slots = SLOTS) => ({ site: siteOf(slots), api, hash: '#/slots' });

describe('the slots', () => {
  it('are told with all that is known of them, and what the site tells since', async () => {
    const kept = keptSlots();
    const { page, server } = await visit(slotsPage(kept.api));
    await row(page, 'A1').getByText('KL01CA2555').waitFor();
    await row(page, 'A2').getByText('Kept for Asha Nair').waitFor();
    await row(page, 'A3').getByText('No sensor').waitFor();

    const promised = { state: 'promised', promise: promiseFixture({ slotId: 'a3' }) } as const;
    kept.becomes('a3', promised);
    server.show(siteOf(SLOTS.with(2, { ...slotDetailsFixture('A3', promised), sensor: 'none' })));
    await row(page, 'A3').getByText('Promised to KL09 until 15:03:20').waitFor();
  });

  it('are not fetched again when nothing has changed that the site does not tell', async () => {
    const { page, server } = await visit(slotsPage(keptSlots().api));
    await row(page, 'A1').waitFor();
    server.show(siteOf(SLOTS.with(0, slotDetailsFixture('A1', { ...SLOTS[0], plate: 'KL02' }))));
    await row(page, 'A1').getByText('KL02').waitFor();
    expect(bodies(server, 'GET api/slots')).toHaveLength(1);
  });

  it('are found by plate, holder and state', async () => {
    const { page } = await visit(slotsPage(keptSlots().api));
    await page.getByText('3 of 3 slots').waitFor();
    await page.getByLabel('Slot, plate or holder').fill('kl 01');
    await page.getByText('1 of 3 slots').waitFor();
    await row(page, 'A1').waitFor();
    await page.getByLabel('Show', { exact: true }).selectOption('reserved');
    await page.getByText('No slot found').waitFor();
    await page.getByLabel('Slot, plate or holder').fill('asha');
    await row(page, 'A2').waitFor();
  });

  it('can be asked for again when they could not be read, and the rest works without them', async () => {
    let broken = true;
    const kept = keptSlots(SLOTS, ({ call }) =>
      call === 'GET api/slots' && broken ? refused(500, 'broken', 'The store is busy.') : null,
    );
    const { page } = await visit(slotsPage(kept.api));
    await page.getByText('The store is busy.').waitFor();
    await page.getByText('Nobody is promised a place.').waitFor();
    broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await row(page, 'A1').waitFor();
  });

  it('are none where the site has none, and places can be promised all the same', async () => {
    const { page } = await visit(slotsPage(keptSlots([]).api, []));
    await page.getByText('No slots yet').waitFor();
    await page.getByText('Promise a place').waitFor();
  });
});

describe('a slot', () => {
  it('is chosen on the map and changed: kind, permits and out of order', async () => {
    const { page, server } = await visit(slotsPage(keptSlots().api));
    await page.getByRole('button', { name: 'Slot A1: taken, KL01CA2555, since 13:23:20' }).click();
    await page.getByRole('heading', { name: 'Slot A1' }).waitFor();
    await page.getByLabel('For vehicles that charge').check();
    const reserved = page.getByRole('group', { name: 'Kept for permits' });
    await reserved.getByLabel('Find a permit').fill('kl01ca');
    await reserved.getByRole('button', { name: 'Choose Asha Nair' }).click();
    await page.getByLabel('Out of order', { exact: true }).check();
    const save = page.getByRole('button', { name: 'Save', exact: true });
    await save.click();
    await page.getByText('Say why it cannot be used').waitFor();
    await page.getByLabel('Why').fill('The roof leaks');
    await save.click();
    await page.getByRole('status').getByText('Slot A1 saved.').waitFor();
    expect(bodies(server, 'PATCH api/slots/a1')).toEqual([
      { kind: 'charging', reservedFor: ['permit-1'], outOfOrder: 'The roof leaks' },
    ]);
    await row(page, 'A1').getByText('Out of order: The roof leaks').waitFor();
  });

  it('without a sensor is said to be taken, and one with a sensor is not', async () => {
    const { page, server } = await visit(slotsPage(keptSlots().api));
    await page.getByRole('button', { name: 'Edit slot A1' }).click();
    await page.getByRole('heading', { name: 'Slot A1' }).waitFor();
    const stands = page.getByLabel('A vehicle stands there');
    expect(await stands.count()).toBe(0);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Edit slot A3' }).click();
    await stands.check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('status').getByText('Slot A3 saved.').waitFor();
    expect(bodies(server, 'PATCH api/slots/a3')).toEqual([{ taken: true }]);
  });

  it('that was not saved says why, and what was written stays', async () => {
    const kept = keptSlots(SLOTS, ({ call }) =>
      call === 'PATCH api/slots/a2' ? refused(400, 'bad-body', 'There is no such permit.') : null,
    );
    const { page } = await visit(slotsPage(kept.api));
    await page.getByRole('button', { name: 'Edit slot A2' }).click();
    await page.getByRole('button', { name: 'Take Asha Nair away' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('There is no such permit.').waitFor();
    await page.getByText('Nobody in particular').waitFor();
  });
});

describe('a promise', () => {
  const form = (page: Page) => page.getByRole('form', { name: 'Promise a place' });

  it('is made for a plate, at the clock of the site, and taken back after a question', async () => {
    const { page, server } = await visit({
      ...slotsPage(keptSlots().api),
      screen: { timezoneId: 'America/New_York' },
    });
    await page.getByText('Promise a place').click();
    await form(page).getByRole('button', { name: 'Promise' }).click();
    await form(page).getByText('Write the plate.').waitFor();
    await form(page).getByLabel('Plate', { exact: true }).fill('KL 09');
    await form(page).getByLabel('Where').selectOption('a3');
    await form(page).getByLabel('Time').fill('13:00');
    await form(page).getByRole('button', { name: 'Promise' }).click();
    await form(page).getByText('Choose a moment that is still to come.').waitFor();
    await form(page).getByLabel('Time').fill('18:30');
    await form(page).getByRole('button', { name: 'Promise' }).click();
    await page.getByText('Slot A3, until 18:30:00').waitFor();
    expect(bodies(server, 'POST api/promises')).toEqual([
      { plate: 'KL 09', slotId: 'a3', until: Date.parse('2026-11-23T18:30:00+05:30') },
    ]);

    await page.getByRole('button', { name: 'Take back the promise to KL 09' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
    await page.getByText('Nobody is promised a place.').waitFor();
  });

  it('is made for a permit, to any place', async () => {
    const { page, server } = await visit(slotsPage(keptSlots().api));
    await page.getByText('Promise a place').click();
    await form(page).getByLabel('A permit').check();
    await form(page).getByLabel('Find a permit').fill('nair');
    await form(page).getByRole('button', { name: 'Choose Asha Nair' }).click();
    await form(page).getByRole('button', { name: 'Promise' }).click();
    await page.getByText('Any place, until 16:03:00').waitFor();
    expect(bodies(server, 'POST api/promises')).toMatchObject([{ permitId: 'permit-1', slotId: null }]);
  });

  it('that cannot be kept is not made, in the words of the server', async () => {
    const kept = keptSlots(SLOTS, ({ call }) =>
      call === 'POST api/promises'
        ? refused(409, 'no-place-left', 'As many are promised as are free.')
        : null,
    );
    const { page } = await visit(slotsPage(kept.api));
    await page.getByText('Promise a place').click();
    await form(page).getByLabel('Plate', { exact: true }).fill('KL09');
    await form(page).getByRole('button', { name: 'Promise' }).click();
    await form(page).getByText('As many are promised as are free.').waitFor();
    expect(await form(page).getByLabel('Plate', { exact: true }).inputValue()).toBe('KL09');
  });
});

it('the live page shows every state, its legend, and how many places are promised', async () => {
  const slots = [
    slotFixture('A1', 'clear'),
    { ...slotFixture('A2', 'present'), plate: 'KL01', wrong: true },
    { ...slotFixture('A3', 'clear'), state: 'out-of-order' as const },
  ];
  const { page } = await visit({ site: siteFixture({ slots, promised: 2 }) });
  const map = page.getByRole('region', { name: 'Slots' });
  await map.getByText('Slot A2: taken, wrong, KL01, since 13:23:20').waitFor();
  expect(
    (await map.locator('.legend li').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()),
  ).toEqual(['Free 1', 'Out of order 1', 'Wrong 1']);
  await page.getByRole('region', { name: 'Free places' }).getByText('2 promised').waitFor();
});

it('the page of slots fits a screen of 360 px while one is edited, with targets for fingers', async () => {
  const many = Array.from({ length: 60 }, (_, index) => slotDetailsFixture(`Donaudampfschiff ${index}`));
  const { page } = await visit({
    ...slotsPage(keptSlots(many).api, many),
    screen: { viewport: { width: 360, height: 780 } },
  });
  await page.getByText('Promise a place').click();
  await page.getByRole('button', { name: 'Edit slot Donaudampfschiff 3', exact: true }).click();
  await page.getByRole('heading', { name: 'Slot Donaudampfschiff 3' }).waitFor();
  await page.getByText('How the place is run').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  const small = await page
    .locator('button:visible, nav a, summary, select, input:not([type=radio], [type=checkbox]), .tick')
    .evaluateAll((targets) =>
      targets
        .filter((target) => target.getBoundingClientRect().height < 44)
        .map((target) => target.outerHTML.slice(0, 80)),
    );
  expect(small).toEqual([]);
});
