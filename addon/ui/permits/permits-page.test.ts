import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { NewPermit, PermitChange, PermitImport, PermitView } from '../../src/contract/permits.ts';
import { type ApiRequest, type ApiScript, type PageServer, refused } from '../../test/page-server.ts';
import { pageVisits } from '../../test/page-visits.ts';
import { permitFixture, rulesFixture } from '../../test/permit-fixtures.ts';
import {
  enteredFixture,
  gateFixture,
  passageFixture,
  SITE_NOW,
  siteFixture,
} from '../../test/site-fixtures.ts';

const visit = pageVisits();

/** Answers for permits as a server does that keeps them; what a story wants otherwise goes first. */
function keeping(permits: Map<string, PermitView>, first: ApiScript = () => null): ApiScript {
  const ownCall = ({ call, body }: ApiRequest): ReturnType<ApiScript> => {
    const id = /^[A-Z]+ api\/permits\/(.+)$/.exec(call)?.[1] ?? '';
    const permit = permits.get(id);
    if (call === 'GET api/rules') return { status: 200, body: rulesFixture() };
    if (call === 'GET api/permits') return { status: 200, body: [...permits.values()] };
    if (call === 'POST api/permits') {
      const { code, ...fields } = body as NewPermit;
      const added = permitFixture({ ...fields, id: `p${permits.size + 1}`, hasCode: code !== undefined });
      permits.set(added.id, added);
      return { status: 201, body: added };
    }
    if (permit === undefined) return null;
    if (call.startsWith('DELETE ')) {
      permits.delete(id);
      return { status: 204 };
    }
    const { code, ...fields } = body as PermitChange;
    const changed = { ...permit, ...fields, hasCode: code === undefined ? permit.hasCode : code !== null };
    permits.set(id, changed);
    return { status: 200, body: changed };
  };
  return (request) => first(request) ?? ownCall(request);
}

const book = (...permits: readonly PermitView[]): Map<string, PermitView> =>
  new Map(permits.map((permit) => [permit.id, permit]));

const asha = permitFixture();
const bala = permitFixture({ id: 'b', holder: 'Bala', plates: ['KL07B1', 'KL07B2'], hasCode: true });

const sent = (calls: PageServer['calls'], call: string): readonly unknown[] =>
  calls.filter((made) => made.call === call).map(({ body }) => body);

const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Save', exact: true }).click();

