import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Rules, RulesView } from '../../src/contract/rules.ts';
import type { Holiday } from '../../src/contract/schedule.ts';
import { type ApiScript, type PageServer, refused } from '../../test/page-server.ts';
import { pageVisits } from '../../test/page-visits.ts';
import { OFFICE, rulesOf } from '../../test/rules-fixtures.ts';
import { gateFixture, siteFixture } from '../../test/site-fixtures.ts';

const visit = pageVisits();

const site = siteFixture({ gates: [gateFixture(), gateFixture({ id: 'yard', name: 'Yard' })] });

/** Keeps rules as the server does: who saves an older version is refused. */
function keptRules(rules: Rules, more: ApiScript = () => null) {
  let kept: RulesView = { version: 3, rules };
  const api: ApiScript = (request) => {
    if (request.call === 'GET api/rules') return { status: 200, body: kept };
    if (request.call !== 'PUT api/rules') return more(request);
    const sent = request.body as RulesView;
    if (sent.version !== kept.version) return refused(409, 'rules-changed', 'The rules were changed.');
    kept = { version: kept.version + 1, rules: sent.rules };
    return { status: 200, body: kept };
  };
  return {
    api,
    get kept(): RulesView {
      return kept;
    },
    somebodySaves: (next: Rules): void => {
      kept = { version: kept.version + 1, rules: next };
    },
  };
}

const row = (page: Page, scope: string): Locator => page.getByRole('region', { name: scope });
const everybody = 'Everybody, at every gate';

async function letFullSiteAsk(page: Page): Promise<void> {
  await row(page, everybody).getByRole('button', { name: 'Edit' }).click();
  await row(page, everybody)
    .getByRole('group', { name: 'Every place of the site is taken' })
    .getByLabel('Answer')
    .selectOption('ask');
}

const saves = (server: PageServer): readonly unknown[] =>
  server.calls.filter(({ call }) => call === 'PUT api/rules').map(({ body }) => body);

