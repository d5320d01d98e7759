import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { CorrectionView, VisitCorrection, VisitView } from '../../src/contract/visits.ts';
import { type ApiScript, type PageServer, refused } from '../../test/page-server.ts';
import { pageVisits } from '../../test/page-visits.ts';
import { SITE_NOW, siteFixture } from '../../test/site-fixtures.ts';
import {
  correctionFixture,
  endedVisitFixture,
  loneExitFixture,
  visitFixture,
} from '../../test/visit-fixtures.ts';

const visit = pageVisits();

const MERGE = { kind: 'merge', entryVisitId: 'asha', exitVisitId: 'lone' } as const;
const LONE = loneExitFixture({ suggestions: [{ correction: MERGE, why: 'slot-emptied' }] });

/** Keeps visits and corrections as far as the stories need it. */
function keptVisits(visits: readonly VisitView[]) {
  const kept = new Map(visits.map((one) => [one.id, one]));
  let corrections: readonly CorrectionView[] = [];
  const among = (query: URLSearchParams): readonly VisitView[] =>
    [...kept.values()].filter(
      (one) =>
        (query.get('review') === null || !one.reviewed) &&
        (query.get('open') === null || (one.leftAt === null) === (query.get('open') === 'true')) &&
        (one.plate ?? '').includes(query.get('plate')?.toUpperCase() ?? ''),
    );
  const api: ApiScript = ({ call, query, body }) => {
    if (call === 'GET api/visits') return { status: 200, body: { visits: among(query), next: null } };
    if (call === 'GET api/visits/review') {
      return {
        status: 200,
        body: { waiting: [...kept.values()].filter(({ reviewed }) => !reviewed).length },
      };
    }
    if (call === 'GET api/visits/corrections') return { status: 200, body: corrections };
    if (call === 'GET api/confusions') return { status: 200, body: [] };
    if (call === 'POST api/visits/corrections/correction-1/undo') {
      for (const one of visits) kept.set(one.id, one);
      const [undone] = corrections.map((one) => ({ ...one, undone: { at: SITE_NOW, by: 'the page' } }));
      if (undone === undefined) return refused(404, 'no-such-correction', 'That correction is not known.');
      corrections = [undone];
      return { status: 200, body: undone };
    }
    if (call === 'POST api/visits/corrections') {
      const after = endedVisitFixture({ id: 'asha' });
      kept.delete('lone');
      kept.set('asha', after);
      const made = correctionFixture({
        kind: (body as VisitCorrection).kind,
        before: visits,
        after: [after],
      });
      corrections = [made];
      return { status: 201, body: made };
    }
    const found = kept.get(call.replace('GET api/visits/', ''));
    return found === undefined ? null : { status: 200, body: found };
  };
  return api;
}

const sent = (server: PageServer): readonly unknown[] =>
  server.calls.filter(({ call }) => call === 'POST api/visits/corrections').map(({ body }) => body);

const stay = (page: Page, plate: string): Locator => page.getByRole('article', { name: `Visit of ${plate}` });

const dialogButton = (page: Page, name: string): Locator =>
  page.getByRole('dialog').getByRole('button', { name, exact: true });

