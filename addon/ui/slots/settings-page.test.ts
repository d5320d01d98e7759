import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { DEFAULT_PARKING_SETTINGS } from '../../src/contract/parking-settings.ts';
import { keptSettings } from '../../test/kept-settings.ts';
import { type ApiScript, refused } from '../../test/page-server.ts';
import { pageVisits } from '../../test/page-visits.ts';
import { rulesFixture } from '../../test/permit-fixtures.ts';

const visit = pageVisits();

const slotsPage = (settings: ApiScript, more: ApiScript = () => null) => ({
  hash: '#/slots',
  api: ((request) => {
    const own = more(request) ?? settings(request);
    if (own !== null) return own;
    if (request.call === 'GET api/rules') return { status: 200, body: rulesFixture() };
    const lists = ['GET api/slots', 'GET api/promises', 'GET api/permits'];
    return lists.includes(request.call) ? { status: 200, body: [] } : null;
  }) satisfies ApiScript,
});

const card = (page: Page) => page.getByRole('form', { name: 'How the place is run' });
const save = (page: Page) => card(page).getByRole('button', { name: 'Save settings' });

it('everything that is said of the parking place is saved at once', async () => {
  const settings = keptSettings();
  const { page } = await visit(slotsPage(settings.api));
  await card(page).getByLabel('Free for longest').check();
  await card(page).getByLabel('Longest stay for').selectOption('visitor');
  await card(page).getByRole('button', { name: 'Add' }).click();
  await card(page).getByRole('textbox', { name: 'Longest stay of Visitors' }).fill('4');
  await card(page).getByLabel('Unit for Visitors').selectOption('hours');
  await card(page).getByRole('button', { name: 'Add' }).click();
  await card(page).getByLabel('Do it by itself').check();
  await card(page).getByLabel('At', { exact: true }).fill('02:15');
  await card(page).getByLabel('Minutes without a passage').fill('20');
  await card(page).getByLabel('The site is full').uncheck();
  await card(page).getByLabel('Minutes until links').fill('5');
  await save(page).click();
  await page.getByText('The settings are saved and in force.').waitFor();
  expect(settings.kept).toEqual({
    version: 4,
    settings: {
      assignment: 'spread',
      overstay: [
        { group: 'visitor', minutes: 240 },
        { group: null, minutes: 1440 },
      ],
      reconciliation: { automatic: true, at: '02:15', quietMinutes: 20 },
      muted: ['full'],
      answersEndAfterMinutes: 5,
    },
  });
  expect(await save(page).count()).toBe(0);
});

it('what cannot be is said before anything is sent', async () => {
  const settings = keptSettings({ overstay: [{ group: null, minutes: 60 }] });
  const { page } = await visit(slotsPage(settings.api));
  await card(page).getByRole('textbox', { name: 'Longest stay of Everybody else' }).fill('0');
  await save(page).click();
  await card(page).getByText('A longest stay is a whole number').waitFor();
  await card(page).getByRole('button', { name: 'Remove the longest stay of Everybody else' }).click();
  await card(page).getByLabel('Minutes until links').fill('soon');
  await save(page).click();
  await card(page).getByText('Whole minutes from 1 to 1,440.').waitFor();
  expect(settings.kept.version).toBe(3);
});

it('what somebody else saved meanwhile is loaded without losing the own changes', async () => {
  const settings = keptSettings();
  const { page } = await visit(slotsPage(settings.api));
  await card(page).getByLabel('First free one').check();
  await card(page).getByLabel('Minutes until links').fill('5');
  settings.somebodySaves({ muted: ['overstay'], answersEndAfterMinutes: 30 });
  await save(page).click();
  await card(page).getByText('Somebody else was faster.').waitFor();
  expect(await save(page).isDisabled()).toBe(true);

  await card(page).getByRole('button', { name: 'Load theirs, keep my changes' }).click();
  await page.getByText('Both of you changed: the minutes of links.').waitFor();
  expect(await card(page).getByLabel('Somebody stays too long').isChecked()).toBe(false);
  await save(page).click();
  await page.getByText('The settings are saved and in force.').waitFor();
  expect(settings.kept).toEqual({
    version: 5,
    settings: {
      ...DEFAULT_PARKING_SETTINGS,
      assignment: 'in-order',
      muted: ['overstay'],
      answersEndAfterMinutes: 5,
    },
  });
});

it('they are as before when the changes are discarded', async () => {
  const { page } = await visit(slotsPage(keptSettings().api));
  await card(page).getByLabel('First free one').check();
  await card(page).getByRole('button', { name: 'Discard' }).click();
  await save(page).waitFor({ state: 'detached' });
  expect(await card(page).getByLabel('Nobody is sent').isChecked()).toBe(true);
});

it('they say what the server has against them, and can be asked for again', async () => {
  let broken = true;
  const { page } = await visit(
    slotsPage(keptSettings().api, ({ call }) => {
      if (call === 'PUT api/parking-settings') return refused(400, 'bad-body', 'Too many rows.');
      return call === 'GET api/parking-settings' && broken
        ? refused(500, 'broken', 'The store is busy.')
        : null;
    }),
  );
  await page.getByText('The store is busy.').waitFor();
  broken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await card(page).getByLabel('First free one').check();
  await save(page).click();
  await card(page).getByText('Too many rows.').waitFor();
});