describe('permits', () => {
  it('are added for whole days at the site, and removed only after a question', async () => {
    const { page, server } = await visit({
      hash: '#/permits',
      screen: { timezoneId: 'America/New_York' },
      api: keeping(book()),
    });
    await page.getByText('No permit yet').waitFor();
    await page.getByRole('button', { name: 'Add a permit' }).click();
    await page.getByRole('button', { name: 'Add permit' }).click();
    await page.getByText('Write a plate with at least one letter or digit, or set a code.').waitFor();

    await page.getByLabel('Plate 1').fill('KL01');
    await page.getByText('Write a plate').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Another plate' }).click();
    await page.keyboard.type('KL02');
    await page.getByLabel('Holder', { exact: true }).fill('Painter');
    await page.getByLabel('Group', { exact: true }).selectOption('Contractors');
    await page.getByLabel('First day', { exact: true }).fill('2026-11-23');
    await page.getByLabel('Last day', { exact: true }).fill('2026-11-24');
    await page.getByLabel('Until what time on the last day').fill('18:30');
    await page.getByRole('button', { name: 'Add permit' }).click();

    await page.getByText('Mon 23 Nov 2026 to Tue 24 Nov 2026, 18:30').waitFor();
    expect(await page.getByRole('form', { name: 'Add a permit' }).count()).toBe(0);
    expect(sent(server.calls, 'POST api/permits')).toMatchObject([
      {
        holder: 'Painter',
        plates: ['KL01', 'KL02'],
        group: 'contractor',
        validFrom: Date.parse('2026-11-23T00:00:00+05:30'),
        validUntil: Date.parse('2026-11-24T18:30:00+05:30'),
      },
    ]);

    await page.getByRole('button', { name: 'Remove the permit of Painter' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove the permit of Painter?' });
    await dialog.waitFor();
    expect(server.calls.filter(({ call }) => call.startsWith('DELETE'))).toEqual([]);
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No permit yet').waitFor();
  });

  it('lead to the other one when the plate has a permit already', async () => {
    const { page } = await visit({
      hash: '#/permits',
      api: keeping(book(asha, bala), ({ call }) =>
        call === 'POST api/permits'
          ? refused(409, 'plate-has-permit', 'KL07B2 has a permit already: that of Bala, b.')
          : null,
      ),
    });
    await page.getByRole('button', { name: 'Add a permit' }).click();
    await page.getByLabel('Plate 1').fill('kl07 b2');
    await page.getByLabel('Holder', { exact: true }).fill('Chandra');
    await page.getByRole('button', { name: 'Add permit' }).click();
    await page
      .getByRole('alert')
      .getByText('KL07B2 has a permit already: that of Bala.', { exact: true })
      .waitFor();
    expect(await page.getByLabel('Plate 1').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Holder', { exact: true }).inputValue()).toBe('Chandra');

    await page.getByRole('button', { name: 'Show the permit of Bala' }).click();
    await page.getByRole('form', { name: 'Edit the permit' }).waitFor();
    expect(await page.getByLabel('Plate 2', { exact: true }).inputValue()).toBe('KL07B2');
    expect(await page.getByLabel('Holder', { exact: true }).inputValue()).toBe('Bala');
  });

  it('are edited by what changed alone, and what is wrong unfolds where it stands', async () => {
    const { page, server } = await visit({
      hash: '#/permits',
      site: siteFixture({ gates: [gateFixture(), gateFixture({ id: 'yard', name: 'Yard' })] }),
      api: keeping(book(asha)),
    });
    await page.getByRole('button', { name: 'Edit the permit of Asha Nair' }).click();
    await page.getByText('Uses and places').click();
    await page.getByLabel('Vehicles inside at a time').fill('none');
    await page.getByText('Uses and places').click();
    await page.getByText('Gates and directions').click();
    await page.getByText('Only at these', { exact: true }).click();
    await page.getByLabel('Main gate').uncheck();
    await page.getByLabel('Out', { exact: true }).uncheck();
    await page.getByText('Hours', { exact: true }).first().click();
    await page.getByText('Only at these hours').click();
    await save(page);
    await page.getByText('Write a whole number from 1').waitFor();

    await page.getByLabel('Vehicles inside at a time').fill('1');
    await page.getByRole('button', { name: 'One time' }).click();
    await save(page);
    await page.getByText('Mon to Fri 08:00 to 18:00').waitFor();
    await page.getByText('Only at Yard').waitFor();
    await page.getByText('1 use left').waitFor();
    expect(sent(server.calls, 'PATCH api/permits/permit-1')).toEqual([
      {
        schedule: {
          weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '18:00' }],
          holidays: 'as-usual',
          exceptions: [],
        },
        gates: ['yard'],
        directions: ['in'],
        usesLeft: 1,
        places: 1,
      },
    ]);
  });

  it('never show a code, but set and take it away', async () => {
    const { page, server } = await visit({ hash: '#/permits', api: keeping(book(bala)) });
    await page.getByRole('button', { name: 'Edit the permit of Bala' }).click();
    await page.getByText('A code is set. It cannot be shown.').waitFor();
    await page.getByLabel('New code').fill('4711');
    await save(page);
    await page.getByRole('button', { name: 'Edit the permit of Bala' }).click();
    expect(await page.getByLabel('New code').inputValue()).toBe('');
    await page.getByLabel('Take the code away').check();
    await save(page);
    await page.getByText('Has a code').waitFor({ state: 'detached' });
    expect(sent(server.calls, 'PATCH api/permits/b')).toEqual([{ code: '4711' }, { code: null }]);
  });

  it('are suspended and resumed with one tap', async () => {
    const { page, server } = await visit({ hash: '#/permits', api: keeping(book(asha)) });
    await page.getByRole('button', { name: 'Suspend the permit of Asha Nair' }).click();
    await page.getByText('Suspended', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Resume the permit of Asha Nair' }).click();
    await page.getByRole('button', { name: 'Suspend the permit of Asha Nair' }).waitFor();
    expect(sent(server.calls, 'PATCH api/permits/permit-1')).toEqual([
      { suspended: true },
      { suspended: false },
    ]);
  });

  it('say so when one cannot be suspended', async () => {
    const { page } = await visit({
      hash: '#/permits',
      api: keeping(book(asha), ({ call }) =>
        call.startsWith('PATCH') ? refused(503, 'busy', 'The server has its hands full.') : null,
      ),
    });
    await page.getByRole('button', { name: 'Suspend the permit of Asha Nair' }).click();
    await page.getByRole('alert').getByText('Asha Nair: The server has its hands full.').waitFor();
  });

  it('make a pass for a guest until tonight in one step', async () => {
    const { page, server } = await visit({ hash: '#/permits', api: keeping(book()) });
    await page.getByRole('button', { name: 'Guest for today' }).click();
    await page.getByLabel('Plate 1').fill('KL09G1');
    await page.getByLabel('Holder', { exact: true }).fill('Guest of flat 4');
    await page.getByRole('button', { name: 'Add permit' }).click();
    await page.getByText('Until Mon 23 Nov 2026').waitFor();
    await page.getByText('1 use left').waitFor();
    expect(sent(server.calls, 'POST api/permits')).toMatchObject([
      { group: 'visitor', validUntil: Date.parse('2026-11-24T00:00:00+05:30'), usesLeft: 1 },
    ]);
  });

  it('show who is inside as soon as somebody came in', async () => {
    const permits = book(bala);
    const { page, server } = await visit({ hash: '#/permits', api: keeping(permits) });
    await page.getByText('1 permit', { exact: true }).waitFor();
    permits.set('b', { ...bala, inside: ['KL07B2'] });
    server.show(siteFixture({ occupied: 4, today: [enteredFixture({ plate: 'KL07B2' })] }));
    await page.getByText('Inside: KL07B2').waitFor();
  });

  it('are found by plate, and drawn a hundred at a time', async () => {
    const many = Array.from({ length: 130 }, (_, index) =>
      permitFixture({ id: `r${index}`, holder: `Flat ${index}`, plates: [`KL01AB${1000 + index}`] }),
    );
    const { page } = await visit({ hash: '#/permits', api: keeping(book(...many)) });
    const rows = page.locator('permit-list li');
    await page.getByText('130 permits').waitFor();
    expect(await rows.count()).toBe(100);
    await page.getByRole('button', { name: 'Show 30 more' }).click();
    await page.getByText('Flat 129').waitFor();
    expect(await rows.count()).toBe(130);
    await page.getByLabel('Find a plate, holder, group or tag').fill('ab-1129');
    await page.getByText('1 of 130 permits').waitFor();
    expect(await rows.count()).toBe(1);
  });

  it('give the keyboard back to where it was when nothing is saved', async () => {
    const { page, server } = await visit({ hash: '#/permits', api: keeping(book(asha)) });
    const edit = page.getByRole('button', { name: 'Edit the permit of Asha Nair' });
    await edit.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: 'Edit the permit' }).waitFor();
    await save(page);
    await page.getByRole('form', { name: 'Edit the permit' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: 'Edit the permit' }).waitFor();
    expect(server.calls.some(({ call }) => call.startsWith('PATCH'))).toBe(false);
  });
});