describe('the list of visits', () => {
  it('tells who is inside since when, in which slot, with the picture of the entry', async () => {
    const { page } = await visit({
      hash: '#/visits',
      api: keptVisits([visitFixture(), endedVisitFixture()]),
    });
    const asha = stay(page, 'KL01CA2555');
    await asha.getByText('Asha Nair, flat 4').waitFor();
    expect(await asha.count()).toBe(1);
    await asha.getByText('12:58:20, Main gate').waitFor();
    await asha.getByText('1 h 5 min').waitFor();
    await asha.getByText('Slot A1').waitFor();
    await asha.getByRole('img', { name: 'Entry of KL01CA2555' }).click();
    await page.getByRole('dialog', { name: 'Entry of KL01CA2555' }).waitFor();
  });

  it('is searched, and the same visits are had as a file', async () => {
    const { page, server } = await visit({
      hash: '#/visits',
      api: keptVisits([visitFixture(), endedVisitFixture({ plate: 'MH12DE1433' })]),
    });
    await page.getByLabel('Plate, or part of it').fill('mh12');
    await page.getByLabel('Where').selectOption('gone');
    await page.getByRole('button', { name: 'Search' }).click();
    await stay(page, 'MH12DE1433').getByText('stayed 1 h').waitFor();
    const asked = server.calls.filter(({ call }) => call === 'GET api/visits').at(-1);
    expect(asked?.query.toString()).toBe('plate=mh12&open=false&limit=25');
    const csv = page.getByRole('link', { name: 'Export as CSV' });
    expect(await csv.getAttribute('href')).toBe('api/visits.csv?plate=mh12&open=false');
    await page.goBack();
    await stay(page, 'KL01CA2555').waitFor();
  });

  it('goes on with older ones, and keeps what is shown when that fails', async () => {
    let broken = true;
    const older = visitFixture({ id: 'older', plate: 'KA05MJ8812' });
    const { page } = await visit({
      hash: '#/visits',
      api: ({ call, query }) => {
        if (call !== 'GET api/visits') return null;
        if (query.get('before') === null) {
          return { status: 200, body: { visits: [visitFixture()], next: 'page 2' } };
        }
        return broken
          ? refused(500, 'broken', 'It fell over.')
          : { status: 200, body: { visits: [older], next: null } };
      },
    });
    await page.getByRole('button', { name: 'Show older' }).click();
    await page.getByText('It fell over.').waitFor();
    expect(await stay(page, 'KL01CA2555').count()).toBe(1);
    broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await stay(page, 'KA05MJ8812').waitFor();
    await page.getByText('That is all.').waitFor();
  });

  it('follows who comes and goes', async () => {
    let inside = [visitFixture()];
    const { page, server } = await visit({
      hash: '#/visits',
      api: ({ call }) =>
        call === 'GET api/visits' ? { status: 200, body: { visits: inside, next: null } } : null,
    });
    await stay(page, 'KL01CA2555').waitFor();
    inside = [];
    server.show(siteFixture({ occupied: 2, free: 6 }));
    await page.getByText('Nobody is inside').waitFor();
  });

  it('leads to one visit by its address, which says what is doubtful about it', async () => {
    const doubtful = endedVisitFixture({
      exitPlate: 'KL01CA2S55',
      anomalies: ['plates-differ'],
      pairedBy: 'similar-plate',
      reviewed: false,
    });
    const { page } = await visit({
      hash: '#/visits?visit=ended',
      api: keptVisits([visitFixture(), doubtful]),
    });
    await stay(page, 'KL01CA2555').getByText('Plates differ', { exact: true }).waitFor();
    expect(await page.getByRole('article').count()).toBe(1);
    await page.getByText('Details').click();
    await page.getByText('Entry and exit belong together although their plates differ.').waitFor();
    await page.getByText('Read as KL01CA2S55 when it left.').waitFor();
    await page.getByRole('link', { name: 'Show who is inside now' }).click();
    await stay(page, 'KL01CA2555').getByText('Asha Nair').waitFor();
  });
});

