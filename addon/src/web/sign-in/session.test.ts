import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../access/default-rules.ts';
import { systemClock } from '../../clock.ts';
import { manualClock } from '../../../test/manual-clock.ts';
import { openedWeb, PASSWORD } from '../../../test/opened-web.ts';
import { codeOf, exchanged, messageOf, signedIn, visitor } from '../../../test/web-visitor.ts';
import { createPasswordCheck } from './sign-in.ts';
import { createSessions, SESSION_LIFETIME_MS } from './sessions.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const withPassword = { password: PASSWORD };

describe('with a password', () => {
  it('is let in by it, and out again', async () => {
    await using web = await openedWeb({ options: withPassword });
    const somebody = visitor(web);
    expect((await somebody.get('/api/session')).body).toEqual({ signedIn: false, passwordNeeded: true });
    expect((await somebody.get('/api/permits')).status).toBe(401);

    const answer = await somebody.post('/api/session', { password: PASSWORD });
    expect(answer.body).toEqual({ signedIn: true, passwordNeeded: true });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    expect(cookie).toContain('Path=/');
    expect(cookie).not.toContain('Secure');
    expect((await somebody.get('/api/permits')).status).toBe(200);

    const copied = somebody.cookie() ?? '';
    expect((await somebody.del('/api/session')).body).toEqual({ signedIn: false, passwordNeeded: true });
    expect(somebody.cookie()).toBeNull();
    const thief = await visitor(web).get('/api/permits', { cookie: copied });
    expect([thief.status, codeOf(thief)]).toEqual([401, 'sign-in-needed']);
  });

  it('keeps the session over a restart, but not over a change of the password', async () => {
    await using web = await openedWeb({ options: withPassword });
    const cookie = (await signedIn(web)).cookie() ?? '';
    const token = cookie.split('=')[1] ?? '';
    const { store } = web;
    const same = await createSessions({ store, clock: systemClock, password: PASSWORD });
    const other = await createSessions({ store, clock: systemClock, password: 'another word' });
    expect(await same.isValid(token)).toBe(true);
    expect(await other.isValid(token)).toBe(false);
  });

  it('ends by itself', async () => {
    const clock = manualClock(NOW);
    await using web = await openedWeb({ options: withPassword, clock });
    const somebody = await signedIn(web);
    clock.advance(SESSION_LIFETIME_MS - 1);
    expect((await somebody.get('/api/session')).body).toMatchObject({ signedIn: true });
    clock.advance(1);
    expect((await somebody.get('/api/session')).body).toMatchObject({ signedIn: false });
  });

  it('answers the right password no more after many wrong ones, until the wait is over', async () => {
    const clock = manualClock(NOW);
    await using web = await openedWeb({ options: withPassword, clock });
    // At the same time, so that nobody gets more tries by not waiting for answers.
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => visitor(web).post('/api/session', { password: 'a guess' })),
    );
    expect(answers.map(codeOf).toSorted()).toEqual([
      ...Array.from({ length: 2 }, () => 'too-many-attempts'),
      ...Array.from({ length: 10 }, () => 'wrong-password'),
    ]);
    const somebody = visitor(web);
    const refused = await somebody.post('/api/session', { password: PASSWORD });
    expect([refused.status, codeOf(refused)]).toEqual([429, 'too-many-attempts']);
    expect(refused.headers.get('retry-after')).toBe('900');
    expect(somebody.cookie()).toBeNull();

    clock.advance(900_000);
    expect((await somebody.post('/api/session', { password: PASSWORD })).status).toBe(200);
  });

  it('is not spoilt by somebody else who is locked out and goes on guessing', async () => {
    const passwords = await createPasswordCheck({ password: PASSWORD, clock: manualClock(NOW) });
    for (let guess = 0; guess < 120; guess += 1) await passwords.check('a guess', '203.0.113.7');
    expect(await passwords.check(PASSWORD, '198.51.100.9')).toEqual({ kind: 'right' });
  });

  it('never repeats what was given as password, in no answer and no log line', async () => {
    await using web = await openedWeb({ options: withPassword });
    const tooLong = 'hunter2'.repeat(50);
    const answer = await visitor(web).post('/api/session', { password: tooLong });
    expect(answer.status).toBe(400);
    expect(messageOf(answer)).toContain('password cannot be what was given');
    const cookie = (await signedIn(web)).cookie() ?? 'none';
    expect(web.logged()).toContain('/api/session');
    for (const secret of ['hunter2', PASSWORD, cookie.split('=')[1] ?? '']) {
      expect(web.logged()).not.toContain(secret);
    }
  });
});

