import { describe, expect, it } from 'vitest';
import type { DecisionView } from '../../src/contract/site-view.ts';
import type { ReplayView, WhatIf } from '../../src/contract/what-if.ts';
import { type ApiScript, refused } from '../../test/page-server.ts';
import { pageVisits } from '../../test/page-visits.ts';
import { rulesOf } from '../../test/rules-fixtures.ts';
import { SITE_NOW } from '../../test/site-fixtures.ts';

const visit = pageVisits();

const plate = 'KL01CA2555';
const asked: DecisionView = {
  verdict: 'ask',
  plate,
  permitId: null,
  decidedAt: SITE_NOW,
  reasons: [
    { rule: 'plate-settled', plate, frames: 3, readers: [], settledBy: 'frames' },
    { rule: 'no-permit', plate },
    { rule: 'policy', policy: 'unknownPlate', answer: 'ask', group: null, gate: null },
  ],
};
const letIn: DecisionView = {
  ...asked,
  verdict: 'open',
  reasons: [
    { rule: 'no-permit', plate },
    { rule: 'policy', policy: 'unknownPlate', answer: 'let-in', group: null, gate: null },
  ],
};

const replayed: ReplayView = {
  decided: 12,
  leftOut: 3,
  differing: 700,
  passages: [
    {
      passageId: 'p1',
      gateId: 'main',
      gateName: 'Main gate',
      direction: 'in',
      arrivedAt: SITE_NOW - 86_400_000,
      plate,
      was: 'refuse',
      wouldBe: letIn,
      picture: 'pictures/car',
    },
  ],
};

const rules = { version: 3, rules: rulesOf() };

const answers: ApiScript = ({ call, body }) => {
  switch (call) {
    case 'GET api/rules':
      return { status: 200, body: rules };
    case 'POST api/what-if':
      return {
        status: 200,
        body: { decision: (body as WhatIf).rules === undefined ? asked : letIn },
      };
    case 'POST api/replay':
      return { status: 200, body: replayed };
    default:
      return null;
  }
};

describe('what if', () => {
  it('asks about a vehicle at a moment of the site, and tells the whole chain of reasons', async () => {
    const { page, server } = await visit({
      api: answers,
      hash: '#/what-if',
      screen: { timezoneId: 'America/New_York' },
    });
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.getByText('Write the plate with at least one letter or digit.').waitFor();
    await page.getByLabel('Plate', { exact: true }).fill('kl 01 ca 2555');
    await page.getByLabel('Day', { exact: true }).fill('2026-11-22');
    await page.getByLabel('Time', { exact: true }).fill('23:30');
    await page.getByText('More circumstances').click();
    await page.getByLabel('Code of a permit').check();
    await page.getByLabel('Vehicles inside').fill('8');
    await page.getByLabel('Inside already').selectOption('since');
    await page.getByLabel('For so many minutes').fill('10');
    await page.getByRole('button', { name: 'Ask' }).click();

    const answer = page.getByRole('region', { name: 'By the rules in force' });
    await answer.getByText('Ask a person', { exact: true }).waitFor();
    expect(await answer.getByRole('listitem').allTextContents()).toEqual([
      `The plate ${plate} was read the same in 3 pictures, with no second reader to confirm it.`,
      `There is no permit for the plate ${plate}.`,
      'When no permit has the plate, the rules ask a person.',
    ]);
    expect(await page.getByRole('region', { name: 'By the draft' }).count()).toBe(0);
    const at = Date.parse('2026-11-22T23:30:00+05:30');
    expect(server.calls.filter(({ call }) => call === 'POST api/what-if').map(({ body }) => body)).toEqual([
      {
        plate: 'kl 01 ca 2555',
        gate: 'main',
        direction: 'in',
        at,
        reading: 'settled',
        evidence: ['code'],
        occupied: 8,
        insideSince: at - 600_000,
      },
    ]);
  });

  it('compares the rules in force with the draft, about the same moment', async () => {
    const { page, server } = await visit({ api: answers, hash: '#/rules' });
    await page.getByLabel('The camera of the gate is down').selectOption('let-in');
    await page.getByRole('link', { name: 'Try this draft' }).click();
    await page.getByLabel('Plate', { exact: true }).fill(plate);
    await page.getByRole('button', { name: 'Ask' }).click();
    await page
      .getByRole('region', { name: 'By the rules in force' })
      .getByText('Ask a person', { exact: true })
      .waitFor();
    await page.getByRole('region', { name: 'By the draft' }).getByText('Open', { exact: true }).waitFor();
    await page.getByText('The draft answers otherwise.').waitFor();
    const questions = server.calls.flatMap(({ call, body }) =>
      call === 'POST api/what-if' ? [body as WhatIf] : [],
    );
    const draft = rulesOf({
      outages: { reader: { answer: 'ask', hours: null }, camera: { answer: 'let-in', hours: null } },
    });
    expect(new Set(questions.map((question) => question.rules))).toEqual(new Set([undefined, draft]));
    expect(questions.map(({ at }) => at)).toEqual([SITE_NOW, SITE_NOW]);

    // What was asked is still there when the draft was changed once more.
    await page.getByRole('link', { name: 'Rules', exact: true }).click();
    await page.getByRole('link', { name: 'Try this draft' }).click();
    expect(await page.getByLabel('Plate', { exact: true }).inputValue()).toBe(plate);
  });

  it('says what the server has against a question', async () => {
    const { page } = await visit({
      hash: '#/what-if',
      api: (request) =>
        request.call === 'POST api/what-if'
          ? refused(400, 'bad-request', 'The plate is too long.')
          : answers(request),
    });
    await page.getByLabel('Plate', { exact: true }).fill('X1');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.getByRole('alert').getByText('The plate is too long.').waitFor();
  });
});

