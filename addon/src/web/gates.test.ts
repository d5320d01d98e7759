import { describe, expect, it } from 'vitest';
import { manualClock } from '../../test/manual-clock.ts';
import { openedWeb, PASSWORD } from '../../test/opened-web.ts';
import type { OpenedWeb, OpenedWebOptions } from '../../test/opened-web.ts';
import { codeOf, messageOf, signedIn, visitor } from '../../test/web-visitor.ts';
import type { Reply } from '../../test/web-visitor.ts';

const NOON = Date.UTC(2026, 0, 15, 12);
const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

describe('an order', () => {
  it('is passed on, with who gave it', async () => {
    await using web = await openedWeb();
    web.site.change({ now: NOON });
    const order = (body: unknown) => visitor(web).post('/api/gates/main/command', body);
    for (const body of [
      { command: 'hold' },
      { command: 'hold', until: NOON + 1 },
      { command: 'hold', until: NOON + WEEK_MS },
      { command: 'hold', until: null },
      { command: 'let-in-once', direction: 'out' },
      { command: 'refuse' },
      { command: 'stop', until: null },
      { command: 'lock' },
      { command: 'unlock' },
    ]) {
      expect((await order(body)).status).toBe(204);
    }
    expect(web.site.orders).toEqual([
      'main hold in the page',
      `main hold in the page until ${NOON + 1}`,
      `main hold in the page until ${NOON + WEEK_MS}`,
      'main hold in the page',
      'main let-in-once out the page',
      'main refuse in the page',
      'main stop in the page',
      'main lock in the page',
      'main unlock in the page',
    ]);
  });

  it.each(['link-lost', 'vehicle-present', 'nobody-waits', 'emergency'] as const)(
    'says that it was not done: %s',
    async (why) => {
      await using web = await openedWeb();
      web.site.answerCommandsWith({ done: false, why });
      const answer = await visitor(web).post('/api/gates/main/command', { command: 'close' });
      expect([answer.status, codeOf(answer)]).toEqual([409, why]);
    },
  );

  it.each([
    [
      { command: 'explode' },
      'it must be one of open, close, stop, hold, release, lock, unlock, let-in-once, refuse.',
    ],
    [{}, 'command is missing'],
    [
      { command: 'open', by: 'somebody else' },
      'There is no by. The fields are command, direction, passageId, until.',
    ],
    [{ command: 'open', direction: 'up' }, 'it must be one of in, out.'],
    [{ command: 'hold', until: NOON }, `until cannot be ${NOON}; it must be later than now`],
    [{ command: 'hold', until: NOON - 1 }, 'it must be later than now'],
    [{ command: 'hold', until: NOON + WEEK_MS + 1 }, 'at most a week later'],
    [{ command: 'hold', until: 1e300 }, 'whole milliseconds since 1970, or null'],
    [{ command: 'hold', until: '2026-01-16T12:00' }, 'whole milliseconds since 1970, or null'],
    [{ command: 'open', until: NOON + 1 }, 'until cannot be said of open; only hold ends by itself.'],
  ])('that is %j is refused, and nothing moves', async (body, why) => {
    await using web = await openedWeb();
    web.site.change({ now: NOON });
    const answer = await visitor(web).post('/api/gates/main/command', body);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-body']);
    expect(messageOf(answer)).toContain(why);
    expect(web.site.orders).toEqual([]);
  });

  it.each([
    '/api/gates/other/command',
    '/api/gates/__proto__/command',
    '/api/gates/constructor/command',
    '/api/gates/main%00/command',
    '/api/gates/main%2f..%2fmain/command',
    '/api/gates/MAIN/command',
    '/api/gates//command',
    '/api/gates/main/command/',
    '/api/gates/main/../main/commands',
    '/API/gates/main/command',
    '/trigger',
  ])('to %s reaches no gate', async (path) => {
    await using web = await openedWeb();
    const answer = await visitor(web).post(path, { command: 'open' });
    expect(answer.status).toBe(404);
    expect(web.site.orders).toEqual([]);
  });

  it('to a name that is longer than any reaches no gate', async () => {
    await using web = await openedWeb();
    const answer = await visitor(web).post(`/api/gates/${'m'.repeat(5000)}/command`, { command: 'open' });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-request']);
    expect(web.site.orders).toEqual([]);
  });

  it.each([
    { 'x-http-method-override': 'POST' },
    { 'x-original-url': '/api/gates/main/command' },
    { 'x-forwarded-host': 'localhost', 'x-rewrite-url': '/api/gates/main/command' },
  ])('is not hidden in headers: %j', async (headers) => {
    await using web = await openedWeb();
    expect((await visitor(web).get('/api/gates/main/command', headers)).status).toBe(404);
    expect(web.site.orders).toEqual([]);
  });
});