describe('from another page', () => {
  interface Change {
    readonly method: string;
    readonly path: string;
    readonly body?: unknown;
    readonly type?: string;
  }

  const changes: readonly Change[] = [
    { method: 'POST', path: '/api/session', body: { password: PASSWORD } },
    { method: 'DELETE', path: '/api/session' },
    { method: 'POST', path: '/api/permits', body: { holder: 'Eve', plates: ['EV1L'] } },
    { method: 'PATCH', path: '/api/permits/any', body: { suspended: false } },
    { method: 'DELETE', path: '/api/permits/any' },
    {
      method: 'POST',
      path: '/api/permits/import?apply=true',
      body: 'holder,plates\nEve,EV1L\n',
      type: 'text/csv',
    },
    { method: 'PUT', path: '/api/rules', body: { version: 0, rules: DEFAULT_RULES } },
    { method: 'POST', path: '/api/holidays/read', body: 'BEGIN:VCALENDAR', type: 'text/calendar' },
    { method: 'POST', path: '/api/what-if', body: { plate: 'EV1L', gate: 'main' } },
    { method: 'POST', path: '/api/replay', body: { days: 1 } },
    { method: 'POST', path: '/api/gates/main/command', body: { command: 'open' } },
    { method: 'POST', path: '/api/gates/main/code', body: { code: '0000' } },
    { method: 'POST', path: '/api/gates/main/service', body: {} },
    { method: 'POST', path: '/api/passages/p1/answer', body: { answer: 'approve' } },
    { method: 'PUT', path: '/api/people/person.eve/presence', body: { near: true } },
    { method: 'POST', path: '/api/emergency', body: {} },
    { method: 'DELETE', path: '/api/emergency' },
    { method: 'POST', path: '/api/keys', body: { name: 'Eve' } },
    { method: 'DELETE', path: '/api/keys/any' },
  ];

  it.each(changes)(
    'nothing can be changed with the visitor’s cookie: $method $path',
    async ({ method, path, body, type = 'application/json' }) => {
      await using web = await openedWeb({ options: withPassword });
      const somebody = await signedIn(web);
      web.site.waits('p1');
      const elsewhere = [
        { 'sec-fetch-site': 'cross-site' },
        { origin: 'http://evil.example' },
        { origin: 'null' },
      ];
      for (const headers of elsewhere) {
        const answer = await fetch(`${web.address}${path}`, {
          method,
          headers: { cookie: somebody.cookie() ?? '', 'content-type': type, ...headers },
          ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        });
        expect([answer.status, codeOf({ body: await answer.json() })]).toEqual([403, 'other-origin']);
      }
      expect(web.site.orders).toEqual([]);
      expect(web.site.people()).toEqual([]);
      expect(await web.store.permits.all()).toEqual([]);
      expect(await web.store.rules.current()).toBeNull();
      expect((await somebody.get('/api/session')).body).toMatchObject({ signedIn: true });
    },
  );

  it('a form cannot post what a browser sends without asking', async () => {
    await using web = await openedWeb();
    const text = JSON.stringify({ command: 'open' });
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await visitor(web).post('/api/gates/main/command', text, { 'content-type': type });
      expect([answer.status, codeOf(answer)]).toEqual([415, 'unknown-format']);
    }
    expect(web.site.orders).toEqual([]);
  });
});

describe('in the demonstration, without a password', () => {
  it('nobody has to sign in', async () => {
    await using web = await openedWeb();
    const somebody = visitor(web);
    expect((await somebody.get('/api/session')).body).toEqual({ signedIn: true, passwordNeeded: false });
    expect((await somebody.get('/api/permits')).status).toBe(200);
    const answer = await somebody.post('/api/session', { password: PASSWORD });
    expect([answer.status, codeOf(answer)]).toEqual([409, 'no-password-set']);
  });

  it('answers to the names of this machine only', async () => {
    await using web = await openedWeb();
    const ask = (host: string, path: string): Promise<string> =>
      exchanged(web.port, `GET ${path} HTTP/1.1\r\n${host}connection: close\r\n\r\n`);
    for (const path of ['/', '/health', '/api/permits', '/api/live', '/nothing']) {
      const answer = await ask('host: evil.example\r\n', path);
      expect(answer).toMatch(/^HTTP\/1\.1 421 /);
      expect(answer).toContain('"code":"wrong-host"');
    }
    expect(await ask('host: localhost\r\n', '/health')).toMatch(/^HTTP\/1\.1 200 /);
    expect(await ask('host: [::1]:8099\r\n', '/health')).toMatch(/^HTTP\/1\.1 200 /);
    expect(await exchanged(web.port, 'GET /health HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 421 /);
  });
});