describe('a file of permits', () => {
  const preview = (changes: Partial<PermitImport>): PermitImport => ({
    added: 480,
    changed: 20,
    unchanged: 0,
    rows: [{ line: 2, effect: 'add', holder: 'Flat 1', plates: ['KL01AB1001'] }],
    errors: [],
    errorCount: 0,
    applied: false,
    ...changes,
  });
  const wrong = 'holder,plates\r\nFlat 1,\r\n';
  const right = 'holder,plates\r\nÄlteste,KL01AB1001\r\n';
  const file = (content: string) => ({
    name: 'permits.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(content),
  });

  it('is looked through first, refused with the lines that are wrong, then imported as it was looked at', async () => {
    const { page, server } = await visit({
      hash: '#/permits',
      api: keeping(book(asha), ({ call, query, body }) => {
        if (call !== 'POST api/permits/import') return null;
        const faulty = { line: 2, column: 'plates', message: 'The plate is missing.' };
        return {
          status: 200,
          body:
            body === wrong
              ? preview({ errors: [faulty], errorCount: 1 })
              : preview({ applied: query.get('apply') === 'true' }),
        };
      }),
    });
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByLabel('CSV file').setInputFiles(file(wrong));
    await page.getByText('Line 2, plates: The plate is missing.').waitFor();
    expect(await page.getByRole('button', { name: /Import \d/ }).count()).toBe(0);

    await page.getByLabel('CSV file').setInputFiles(file(right));
    await page.getByText('What permits.csv would do').waitFor();
    await page.getByText('480 to add').waitFor();
    await page.getByText('20 to change').waitFor();
    await page.getByText('and 499 more lines').waitFor();
    const loads = sent(server.calls, 'GET api/permits').length;
    await page.getByRole('button', { name: 'Import 500 permits' }).click();
    await page.getByText('Imported: 480 permits added, 20 permits changed.').waitFor();
    const imports = server.calls.filter(({ call }) => call === 'POST api/permits/import');
    expect(imports.map(({ query, body }) => [query.get('apply'), body])).toEqual([
      ['false', wrong],
      ['false', right],
      ['true', right],
    ]);
    await page.getByRole('button', { name: 'Close' }).click();
    expect(sent(server.calls, 'GET api/permits').length).toBeGreaterThan(loads);
  });

  it('says why it was not taken', async () => {
    const { page } = await visit({
      hash: '#/permits',
      api: keeping(book(), ({ call }) =>
        call === 'POST api/permits/import'
          ? refused(413, 'too-large', 'That is larger than this server accepts.')
          : null,
      ),
    });
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByLabel('CSV file').setInputFiles(file(right));
    await page.getByText('That is larger than this server accepts.').waitFor();
  });

  it('is had from a link below the prefix of the page', async () => {
    const { page, server } = await visit({ hash: '#/permits', api: keeping(book()) });
    const link = page.getByRole('link', { name: 'Export' });
    expect(await link.evaluate((element) => (element as HTMLAnchorElement).href)).toBe(
      `${server.url}api/permits.csv`,
    );
  });
});

