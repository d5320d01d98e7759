import { describe, expect, it } from 'vitest';
import type { NewUploadKeyView, PassagePage, UploadKeyView } from '../src/contract/api.ts';
import type { GateView, SiteView } from '../src/contract/site-view.ts';
import { type ApiScript, type PageServer, refused } from '../test/page-server.ts';
import { pageVisits } from '../test/page-visits.ts';
import { offlineFixture } from '../test/offline-fixtures.ts';
import { permitFixture, rulesFixture } from '../test/permit-fixtures.ts';
import {
  barrierFixture,
  decisionFixture,
  enteredFixture,
  gateFixture,
  passageFixture,
  SITE_NOW,
  siteFixture,
  slotFixture,
} from '../test/site-fixtures.ts';
import { VIEWS } from './route.ts';
import { texts } from './texts.ts';

const visit = pageVisits();

const oneGate = (changes: Partial<GateView>, site: Partial<SiteView> = {}): SiteView =>
  siteFixture({ ...site, gates: [gateFixture(changes)] });

const orders = (calls: PageServer['calls']): readonly unknown[] =>
  calls.filter(({ call }) => call === 'POST api/gates/main/command').map(({ body }) => body);

describe('the live view', () => {
  it('follows a car from arriving to inside', async () => {
    const { page, server } = await visit();
    await page.getByText('No picture yet').first().waitFor();
    await page.getByText('3 vehicles inside').waitFor();

    server.show(oneGate({ passages: [passageFixture()] }));
    await page.getByText('Plate not read yet').waitFor();
    await page.getByRole('status').getByText('Main gate: a vehicle arrived.').waitFor();

    const opening = enteredFixture({
      id: 'passage-1',
      phase: 'opening',
      outcome: null,
      endedAt: null,
      picture: 'pictures/car',
    });
    server.show(
      oneGate({
        passages: [opening],
        last: opening,
        barrier: barrierFixture({ position: 'opening', heldOpen: false, fault: null }),
      }),
    );
    const gate = page.getByRole('article', { name: 'Main gate' });
    await gate.getByText('At the gate now').waitFor();
    await gate.getByText('The plate KL01CA2555 has a permit: Asha Nair, flat 4.').waitFor();
    await gate.getByRole('img', { name: 'Picture of KL01CA2555' }).waitFor();
    expect(await gate.locator('[aria-current=step]').textContent()).toContain('Opening');

    const entered = enteredFixture({ id: 'passage-1', picture: 'pictures/car' });
    server.show(oneGate({ last: entered }, { today: [entered], occupied: 4, free: 4 }));
    await gate.getByText('Last vehicle, 13:58:20').waitFor();
    await page.getByText('4 vehicles inside').waitFor();
    await page.getByRole('region', { name: 'Today' }).getByText('Entered').waitFor();
    await page.getByRole('status').getByText('Main gate: KL01CA2555 entered.').waitFor();
  });

  it('shows the clock of the site, wherever the browser is', async () => {
    const { page } = await visit({ screen: { timezoneId: 'America/New_York' } });
    expect(await page.getByRole('timer').textContent()).toMatch(/^\s*14:03:2\d\s*$/);
    await page.getByText('Mon 23 Nov 2026').waitFor();
    await page.getByText('Asia/Kolkata').waitFor();
  });

  it('shows a hostile plate, holder and name as the text that they are', async () => {
    const attack = '<img src=x onerror=alert(1)>';
    const entered = enteredFixture({
      plate: attack,
      gateName: attack,
      decision: {
        verdict: 'open',
        plate: attack,
        permitId: 'p',
        decidedAt: SITE_NOW,
        reasons: [
          { rule: 'permit-matches', plate: attack, permitId: 'p', holder: '<script>alert(2)</script>' },
        ],
      },
    });
    const { page } = await visit({
      site: siteFixture({
        name: attack,
        gates: [gateFixture({ name: attack, last: entered })],
        slots: [slotFixture(attack, 'clear')],
        today: [entered],
      }),
    });
    const plate = page.locator('gate-card plate-chip span');
    await plate.waitFor();
    expect(await plate.textContent()).toBe(attack);
    await page.getByText('<script>alert(2)</script>').first().waitFor();
    expect(await page.locator('img[src=x], script:not([src])').count()).toBe(0);
  });

  it('opens a picture large', async () => {
    const { page } = await visit({ site: oneGate({ last: enteredFixture({ picture: 'pictures/car' }) }) });
    await page.getByRole('button', { name: 'Picture of KL01CA2555' }).click();
    const dialog = page.getByRole('dialog', { name: 'Picture of KL01CA2555' });
    await dialog.getByRole('img').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  it('says so when a picture is no longer kept', async () => {
    const { page } = await visit({ site: oneGate({ last: enteredFixture({ picture: 'pictures/erased' }) }) });
    await page.getByRole('img', { name: 'This picture is no longer kept' }).waitFor();
  });

  it('says what is wrong with sensors, cameras and the barrier', async () => {
    const since = SITE_NOW - 60_000;
    const { page } = await visit({
      site: oneGate({
        barrier: barrierFixture({ position: 'stopped', heldOpen: false, fault: 'closes-late' }),
        sensors: {
          outside: { presence: 'present', since, stuck: true },
          beam: { presence: 'unknown', since, stuck: false },
        },
        cameras: [{ watches: 'in', state: 'gone', since, trouble: 'Check its power and its Wi-Fi.' }],
      }),
    });
    await page.getByText('Stuck since 14:02:20').waitFor();
    await page.getByText('No signal since 14:02:20').waitFor();
    await page.getByText('Gone since 14:02:20').waitFor();
    await page.getByText('Check its power and its Wi-Fi.').waitFor();
    await page.getByText('The arm did not come down in time.').waitFor();
  });
});

describe('the connection', () => {
  it('is told when it is lost, nothing can be ordered then, and it comes back by itself', async () => {
    const { page, server } = await visit();
    const open = page.getByRole('button', { name: 'Open', exact: true });
    await open.waitFor();

    server.cut();
    await page.getByText(/Connection lost since 14:03:\d\d\./).waitFor();
    expect(await open.isDisabled()).toBe(true);

    server.restore();
    server.show(siteFixture({ occupied: 7, free: 1 }));
    await page.getByText('7 vehicles inside').waitFor();
    await page.getByText('Connection lost').waitFor({ state: 'hidden' });
    expect(await open.isEnabled()).toBe(true);
  });
});

describe('a command', () => {
  it('is asked about before anything moves', async () => {
    const { page, server } = await visit({
      api: ({ call }) => (call === 'POST api/gates/main/command' ? { status: 204 } : null),
    });
    const dialog = page.getByRole('dialog', { name: 'Open the barrier of Main gate?' });
    const open = page.getByRole('button', { name: 'Open', exact: true });

    await open.click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(orders(server.calls)).toEqual([]);

    await open.click();
    await dialog.getByRole('button', { name: 'Open' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(orders(server.calls)).toEqual([{ command: 'open' }]);
  });

  it('says which way it lets somebody through', async () => {
    const { page, server } = await visit({
      api: ({ call }) => (call === 'POST api/gates/main/command' ? { status: 204 } : null),
    });
    await page.getByRole('button', { name: 'Let in once' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Out, to the street').click();
    await dialog.getByRole('button', { name: 'Let in once' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(orders(server.calls)).toEqual([{ command: 'let-in-once', direction: 'out' }]);
  });

  it('to hold open says for how long, by the clock of the site', async () => {
    const { page, server } = await visit({
      api: ({ call }) => (call === 'POST api/gates/main/command' ? { status: 204 } : null),
    });
    const dialog = page.getByRole('dialog', { name: 'Hold the barrier of Main gate open?' });
    const hold = async (end: string): Promise<unknown> => {
      await page.getByRole('button', { name: 'Hold open' }).click();
      await dialog.getByText(end).click();
      await dialog.getByRole('button', { name: 'Hold open' }).click();
      await dialog.waitFor({ state: 'hidden' });
      return orders(server.calls).at(-1);
    };
    const quarter = (await hold('15 minutes')) as { readonly until: number };
    expect(quarter.until).toBeGreaterThanOrEqual(SITE_NOW + 15 * 60_000);
    expect(quarter.until).toBeLessThan(SITE_NOW + 30 * 60_000);
    expect(await hold('Until midnight')).toEqual({
      command: 'hold',
      until: Date.parse('2026-11-24T00:00:00+05:30'),
    });
    expect(await hold('Until somebody releases it')).toEqual({ command: 'hold', until: null });
  });

  it('to stop is carried out at once, and says so when it was not', async () => {
    let linked = true;
    const { page, server } = await visit({
      api: ({ call }) => {
        if (call !== 'POST api/gates/main/command') return null;
        return linked ? { status: 204 } : refused(409, 'link-lost', 'The barrier does not answer.');
      },
    });
    const stop = page.getByRole('button', { name: 'Stop' });
    const sent = page.waitForResponse(/command$/);
    await stop.click();
    await sent;
    expect(orders(server.calls)).toEqual([{ command: 'stop' }]);
    server.show(oneGate({ barrier: barrierFixture({ position: 'closed', stopped: true }) }));
    const barrier = page.getByRole('region', { name: 'Barrier' });
    await barrier.getByText('Stopped by a person').waitFor();
    await barrier
      .getByText('It stays as it is until somebody orders it to move or a vehicle is let out.')
      .waitFor();
    linked = false;
    await stop.click();
    await page.getByRole('alert').getByText('The barrier does not answer.').waitFor();
  });

  it('that was refused says why, in the words of the server', async () => {
    const { page } = await visit({
      api: ({ call }) =>
        call === 'POST api/gates/main/command'
          ? refused(409, 'vehicle-present', 'A vehicle stands under the barrier.')
          : null,
    });
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.getByText('A vehicle stands under the barrier.').waitFor();
  });

  it('can be reached, refused and left with the keyboard alone', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: 'Open', exact: true }).waitFor();
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return active?.textContent.trim() ?? '';
      });
    const way: string[] = [];
    while (way.at(-1) !== 'Open' && way.length < 20) {
      await page.keyboard.press('Tab');
      way.push(await focused());
    }
    expect(way).toEqual([
      'Skip to content',
      ...VIEWS.map((view) => texts.page[view]),
      '12,345 cycles · up\u00a0in\u00a05.9\u00a0s · down\u00a0in\u00a03.1\u00a0s',
      'Open',
    ]);

    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await focused()).toBe('Open');
  });
});

describe('a vehicle that waits for a person', () => {
  const waiting = passageFixture({
    id: 'waits/1',
    phase: 'decided',
    likelyPlate: 'KL01CA2556',
    decision: decisionFixture({
      verdict: 'ask',
      reasons: [{ rule: 'plate-not-settled', best: 'KL01CA2556', frames: 4, why: 'witness-differs' }],
    }),
  });
  const site = oneGate({ passages: [waiting], last: waiting });

  it('shows what its plate perhaps is, and is let in or turned away after a question', async () => {
    const { page, server } = await visit({
      site,
      api: ({ call }) => (call === 'POST api/passages/waits%2F1/answer' ? { status: 204 } : null),
    });
    const gate = page.getByRole('article', { name: 'Main gate' });
    await gate.getByText('perhaps').waitFor();
    const dialog = page.getByRole('dialog');
    for (const [button, title] of [
      ['Approve', 'Approve the waiting vehicle?'],
      ['Refuse', 'Turn away the waiting vehicle?'],
    ] as const) {
      await gate.getByRole('button', { name: button }).click();
      await page.getByRole('dialog', { name: title }).getByRole('button', { name: button }).click();
      await dialog.waitFor({ state: 'hidden' });
    }
    const answers = server.calls.filter(({ call }) => call.endsWith('/answer'));
    expect(answers.map(({ body }) => body)).toEqual([{ answer: 'approve' }, { answer: 'refuse' }]);
  });

  it('is not turned away where it wants out', async () => {
    const { page } = await visit({ site: oneGate({ passages: [{ ...waiting, direction: 'out' }] }) });
    const answers = page.getByRole('group', { name: 'This vehicle waits for a person.' });
    await answers.waitFor();
    expect(await answers.getByRole('button').allTextContents()).toEqual([expect.stringContaining('Approve')]);
  });

  it('may be let in by a code, which is looked at before it is sent', async () => {
    const { page, server } = await visit({
      site,
      api: ({ call, body }) => {
        if (call !== 'POST api/gates/main/code') return null;
        return (body as { code?: string }).code === '4711'
          ? { status: 204 }
          : refused(403, 'wrong-code', 'No permit has this code.');
      },
    });
    await page.getByRole('button', { name: 'Type a code' }).click();
    const dialog = page.getByRole('dialog', { name: 'Code for Main gate' });
    const code = dialog.getByLabel('Code');
    const codes = (): readonly unknown[] =>
      server.calls.filter(({ call }) => call.endsWith('/code')).map(({ body }) => body);

    await code.fill('47a1');
    await page.keyboard.press('Enter');
    await dialog.getByText('A code has 4 to 12 digits.').waitFor();
    expect(codes()).toEqual([]);

    await code.fill('1234');
    await page.keyboard.press('Enter');
    await dialog.getByText('No permit has this code.').waitFor();

    await code.fill('4711');
    await dialog.getByRole('button', { name: 'Send code' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(codes()).toEqual([{ code: '1234' }, { code: '4711' }]);
  });
});

describe('the history', () => {
  const today = enteredFixture({ id: 'new', plate: 'NEW1' });
  const older = enteredFixture({ id: 'old', plate: 'OLD1', arrivedAt: SITE_NOW - 86_400_000 });
  const pages: ApiScript = ({ call, query }) => {
    if (call !== 'GET api/passages') return null;
    const page: PassagePage =
      query.get('plate') === 'NONE1'
        ? { passages: [], next: null }
        : query.get('before') === null
          ? { passages: [today], next: 'cursor/1' }
          : { passages: [older], next: null };
    return { status: 200, body: page };
  };

  it('is shown page by page, parted by days', async () => {
    const { page, server } = await visit({ api: pages, hash: '#/history' });
    await page.getByText('NEW1', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Show older' }).click();
    await page.getByText('OLD1', { exact: true }).waitFor();
    await page.getByText('That is all.').waitFor();
    expect(await page.locator('history-view h2').allTextContents()).toEqual([
      'Mon 23 Nov 2026',
      'Sun 22 Nov 2026',
    ]);
    const asked = server.calls.filter(({ call }) => call === 'GET api/passages');
    expect(asked.map(({ query }) => query.get('before'))).toEqual([null, 'cursor/1']);
  });

  it('is searched by plate, days and outcome, and the way back leads to the search before', async () => {
    const { page, server } = await visit({ api: pages, hash: '#/history' });
    await page.getByText('NEW1', { exact: true }).waitFor();
    await page.getByLabel('Plate, or part of it').fill('none1');
    await page.getByLabel('From').fill('2026-11-01');
    await page.getByLabel('Outcome').selectOption('refused');
    await page.getByLabel('Plate, or part of it').fill('NONE1');
    await page.keyboard.press('Enter');
    await page.getByText('No passage found').waitFor();
    expect(Object.fromEntries(server.calls.at(-1)?.query ?? [])).toEqual({
      plate: 'NONE1',
      from: '2026-11-01',
      outcome: 'refused',
      limit: '25',
    });
    await page.goBack();
    await page.getByText('NEW1', { exact: true }).waitFor();
    expect(await page.getByLabel('Plate, or part of it').inputValue()).toBe('');
  });

  it('tells every reason of a decision', async () => {
    const { page } = await visit({ api: pages, hash: '#/history' });
    await page.getByText('Why').click();
    await page
      .getByText('The plate NEW1 was read the same in 3 pictures (reader lines), and the site knows it.')
      .waitFor();
    await page.getByText('6 places of 8 are free.').waitFor();
  });

  it('can be asked for again when it could not be read', async () => {
    let broken = true;
    const { page } = await visit({
      hash: '#/history',
      api: (request) => {
        if (request.call === 'GET api/passages' && broken)
          return refused(500, 'broken', 'The store is busy.');
        return pages(request);
      },
    });
    await page.getByText('The store is busy.').waitFor();
    broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('NEW1', { exact: true }).waitFor();
  });
});

describe('the keys', () => {
  it('are shown once when they are made, and revoked only after a question', async () => {
    const secret = 'spk_only-once';
    let keys: readonly UploadKeyView[] = [];
    const { page, server } = await visit({
      hash: '#/keys',
      api: ({ call }) => {
        if (call === 'GET api/keys') return { status: 200, body: keys };
        if (call === 'POST api/keys') {
          const key: UploadKeyView = {
            id: 'k1',
            name: 'Entry camera',
            gateId: 'main',
            watches: 'out',
            createdAt: SITE_NOW,
            lastUsedAt: null,
          };
          keys = [key];
          const made: NewUploadKeyView = { ...key, key: secret };
          return { status: 201, body: made };
        }
        if (call === 'DELETE api/keys/k1') {
          keys = [];
          return { status: 204 };
        }
        return null;
      },
    });
    await page.getByLabel('Name').fill('Entry camera');
    await page.getByLabel('Gate').selectOption('main');
    await page.getByLabel('The camera watches').selectOption('out');
    await page.getByRole('button', { name: 'Make key' }).click();
    const shown = page.getByRole('textbox', { name: 'Key “Entry camera”' });
    await shown.waitFor();
    expect(await shown.inputValue()).toBe(secret);
    expect(server.calls.find(({ call }) => call === 'POST api/keys')?.body).toEqual({
      name: 'Entry camera',
      gateId: 'main',
      watches: 'out',
    });

    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Main gate, way out').waitFor();
    await shown.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Revoke the key Entry camera' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('This cannot be undone.').waitFor();
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('No key yet').waitFor();
  });
});

describe('signing in', () => {
  it('says that a password was wrong, then lets in with the right one, and out again', async () => {
    let signedIn = false;
    const { page } = await visit({
      api: ({ call, body }) => {
        const session = { signedIn, passwordNeeded: true };
        if (call === 'GET api/session') return { status: 200, body: session };
        if (call === 'POST api/session') {
          signedIn = (body as { password?: string }).password === 'right';
          return signedIn
            ? { status: 200, body: { ...session, signedIn } }
            : refused(401, 'wrong-password', 'This is not the password.');
        }
        if (call === 'DELETE api/session') {
          signedIn = false;
          return { status: 200, body: { ...session, signedIn } };
        }
        return null;
      },
    });
    await page.getByLabel('Password').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('This is not the password.').waitFor();
    expect(await page.getByText('Main gate').count()).toBe(0);

    await page.getByLabel('Password').fill('right');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('article', { name: 'Main gate' }).waitFor();

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Password').waitFor();
    expect(await page.getByText('Main gate').count()).toBe(0);
  });

  it('is asked for again when the session ends while the page is open', async () => {
    let signedIn = true;
    const { page, server } = await visit({
      api: ({ call }) => {
        if (call === 'GET api/session') return { status: 200, body: { signedIn, passwordNeeded: true } };
        if (call === 'GET api/live' && !signedIn) return refused(401, 'sign-in-needed', 'Sign in first.');
        return null;
      },
    });
    await page.getByRole('article', { name: 'Main gate' }).waitFor();
    signedIn = false;
    server.cut();
    server.restore();
    await page.getByLabel('Password').waitFor();
    expect(await page.getByText('Main gate').count()).toBe(0);
  });
});

describe('the look', () => {
  const crowded: SiteView = siteFixture({
    name: 'Residents of the Long Named Court and Gardens',
    simulated: true,
    clockSpeed: 60,
    gates: [
      gateFixture({
        passages: [passageFixture({ id: 'behind' })],
        last: enteredFixture({ picture: 'pictures/car' }),
        barrier: barrierFixture({ position: 'open', heldOpen: true, fault: 'link-lost' }),
      }),
      gateFixture({ id: 'yard', name: 'Donaudampfschifffahrtsgesellschaftseinfahrt' }),
    ],
    slots: Array.from({ length: 14 }, (_, index) => slotFixture(`A${index}`, 'present')),
    today: [enteredFixture({ plate: 'WWWWWWWWWWWWWWWW' })],
  });
  const records: ApiScript = ({ call }) => {
    if (call === 'GET api/passages') return { status: 200, body: { passages: crowded.today, next: 'x' } };
    if (call === 'GET api/permits') {
      const permit = permitFixture({
        plates: ['WWWWWWWWWWWWWWWW', 'WWWWWWWWWWWWWWWX'],
        kind: 'block',
        holder: 'Donaudampfschifffahrtsgesellschaftskapitän',
        validFrom: 0,
        validUntil: SITE_NOW,
        tags: ['Donaudampfschifffahrtsgesellschaft'],
      });
      return { status: 200, body: [permit] };
    }
    if (call === 'GET api/offline') return { status: 200, body: offlineFixture() };
    if (call === 'GET api/orders') return { status: 200, body: [] };
    if (call === 'GET api/rules') return { status: 200, body: rulesFixture() };
    return call === 'GET api/keys' ? { status: 200, body: [] } : null;
  };

  it.each(['#/live', '#/history', '#/permits', '#/gates', '#/keys'])(
    'fits a screen of 360 px at %s, and every target is large enough for a finger',
    async (hash) => {
      const { page } = await visit({
        site: crowded,
        api: records,
        hash,
        screen: { viewport: { width: 360, height: 780 } },
      });
      await page.locator('main .card').first().waitFor();
      await page.getByText('Looking').or(page.getByText('Loading')).first().waitFor({ state: 'detached' });
      const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(widths).toEqual([360, 360]);
      const small = await page
        .locator('button:visible, nav a, summary, select, input:not([type=radio])')
        .evaluateAll((targets) =>
          targets
            .filter((target) => target.getBoundingClientRect().height < 44)
            .map((target) => target.outerHTML.slice(0, 80)),
        );
      expect(small).toEqual([]);
    },
  );

  it.each(['light', 'dark'] as const)(
    'is %s where the system is, with enough contrast',
    async (colorScheme) => {
      const { page } = await visit({ screen: { colorScheme } });
      await page.getByRole('article').waitFor();
      const { ground, text } = await page.evaluate(() => {
        const style = getComputedStyle(document.body);
        return { ground: style.backgroundColor, text: style.color };
      });
      const [groundLight, textLight] = [luminance(ground), luminance(text)];
      expect(groundLight > textLight).toBe(colorScheme === 'light');
      const [lighter, darker] = [Math.max(groundLight, textLight), Math.min(groundLight, textLight)];
      expect((lighter + 0.05) / (darker + 0.05)).toBeGreaterThan(7);
    },
  );
});

/** Relative luminance of WCAG 2, of a colour such as `rgb(16, 21, 27)`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