describe('the rules', () => {
  it('are told in words, with what holds where nothing is said', async () => {
    const { api } = keptRules(
      rulesOf({
        policies: [
          { group: null, gate: null, policy: { unknownPlate: { answer: 'ask', hours: OFFICE } } },
          { group: 'staff', gate: 'yard', policy: { fullSite: 'let-in' } },
        ],
      }),
    );
    const { page } = await visit({ site, api, hash: '#/rules' });
    await row(page, everybody)
      .getByText('Ask a person: Mon to Fri 08:00 to 18:00; refuse otherwise')
      .waitFor();
    await row(page, everybody).getByText('The plate is enough').waitFor();
    expect(await row(page, 'staff, at Yard').locator('dl').innerText()).toBe(
      'Every place of the site is taken\nLet in',
    );
  });

  it('are changed as a draft that can be tried before it is saved', async () => {
    const rules = keptRules(rulesOf());
    const { page, server } = await visit({ site, api: rules.api, hash: '#/rules' });
    await letFullSiteAsk(page);
    await page.getByText('1 change that is not saved').click();
    await page.getByText(`${everybody}, every place of the site is taken: Ask a person (new)`).waitFor();
    await page.getByRole('link', { name: 'Try this draft' }).click();
    await page.getByText('decided anew by the draft').waitFor();
    expect(saves(server)).toEqual([]);

    await page.getByRole('link', { name: 'Rules', exact: true }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The rules are saved and in force.').waitFor();
    expect(saves(server)).toEqual([
      {
        version: 3,
        rules: rulesOf({ policies: [{ group: null, gate: null, policy: { fullSite: 'ask' } }] }),
      },
    ]);
    await page.getByText('not saved').waitFor({ state: 'detached' });
  });

  it('that somebody else changed meanwhile are loaded without losing the own changes', async () => {
    const rules = keptRules(rulesOf());
    const { page } = await visit({ site, api: rules.api, hash: '#/rules' });
    await letFullSiteAsk(page);
    rules.somebodySaves(
      rulesOf({
        night: { from: '20:00', to: '07:00' },
        policies: [{ group: null, gate: null, policy: { fullSite: 'let-in' } }],
      }),
    );
    const save = page.getByRole('button', { name: 'Save', exact: true });
    await save.click();
    await page.getByText('Somebody else was faster.').waitFor();
    expect(await save.isDisabled()).toBe(true);
    expect(rules.kept.version).toBe(4);

    await page.getByRole('button', { name: 'Load theirs, keep my changes' }).click();
    await page.getByText('every place of the site is taken: Ask a person (new) (theirs: Let in)').waitFor();
    await save.click();
    await page.getByText('The rules are saved and in force.').waitFor();
    expect(rules.kept).toEqual({
      version: 5,
      rules: rulesOf({
        night: { from: '20:00', to: '07:00' },
        policies: [{ group: null, gate: null, policy: { fullSite: 'ask' } }],
      }),
    });
  });

  it('say what the server has against them, and the draft stays', async () => {
    const { api } = keptRules(rulesOf());
    const { page } = await visit({
      site,
      hash: '#/rules',
      api: (request) =>
        request.call === 'PUT api/rules' ? refused(400, 'bad-request', 'Too many rows.') : api(request),
    });
    await letFullSiteAsk(page);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Too many rows.').waitFor();
    await page.getByText('1 change that is not saved').waitFor();
  });

  it('are as before when the draft is discarded, after a question', async () => {
    const { page } = await visit({ site, api: keptRules(rulesOf()).api, hash: '#/rules' });
    await letFullSiteAsk(page);
    await page.getByRole('button', { name: 'Discard' }).click();
    const dialog = page.getByRole('dialog', { name: 'Discard the draft?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('1 change that is not saved').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await dialog.getByRole('button', { name: 'Discard' }).click();
    await page.getByText('1 change that is not saved').waitFor({ state: 'detached' });
  });

  it('can be asked for again when they could not be read', async () => {
    let broken = true;
    const { api } = keptRules(rulesOf());
    const { page } = await visit({
      site,
      hash: '#/rules',
      api: (request) =>
        request.call === 'GET api/rules' && broken
          ? refused(500, 'broken', 'The store is busy.')
          : api(request),
    });
    await page.getByText('The store is busy.').waitFor();
    broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await row(page, everybody).waitFor();
  });
});

describe('a row of the rules', () => {
  it('says for a group at a gate only what is different there', async () => {
    const rules = keptRules(rulesOf());
    const { page } = await visit({ site, api: rules.api, hash: '#/rules' });
    await page.getByLabel('Group', { exact: true }).selectOption('staff');
    await page.getByLabel('Gate', { exact: true }).selectOption('yard');
    await page.getByRole('button', { name: 'Add a row' }).click();
    const staff = row(page, 'staff, at Yard');
    await staff
      .getByText('As without this row: Let in again within 15 minutes, later: ask a person')
      .waitFor();
    expect(await staff.getByRole('group', { name: 'Plate without a permit' }).count()).toBe(0);

    const inside = staff.getByRole('group', { name: 'The plate is inside already' });
    await inside.getByLabel('Different here').check();
    await inside.getByLabel('Minutes in which it is let in again').fill('5');
    await inside.getByLabel('Later').selectOption('refuse');
    const evidence = staff.getByRole('group', { name: 'Second evidence' });
    await evidence.getByText('A plate can be printed by anybody.').waitFor();
    await evidence.getByLabel('Different here').check();
    await evidence.getByRole('group', { name: 'At night' }).getByLabel('Code of a permit').check();
    await staff.getByRole('button', { name: 'Done' }).click();
    await staff.getByText('Let in again within 5 minutes, later: refuse').waitFor();

    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The rules are saved and in force.').waitFor();
    expect(rules.kept.rules.policies).toEqual([
      {
        group: 'staff',
        gate: 'yard',
        policy: {
          alreadyInside: { reopenMinutes: 5, otherwise: 'refuse' },
          evidence: [{ when: 'night', accept: ['code'] }],
        },
      },
    ]);
  });

  it('has hours that are written as a week with holidays and single days', async () => {
    const rules = keptRules(rulesOf());
    const { page } = await visit({ site, api: rules.api, hash: '#/rules' });
    await row(page, everybody).getByRole('button', { name: 'Edit' }).click();
    const coming = row(page, everybody).getByRole('group', { name: 'When they may come' });
    await coming.getByLabel('Only at these hours').check();
    const week = coming.getByRole('group', { name: 'Hours 1' });
    await week.getByRole('checkbox', { name: 'Wednesday' }).uncheck();
    await week.getByLabel('From').fill('22:00');
    await week.getByLabel('To').fill('06:00');
    await week.getByText('next day').waitFor();
    await coming.getByLabel('On holidays').selectOption('closed');
    await coming.getByLabel('Day', { exact: true }).fill('2026-12-24');
    await coming.getByRole('button', { name: 'Add a day' }).click();
    await coming.getByText('Thu 24 Dec 2026').waitFor();

    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The rules are saved and in force.').waitFor();
    expect(rules.kept.rules.policies).toEqual([
      {
        group: null,
        gate: null,
        policy: {
          hours: {
            weekly: [{ days: ['mon', 'tue', 'thu', 'fri'], from: '22:00', to: '06:00' }],
            holidays: [],
            exceptions: [{ date: '2026-12-24', hours: [] }],
          },
        },
      },
    ]);
  });

  it('keeps at least one day for its hours', async () => {
    const everyMonday = { ...OFFICE, weekly: [{ days: ['mon'] as const, from: '08:00', to: '18:00' }] };
    const { page } = await visit({
      site,
      hash: '#/rules',
      api: keptRules(rulesOf({ policies: [{ group: null, gate: null, policy: { hours: everyMonday } }] }))
        .api,
    });
    await row(page, everybody).getByRole('button', { name: 'Edit' }).click();
    const monday = page.getByRole('checkbox', { name: 'Monday' });
    await monday.click();
    await page.getByRole('status').getByText('At least one day is needed.').waitFor();
    expect(await monday.isChecked()).toBe(true);
  });
});

describe('groups', () => {
  it('are added, renamed and removed, but none has the name of another', async () => {
    const rules = keptRules(rulesOf());
    const { page } = await visit({ site, api: rules.api, hash: '#/rules' });
    const groups = page.getByRole('region', { name: 'Groups' });
    await groups.getByLabel('New group').fill('Staff');
    await groups.getByRole('button', { name: 'Add' }).click();
    await groups.getByText('There is a group “Staff” already.').waitFor();
    await groups.getByLabel('New group').fill('Night shift');
    await groups.getByRole('button', { name: 'Add' }).click();
    await groups.getByLabel('Name of the group Night shift').waitFor();
    await groups.getByLabel('Name of the group staff').fill('Team');
    await groups.getByLabel('New group').focus();
    expect(await groups.getByRole('button', { name: /^Remove/ }).count()).toBe(1);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The rules are saved and in force.').waitFor();
    expect(rules.kept.rules.groups.slice(1)).toEqual([
      { id: 'staff', name: 'Team' },
      { id: 'visitor', name: 'visitor' },
      { id: 'contractor', name: 'contractor' },
      { id: 'night-shift', name: 'Night shift' },
    ]);
    await groups.getByRole('button', { name: 'Remove the group Night shift' }).click();
    await page.getByText('1 change that is not saved').waitFor();
  });
});

describe('holidays', () => {
  const read: readonly Holiday[] = [
    { date: '2027-08-15', name: 'Independence Day' },
    { date: '2026-12-25', name: 'Christmas' },
  ];
  const file = { name: 'holidays.ics', mimeType: 'text/calendar', buffer: Buffer.from('BEGIN:VCALENDAR') };

  it('are written by hand, and a calendar file is merged with them', async () => {
    const rules = keptRules(
      rulesOf({ holidays: [{ date: '2026-01-26', name: 'Republic Day' }] }),
      ({ call }) => (call === 'POST api/holidays/read' ? { status: 200, body: read } : null),
    );
    const { page, server } = await visit({ site, api: rules.api, hash: '#/rules' });
    const holidays = page.getByRole('region', { name: 'Holidays' });
    await holidays.getByText('1 day that is over').waitFor();
    await holidays.getByRole('button', { name: 'Add' }).click();
    await holidays.getByText('Choose a day.').waitFor();
    await holidays.getByLabel('Day', { exact: true }).fill('2026-12-25');
    await holidays.getByLabel('Name', { exact: true }).fill('Christmas');
    await holidays.getByRole('button', { name: 'Add' }).click();
    await holidays.getByText('Fri 25 Dec 2026').waitFor();
    await holidays.getByLabel('Read a calendar file (.ics)').setInputFiles(file);
    await holidays.getByText('1 holiday added, 0 renamed, 1 known already.').waitFor();
    expect(server.calls.find(({ call }) => call === 'POST api/holidays/read')?.body).toBe('BEGIN:VCALENDAR');
    expect(rules.kept.version).toBe(3);

    await holidays.getByRole('button', { name: 'Remove Christmas, Fri 25 Dec 2026' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The rules are saved and in force.').waitFor();
    expect(rules.kept.rules.holidays).toEqual([
      { date: '2026-01-26', name: 'Republic Day' },
      { date: '2027-08-15', name: 'Independence Day' },
    ]);
  });

  it('of a file that is no calendar are not read, and it says why', async () => {
    const { page } = await visit({
      site,
      hash: '#/rules',
      api: keptRules(rulesOf(), ({ call }) =>
        call === 'POST api/holidays/read' ? refused(400, 'bad-calendar', 'Line 1 is no calendar.') : null,
      ).api,
    });
    await page.getByLabel('Read a calendar file (.ics)').setInputFiles(file);
    await page.getByText('Line 1 is no calendar.').waitFor();
  });
});

describe('visitors mode', () => {
  it('is on until a moment on the clock of the site, at some gates, and is turned off', async () => {
    const rules = keptRules(rulesOf());
    const { page } = await visit({
      site,
      api: rules.api,
      hash: '#/rules',
      screen: { timezoneId: 'America/New_York' },
    });
    const visitors = page.getByRole('region', { name: 'Visitors mode' });
    await visitors.getByText('Off').waitFor();
    await visitors.getByLabel('Until day').fill('2026-11-23');
    await visitors.getByLabel('Time').fill('14:00');
    await visitors.getByRole('button', { name: 'Turn on' }).click();
    await visitors.getByText('Choose a moment that is still to come.').waitFor();
    await visitors.getByLabel('Time').fill('20:00');
    await visitors.getByLabel('Every gate').uncheck();
    await visitors.getByRole('button', { name: 'Turn on' }).click();
    await visitors.getByText('Choose at least one gate.').waitFor();
    await visitors.getByLabel('Yard').check();
    await visitors.getByRole('button', { name: 'Turn on' }).click();
    await visitors.getByText('On until Mon 23 Nov 2026, 20:00. Only at Yard').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The rules are saved and in force.').waitFor();
    expect(rules.kept.rules.visitors).toEqual({
      until: Date.parse('2026-11-23T20:00:00+05:30'),
      gates: ['yard'],
    });
    await visitors.getByRole('button', { name: 'Turn off' }).click();
    await visitors.getByText('Off').waitFor();
  });
});

it('what is answered while something is down, and the night, are part of the draft', async () => {
  const rules = keptRules(rulesOf());
  const { page } = await visit({ site, api: rules.api, hash: '#/rules' });
  await page.getByLabel('The camera of the gate is down').selectOption('refuse');
  await page.getByRole('region', { name: 'Night' }).getByLabel('From').fill('23:30');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('The rules are saved and in force.').waitFor();
  expect(rules.kept.rules).toEqual(
    rulesOf({
      night: { from: '23:30', to: '06:00' },
      outages: { reader: { answer: 'ask', hours: null }, camera: { answer: 'refuse', hours: null } },
    }),
  );
});

it('the page of rules fits a screen of 360 px while a row is edited, with targets for fingers', async () => {
  const { page } = await visit({
    site,
    hash: '#/rules',
    screen: { viewport: { width: 360, height: 780 } },
    api: keptRules(rulesOf({ policies: [{ group: null, gate: null, policy: { hours: OFFICE } }] })).api,
  });
  await letFullSiteAsk(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  const small = await page
    .locator('button:visible, nav a, summary, select, input:not([type=radio], [type=checkbox]), .tick, .day')
    .evaluateAll((targets) =>
      targets
        .filter((target) => target.getBoundingClientRect().height < 44)
        .map((target) => target.outerHTML.slice(0, 80)),
    );
  expect(small).toEqual([]);
});
