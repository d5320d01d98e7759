import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rulesFixture } from '../test/permit-fixtures.ts';
import { type Api, createApi } from './api.ts';
import { texts } from './texts.ts';

interface Seen {
  readonly line: string;
  readonly type: string | undefined;
  readonly body: string;
}

let server: Server;
let base: string;
let seen: Seen[];
let signedOut: number;
let answer: (response: ServerResponse) => void;

beforeEach(async () => {
  seen = [];
  signedOut = 0;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    seen.push({
      line: `${request.method ?? ''} ${request.url ?? ''}`,
      type: request.headers['content-type'],
      body: await text(request),
    });
    answer(response);
  };
  server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ingress/x/#/history`;
});

afterEach(
  () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    }),
);

const api = (): Api =>
  createApi({
    base,
    fetch,
    onSignedOut: () => {
      signedOut += 1;
    },
  });

const json =
  (status: number, body: object) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };

describe('a call of the API', () => {
  it('stays below the prefix that the page was served from, and leaves out what was not asked', async () => {
    answer = json(200, { passages: [], next: null });
    expect(await api().passages({ plate: 'KL 01', limit: 25 })).toEqual({
      ok: true,
      value: { passages: [], next: null },
    });
    expect(seen).toEqual([
      { line: 'GET /ingress/x/api/passages?plate=KL+01&limit=25', type: undefined, body: '' },
    ]);
  });

  it('sends what changes something as JSON, and ids as one part of the path', async () => {
    answer = (response) => response.writeHead(204).end();
    expect(await api().command('a/../b', { command: 'let-in-once', direction: 'in' })).toEqual({
      ok: true,
      value: undefined,
    });
    expect(seen).toEqual([
      {
        line: 'POST /ingress/x/api/gates/a%2F..%2Fb/command',
        type: 'application/json',
        body: '{"command":"let-in-once","direction":"in"}',
      },
    ]);
  });

  it('sends a file as it is', async () => {
    const preview = {
      added: 1,
      changed: 0,
      unchanged: 0,
      rows: [],
      errors: [],
      errorCount: 0,
      applied: false,
    };
    answer = json(200, preview);
    const csv = new TextEncoder().encode('holder,plates\r\nÅsa,KL01\r\n');
    expect(await api().importPermits(csv, false)).toEqual({ ok: true, value: preview });
    expect(seen).toEqual([
      {
        line: 'POST /ingress/x/api/permits/import?apply=false',
        type: 'text/csv',
        body: 'holder,plates\r\nÅsa,KL01\r\n',
      },
    ]);
  });

  it('sends a calendar file as it is, and rules with the version that was changed', async () => {
    answer = json(200, []);
    const calendar = new TextEncoder().encode('BEGIN:VCALENDAR');
    expect(await api().readHolidays(calendar)).toEqual({ ok: true, value: [] });
    const { rules } = rulesFixture();
    await api().saveRules({ version: 7, rules });
    expect(seen).toEqual([
      { line: 'POST /ingress/x/api/holidays/read', type: 'text/calendar', body: 'BEGIN:VCALENDAR' },
      {
        line: 'PUT /ingress/x/api/rules',
        type: 'application/json',
        body: JSON.stringify({ version: 7, rules }),
      },
    ]);
  });

  it('sends only what changes of a permit', async () => {
    answer = json(200, { id: 'p1' });
    await api().changePermit('p1', { suspended: true });
    expect(seen).toEqual([
      { line: 'PATCH /ingress/x/api/permits/p1', type: 'application/json', body: '{"suspended":true}' },
    ]);
  });

  it('sends no body with a removal', async () => {
    answer = (response) => response.writeHead(204).end();
    await api().removePermit('p1');
    expect(seen).toEqual([{ line: 'DELETE /ingress/x/api/permits/p1', type: undefined, body: '' }]);
  });
});