describe('a replay', () => {
  it('lists the vehicles that would be answered otherwise, each with its picture and reasons', async () => {
    const { page, server } = await visit({ api: answers, hash: '#/what-if' });
    await page.getByLabel('Last days').fill('400');
    await page.getByRole('button', { name: 'Replay' }).click();
    await page.getByText('Write a whole number of days from 1 to 366.').waitFor();
    await page.getByLabel('Last days').fill('30');
    await page.getByRole('button', { name: 'Replay' }).click();
    await page.getByText('The newest 1 of 700 are shown.').waitFor();
    expect(server.calls.filter(({ call }) => call === 'POST api/replay').map(({ body }) => body)).toEqual([
      { days: 30 },
    ]);
    expect(await page.locator('replay-card dl').innerText()).toContain('12');
    const vehicle = page.locator('replay-list li').first();
    expect(await vehicle.locator('.turn').innerText()).toMatch(/Was\s*Refuse\s*Would be\s*Open/);
    await vehicle.getByText('Why').click();
    await vehicle
      .getByRole('listitem')
      .getByText('When no permit has the plate, the rules let it in.')
      .waitFor();
    await vehicle.getByRole('button', { name: `Picture of ${plate}` }).click();
    await page
      .getByRole('dialog', { name: `Picture of ${plate}` })
      .getByRole('img')
      .waitFor();
  });

  it('is made with the draft where there is one, and says when nothing differs', async () => {
    const { page, server } = await visit({
      hash: '#/rules',
      api: (request) =>
        request.call === 'POST api/replay'
          ? { status: 200, body: { decided: 5, leftOut: 0, differing: 0, passages: [] } }
          : answers(request),
    });
    await page.getByLabel('The camera of the gate is down').selectOption('refuse');
    await page.getByRole('link', { name: 'Try this draft' }).click();
    await page.getByRole('button', { name: 'Replay' }).click();
    await page.getByText('Every vehicle would be answered the same').waitFor();
    expect(server.calls.find(({ call }) => call === 'POST api/replay')?.body).toMatchObject({
      days: 7,
      rules: { outages: { camera: { answer: 'refuse' } } },
    });
  });
});

it('the page of what if fits a screen of 360 px', async () => {
  const { page } = await visit({
    api: answers,
    hash: '#/what-if',
    screen: { viewport: { width: 360, height: 780 } },
  });
  await page.getByLabel('Plate', { exact: true }).fill(plate);
  await page.getByText('More circumstances').click();
  await page.getByRole('button', { name: 'Ask' }).click();
  await page.getByRole('region', { name: 'By the rules in force' }).waitFor();
  await page.getByRole('button', { name: 'Replay' }).click();
  await page.locator('replay-list').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