describe('what is to review', () => {
  it('is put right by one suggestion, asked back by what it will do, and undone', async () => {
    const { page, server } = await visit({
      hash: '#/visits?part=review',
      api: keptVisits([visitFixture(), LONE]),
    });
    await page.getByRole('link', { name: 'To review 1' }).waitFor();
    const card = stay(page, 'an unread vehicle');
    await card.getByText('Perhaps: KL01CA2555').waitFor();
    await card.getByText('Its slot emptied just before.').waitFor();
    await card.getByRole('button', { name: 'It was KL01CA2555: in 12:58:20, out 13:58:20' }).click();
    await page.getByText('Who came in 12:58:20 is the one who left 13:58:20').waitFor();
    expect(sent(server)).toEqual([]);

    await dialogButton(page, 'Merge').click();
    await page.getByText('Nothing waits for you').waitFor();
    expect(sent(server)).toEqual([MERGE]);
    await page.getByRole('status').getByText('KL01CA2555 left 13:58:20.').waitFor();

    await page.getByRole('button', { name: 'Undo' }).click();
    await dialogButton(page, 'Undo').click();
    await card.waitFor();
    await page.getByRole('status').getByText('Undone.').waitFor();
  });

  it('has its plate corrected in a form that says what it needs', async () => {
    const { page, server } = await visit({ hash: '#/visits?part=review', api: keptVisits([LONE]) });
    await page.getByRole('button', { name: 'Correct plate: visit of an unread vehicle' }).click();
    const form = page.getByRole('dialog', { name: 'Plate of an unread vehicle' });
    await form.getByRole('button', { name: 'Go on' }).click();
    await form.getByText('Write the plate, or say that it cannot be read.').waitFor();
    await form.getByLabel('What the pictures show').fill('mh-12 de 1433');
    await form.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('dialog', { name: 'Is its plate MH12DE1433?' }).waitFor();
    await dialogButton(page, 'Correct plate').click();
    await page.getByText('Nothing waits for you').waitFor();
    expect(sent(server)).toEqual([{ kind: 'correct-plate', visitId: 'lone', plate: 'MH12DE1433' }]);
  });

  it('is merged with another who is chosen by hand', async () => {
    const asha = visitFixture();
    const bala = visitFixture({ id: 'bala', plate: 'KA05MJ8812' });
    const later = visitFixture({ id: 'later', plate: 'TN09BX4410', enteredAt: SITE_NOW - 1_000 });
    const { page, server } = await visit({
      hash: '#/visits?part=review',
      api: keptVisits([asha, bala, later, LONE]),
    });
    await page.getByRole('button', { name: 'Merge: visit of an unread vehicle' }).click();
    const form = page.getByRole('dialog', { name: 'Whose exit is it?' });
    await form.getByRole('radio').nth(1).waitFor();
    expect(await form.getByRole('radio').count()).toBe(2);
    await form.getByLabel('Part of the plate').fill('ka05');
    await form.getByRole('button', { name: 'Search' }).click();
    await form.getByRole('radio', { name: 'KL01CA2555' }).waitFor({ state: 'detached' });
    await form.getByRole('radio', { name: 'KA05MJ8812' }).check();
    await form.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('dialog', { name: 'Was it KA05MJ8812 who left?' }).waitFor();
    await dialogButton(page, 'Merge').click();
    await page.getByText('Nothing waits for you').waitFor();
    expect(sent(server)).toEqual([{ kind: 'merge', entryVisitId: 'bala', exitVisitId: 'lone' }]);
  });

  it('is closed at a time of the site', async () => {
    const unread = visitFixture({ plate: null, anomalies: ['unread-entry'], reviewed: false });
    const { page, server } = await visit({ hash: '#/visits?part=review', api: keptVisits([unread]) });
    await page.getByRole('button', { name: 'Close: visit of an unread vehicle' }).click();
    const form = page.getByRole('dialog', { name: 'Since when is an unread vehicle gone?' });
    await form.getByLabel('Time').fill('13:30');
    await form.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('The visit ends 13:30:00, although nobody saw it leave.').waitFor();
    await dialogButton(page, 'Close').click();
    await page.getByText('Nothing waits for you').waitFor();
    const leftAt = Date.parse('2026-11-23T13:30:00+05:30');
    expect(sent(server)).toEqual([{ kind: 'close', visitId: 'asha', leftAt }]);
  });

  it('says what stands against a correction, and stays', async () => {
    const kept = keptVisits([visitFixture(), LONE]);
    const { page } = await visit({
      hash: '#/visits?part=review',
      api: (request) =>
        request.call === 'POST api/visits/corrections'
          ? refused(409, 'cannot-correct', 'Who left then had not come in yet.')
          : kept(request),
    });
    await page.getByRole('button', { name: 'Confirm: visit of an unread vehicle' }).click();
    await dialogButton(page, 'Confirm').click();
    await page.getByText('Who left then had not come in yet.').waitFor();
    await dialogButton(page, 'Cancel').click();
    await stay(page, 'an unread vehicle').waitFor();
  });
});