describe('a code', () => {
  const withPassword: OpenedWebOptions = { options: { password: PASSWORD } };

  async function gateWithCode(options: OpenedWebOptions = {}): Promise<OpenedWeb> {
    const web = await openedWeb(options);
    const somebody = options.options === undefined ? visitor(web) : await signedIn(web);
    const given = await somebody.post('/api/permits', { holder: 'Plumber', code: '246810' });
    expect(given.status).toBe(201);
    web.site.waits('p1');
    return web;
  }

  const outcome = (answer: Reply) => [answer.status, codeOf(answer)];

  it('is accepted for who waits when it is the code of a permit', async () => {
    await using web = await gateWithCode();
    const type = (gate: string, code: string) => visitor(web).post(`/api/gates/${gate}/code`, { code });
    expect(outcome(await type('main', '246810'))).toEqual([204, undefined]);
    expect(outcome(await type('main', '246811'))).toEqual([403, 'wrong-code']);
    expect(outcome(await type('other', '246810'))).toEqual([404, 'no-such-gate']);
    web.site.waits(null);
    expect(outcome(await type('main', '246810'))).toEqual([409, 'nobody-waits']);
    expect(web.logged()).not.toContain('246810');
  });

  it('cannot be guessed by one session, not even all at once', async () => {
    const clock = manualClock(NOON);
    await using web = await gateWithCode({ ...withPassword, clock });
    const guesser = await signedIn(web);
    const guesses = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        guesser.post('/api/gates/main/code', { code: String(1000 + index) }),
      ),
    );
    expect(guesses.map(codeOf).toSorted()).toEqual([
      ...Array<string>(3).fill('too-many-attempts'),
      ...Array<string>(5).fill('wrong-code'),
    ]);
    const right = await guesser.post('/api/gates/main/code', { code: '246810' });
    expect(outcome(right)).toEqual([429, 'too-many-attempts']);
    expect(right.headers.get('retry-after')).toBe('900');

    // Somebody else at the gate is not shut out by that.
    const other = await signedIn(web);
    expect(outcome(await other.post('/api/gates/main/code', { code: '246810' }))).toEqual([204, undefined]);
    clock.advance(15 * 60_000);
    expect((await guesser.post('/api/gates/main/code', { code: '246810' })).status).toBe(204);
  });

  it('cannot be guessed at one gate with many sessions', async () => {
    const clock = manualClock(NOON);
    await using web = await gateWithCode({ ...withPassword, clock });
    for (let session = 0; session < 2; session += 1) {
      const guesser = await signedIn(web);
      for (let guess = 0; guess < 5; guess += 1) {
        const answer = await guesser.post('/api/gates/main/code', { code: String(1000 + guess) });
        expect(outcome(answer)).toEqual([403, 'wrong-code']);
      }
    }
    const third = await signedIn(web);
    const shut = await third.post('/api/gates/main/code', { code: '246810' });
    expect(outcome(shut)).toEqual([429, 'too-many-attempts']);
    expect(shut.headers.get('retry-after')).toBe('3600');
    clock.advance(HOUR_MS);
    expect((await third.post('/api/gates/main/code', { code: '246810' })).status).toBe(204);
  });

  it('does not use up attempts where nobody waits or no gate is', async () => {
    await using web = await gateWithCode();
    web.site.waits(null);
    for (let typed = 0; typed < 12; typed += 1) {
      const gate = typed % 2 === 0 ? 'main' : 'none';
      const answer = await visitor(web).post(`/api/gates/${gate}/code`, { code: '1111' });
      expect(codeOf(answer)).toBe(typed % 2 === 0 ? 'nobody-waits' : 'no-such-gate');
    }
    web.site.waits('p1');
    expect((await visitor(web).post('/api/gates/main/code', { code: '246810' })).status).toBe(204);
  });

  it.each([
    [{}, 'code is missing; it must be 4 to 12 digits.'],
    [{ code: 246810 }, 'code cannot be what was given; it must be 4 to 12 digits.'],
    [{ code: '24' }, 'it must be 4 to 12 digits.'],
    [{ code: '2'.repeat(13) }, 'it must be 4 to 12 digits.'],
    [{ code: '246810\n' }, 'it must be 4 to 12 digits.'],
    [{ code: ['246810'] }, 'it must be 4 to 12 digits.'],
    [{ code: '246810', gate: 'other' }, 'There is no gate. The fields are code.'],
  ])('that is %j is none', async (body, why) => {
    await using web = await gateWithCode();
    const answer = await visitor(web).post('/api/gates/main/code', body);
    expect(outcome(answer)).toEqual([400, 'bad-body']);
    expect(messageOf(answer)).toContain(why);
  });
});

describe('a service', () => {
  it('is written down, at gates that there are', async () => {
    await using web = await openedWeb();
    expect((await visitor(web).post('/api/gates/main/service', {})).status).toBe(204);
    const elsewhere = await visitor(web).post('/api/gates/other/service', {});
    expect([elsewhere.status, codeOf(elsewhere)]).toEqual([404, 'no-such-gate']);
    const body = await visitor(web).post('/api/gates/main/service', { at: 5 });
    expect([body.status, codeOf(body)]).toEqual([400, 'bad-body']);
    expect(web.site.orders).toEqual(['main serviced the page']);
  });
});