describe('the plate of a passage', () => {
  const stranger = passageFixture({
    id: 'stranger',
    phase: 'clear',
    outcome: 'refused',
    endedAt: SITE_NOW,
    likelyPlate: 'KL08X1',
  });
  const passages = [enteredFixture(), enteredFixture({ id: 'new', plate: 'KL09NEW' }), stranger];
  const history: ApiScript = ({ call }) =>
    call === 'GET api/passages' ? { status: 200, body: { passages, next: null } } : null;

  it('gets a permit without becoming part of an address', async () => {
    const { page } = await visit({ hash: '#/history', api: keeping(book(asha), history) });
    await page.getByRole('button', { name: 'Permit for KL09NEW' }).click();
    await page.getByRole('form', { name: 'Add a permit' }).waitFor();
    expect(await page.getByLabel('Plate 1').inputValue()).toBe('KL09NEW');
    expect(new URL(page.url()).hash).toBe('#/permits');
    expect(await page.getByText('was read but not settled').count()).toBe(0);

    await page.goBack();
    await page.getByRole('button', { name: 'Permit for KL09NEW' }).waitFor();
    await page.goForward();
    await page.getByText('1 permit', { exact: true }).waitFor();
    expect(await page.getByRole('form').count()).toBe(0);
  });

  it('that is only likely is to be compared with the picture', async () => {
    const { page } = await visit({
      site: siteFixture({ today: [stranger] }),
      api: keeping(book(asha)),
    });
    await page.getByRole('button', { name: 'Permit for KL08X1' }).click();
    await page.getByText('This plate was read but not settled.').waitFor();
    expect(await page.getByLabel('Plate 1').inputValue()).toBe('KL08X1');
  });

  it('that has a permit leads to that one', async () => {
    const { page } = await visit({ hash: '#/history', api: keeping(book(asha), history) });
    await page.getByRole('button', { name: 'Permit for KL01CA2555' }).click();
    await page.getByText('KL01CA2555 has this permit already.').waitFor();
    expect(await page.getByLabel('Holder', { exact: true }).inputValue()).toBe('Asha Nair');
  });
});

describe('the look of the form', () => {
  it('fits a screen of 320 px with everything unfolded, and every target is large enough for a finger', async () => {
    const long = permitFixture({
      holder: 'Donaudampfschifffahrtsgesellschaftskapitän',
      plates: ['WWWWWWWWWWWWWWWW', 'WWWWWWWWWWWWWWWX'],
      schedule: {
        weekly: [{ days: ['mon', 'sun'], from: '22:00', to: '06:00' }],
        holidays: [{ from: '10:00', to: '12:00' }],
        exceptions: [{ date: '2026-12-24', hours: [{ from: '10:00', to: '12:00' }] }],
      },
      gates: ['main'],
      usesLeft: 3,
      person: 'person.donaudampfschifffahrtsgesellschaftskapitaen',
      tags: ['Donaudampfschifffahrtsgesellschaft'],
    });
    const { page } = await visit({
      hash: '#/permits',
      api: keeping(book(long)),
      screen: { viewport: { width: 320, height: 700 } },
    });
    await page.getByRole('button', { name: /^Edit the permit/ }).click();
    await page.getByLabel('Person in Home Assistant').waitFor();
    expect(await page.locator('permit-form details:not([open])').count()).toBe(0);
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(widths).toEqual([320, 320]);
    const small = await page
      .locator(
        'button:visible, summary, select, input:visible:not([type=radio], [type=checkbox]), .tick, .day',
      )
      .evaluateAll((targets) =>
        targets
          .filter((target) => target.getBoundingClientRect().height < 44)
          .map((target) => target.outerHTML.slice(0, 80)),
      );
    expect(small).toEqual([]);
  });
});