describe('the calls about gates', () => {
  it.each<[(calls: Api) => Promise<unknown>, string, string]>([
    [(calls) => calls.typeCode('a/b', '4711'), 'POST gates/a%2Fb/code', '{"code":"4711"}'],
    [(calls) => calls.answerPassage('a/b', 'approve'), 'POST passages/a%2Fb/answer', '{"answer":"approve"}'],
    [(calls) => calls.serviced('a/b'), 'POST gates/a%2Fb/service', ''],
    [(calls) => calls.beginEmergency(), 'POST emergency', ''],
    [(calls) => calls.endEmergency(), 'DELETE emergency', ''],
    [(calls) => calls.offline(), 'GET offline', ''],
    [(calls) => calls.orders(50), 'GET orders?limit=50', ''],
  ])('%s is %j with the body %j', async (make, called, body) => {
    answer = json(200, {});
    await make(api());
    const [method, path] = called.split(' ') as [string, string];
    expect(seen).toMatchObject([{ line: `${method} /ingress/x/api/${path}`, body }]);
  });
});

describe('the calls about visits', () => {
  it.each<[(calls: Api) => Promise<unknown>, string, string]>([
    [(calls) => calls.visits({ open: 'true', limit: 25 }), 'GET visits?open=true&limit=25', ''],
    [(calls) => calls.visit('a/b'), 'GET visits/a%2Fb', ''],
    [(calls) => calls.passage('a/b'), 'GET passages/a%2Fb', ''],
    [(calls) => calls.reviewCount(), 'GET visits/review', ''],
    [
      (calls) => calls.correctVisit({ kind: 'split', visitId: 'a' }),
      'POST visits/corrections',
      '{"kind":"split","visitId":"a"}',
    ],
    [(calls) => calls.corrections(100), 'GET visits/corrections?limit=100', ''],
    [(calls) => calls.undoCorrection('a/b'), 'POST visits/corrections/a%2Fb/undo', ''],
    [(calls) => calls.confusions(), 'GET confusions', ''],
    [(calls) => calls.reconciliation(), 'GET reconciliation', ''],
    [(calls) => calls.reconcile({ count: 4 }), 'POST reconciliation', '{"count":4}'],
  ])('%s is %j with the body %j', async (make, called, body) => {
    answer = json(200, {});
    await make(api());
    const [method, path] = called.split(' ') as [string, string];
    expect(seen).toMatchObject([{ line: `${method} /ingress/x/api/${path}`, body }]);
  });
});

describe('a call that fails', () => {
  it('says what the server said', async () => {
    answer = json(409, {
      error: { code: 'vehicle-present', message: 'A vehicle stands under the barrier.' },
    });
    expect(await api().command('main', { command: 'close' })).toEqual({
      ok: false,
      error: {
        kind: 'refused',
        message: 'A vehicle stands under the barrier.',
        code: 'vehicle-present',
      },
    });
    expect(signedOut).toBe(0);
  });

  it('is understood as far as possible when a proxy answers in its own way', async () => {
    answer = (response) => response.writeHead(502).end('<h1>Bad gateway</h1>');
    expect(await api().permits()).toEqual({
      ok: false,
      error: { kind: 'refused', message: texts.errors.notUnderstood(502), code: null },
    });
    answer = json(500, { error: 'odd' });
    expect(await api().permits()).toMatchObject({
      ok: false,
      error: { message: texts.errors.notUnderstood(500) },
    });
  });

  it('is refused when a success is no JSON', async () => {
    answer = (response) => response.writeHead(200).end('<html>');
    expect(await api().keys()).toMatchObject({ ok: false, error: { kind: 'refused' } });
  });

  it('is told as offline when nobody answers', async () => {
    answer = (response) => response.destroy();
    expect(await api().session()).toEqual({
      ok: false,
      error: { kind: 'offline', message: texts.errors.offline, code: null },
    });
  });

  it('tells the page when the session is over, but not when a password was wrong', async () => {
    answer = json(401, { error: { code: 'sign-in-needed', message: 'Sign in first.' } });
    expect(await api().permits()).toMatchObject({ ok: false, error: { kind: 'signed-out' } });
    expect(signedOut).toBe(1);
    await api().signIn('wrong');
    expect(signedOut).toBe(1);
  });
});