describe('the corrections of the past', () => {
  const undoable = correctionFixture();

  it('are undone after a question, and stay as undone', async () => {
    let corrections = [undoable];
    const { page, server } = await visit({
      hash: '#/visits?part=corrections',
      api: ({ call }) => {
        if (call === 'GET api/visits/corrections') return { status: 200, body: corrections };
        if (call === 'GET api/confusions') return { status: 200, body: [] };
        if (call !== 'POST api/visits/corrections/correction-1/undo') return null;
        corrections = [{ ...undoable, undone: { at: SITE_NOW, by: 'Ravi' } }];
        return { status: 200, body: corrections[0] ?? {} };
      },
    });
    await page.getByText('Visit of an unread vehicle left as it stands.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(server.calls.some(({ call }) => call.startsWith('POST'))).toBe(false);
    await dialogButton(page, 'Undo').click();
    await page.getByText('Undone by Ravi, 14:03:20').waitFor();
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
  });

  it('teach what a gate confuses', async () => {
    const { page } = await visit({
      hash: '#/visits?part=corrections',
      api: ({ call }) => {
        if (call === 'GET api/visits/corrections') return { status: 200, body: [] };
        return call === 'GET api/confusions'
          ? {
              status: 200,
              body: [
                {
                  gateId: 'main',
                  corrections: 2,
                  characters: [
                    { read: '8', meant: 'B', count: 2 },
                    { read: '', meant: '1', count: 1 },
                  ],
                  pairs: [{ read: 'KA01A81234', meant: 'KA01AB1234', at: SITE_NOW }],
                },
              ],
            }
          : null;
      },
    });
    const table = page.getByRole('table', { name: 'Confusions of Main gate' });
    await table.waitFor();
    expect(await table.getByRole('row').allInnerTexts()).toEqual([
      'Read\tWas\tTimes',
      '8\tB\t2',
      'nothing\t1\t1',
    ]);
    await page.getByText('Whole plates, newest first').click();
    await page.getByRole('cell', { name: 'KA01A81234' }).waitFor();
    await page.getByText('Nobody has corrected anything').waitFor();
  });
});

describe('on a phone', () => {
  it('the name of the part that is shown is seen, however many there are', async () => {
    const { page } = await visit({
      hash: '#/visits?part=corrections',
      api: keptVisits([]),
      screen: { viewport: { width: 360, height: 780 } },
    });
    const current = page.getByRole('link', { name: 'Corrections' });
    await current.waitFor();
    const { left, right } = await current.evaluate((link) => link.getBoundingClientRect());
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(360);
  });

  it.each(['', '?part=review', '?part=corrections'])(
    'the visits%s fit a screen of 360 px, and every target is large enough for a finger',
    async (part) => {
      const holder = 'A holder with quite a long name, Block B, flat 1203';
      const { page } = await visit({
        hash: `#/visits${part}`,
        api: keptVisits([visitFixture({ holder }), LONE]),
        screen: { viewport: { width: 360, height: 780 } },
      });
      await page.locator('main .card').first().waitFor();
      await page.getByText('Looking').or(page.getByText('Loading')).first().waitFor({ state: 'detached' });
      expect(await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])).toEqual([
        360, 360,
      ]);
      const small = await page
        .locator('main button:visible, main nav a, main summary, main select, main input:not([type=radio])')
        .evaluateAll((targets) =>
          targets
            .filter((target) => target.getBoundingClientRect().height < 44)
            .map((target) => target.outerHTML.slice(0, 80)),
        );
      expect(small).toEqual([]);
    },
  );
});
