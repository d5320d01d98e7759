import { getEventListeners } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../../test/manual-clock.ts';
import type { ManualClock } from '../../../test/manual-clock.ts';
import { misbehavingCameraServer, talksGarbage } from '../../../test/misbehaving-camera-server.ts';
import { answers, cutsAfter, neverAnswers, recognitionService } from '../../../test/recognition-service.ts';
import type { RecognitionService } from '../../../test/recognition-service.ts';
import { sticksAfter } from '../../../test/recognition-service.ts';
import { selfSignedCertificate } from '../../../test/self-signed-certificate.ts';
import { httpCall } from './http-call.ts';
import type { HttpAnswer, HttpCall } from './http-call.ts';

const CERTIFICATE = selfSignedCertificate();
const MAX_BYTES = 1000;

let folder: string;
let caFile: string;
let service: RecognitionService;
let clock: ManualClock;
let stop: AbortController;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-parking-call-'));
  caFile = join(folder, 'ca.pem');
  await writeFile(caFile, CERTIFICATE.certificatePem);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  service = await recognitionService({ certificate: CERTIFICATE });
  clock = manualClock(0);
  stop = new AbortController();
});

afterEach(async () => {
  await service.close();
  // Neither a limit nor a connection is left behind, however it went.
  expect(clock.pending()).toBe(0);
  expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
});

const call = (changes: Partial<HttpCall> = {}): Promise<HttpAnswer> =>
  httpCall(
    { method: 'GET', url: new URL('/read', service.origin), headers: {}, caFile, ...changes },
    { clock, timeLimitMs: 3000, maxBytes: MAX_BYTES, signal: stop.signal },
  );

const textOf = (answer: HttpAnswer): string =>
  answer.ok ? Buffer.from(answer.body).toString() : answer.trouble.kind;

describe('an answer', () => {
  it('comes with its status and what a caller has to heed', async () => {
    service.behave(answers('{}', 429, { 'retry-after': '7' }));
    expect(await call()).toMatchObject({ ok: true, status: 429, retryAfter: '7' });
    service.behave(answers('{}', 302, { location: 'https://elsewhere.example/' }));
    expect(await call()).toMatchObject({ status: 302, location: 'https://elsewhere.example/' });
  });

  it('is put together from its chunks', async () => {
    service.behave((_, response) => {
      response.write('{"a":');
      response.write('1');
      response.end('}');
    });
    expect(textOf(await call())).toBe('{"a":1}');
  });

  it('may be as long as the limit and no longer', async () => {
    service.behave(answers('x'.repeat(MAX_BYTES)));
    expect(textOf(await call())).toHaveLength(MAX_BYTES);
    service.behave(answers('x'.repeat(MAX_BYTES + 1)));
    expect(textOf(await call())).toBe('too-long');
  });

  it('of 50 MB is left as soon as its length is known', async () => {
    service.behave((_, response) => {
      response.writeHead(200, { 'content-length': String(50 * 1024 * 1024) });
      response.flushHeaders();
    });
    expect(textOf(await call())).toBe('too-long');
    await service.untilNobodyIsConnected();
  });

  it('that never ends is left as soon as it is too long', async () => {
    service.behave((_, response) => {
      const pour = (): void => {
        while (response.writable && response.write(Buffer.alloc(16 * 1024)));
      };
      response.on('drain', pour);
      pour();
    });
    expect(textOf(await call())).toBe('too-long');
    await service.untilNobodyIsConnected();
  });

  it('that breaks off is none', async () => {
    service.behave(cutsAfter('{"plate"'));
    expect(textOf(await call())).toBe('cut-off');
  });

  it('is whole when more comes behind it', async () => {
    const chatty = await misbehavingCameraServer();
    chatty.behave(talksGarbage(Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}and more')));
    expect(textOf(await call({ url: new URL(chatty.origin) }))).toBe('{}');
    await chatty.close();
  });

  it('that is no HTTP is none', async () => {
    const garbage = await misbehavingCameraServer();
    garbage.behave(talksGarbage(Buffer.from('hello?\r\n\r\n')));
    expect(textOf(await call({ url: new URL(garbage.origin) }))).toBe('not-understood');
    await garbage.close();
  });
});

it('sends what is posted, with its length', async () => {
  service.behave(answers('{}'));
  await call({ method: 'POST', body: Buffer.from('abc'), headers: { 'content-type': 'text/plain' } });
  const [request] = service.requests;
  expect(request?.raw.toString()).toBe('abc');
  expect(request?.headers).toMatchObject({ 'content-length': '3', 'content-type': 'text/plain' });
});

describe('who does not answer in time', () => {
  it('is left when time is up, and not before', async () => {
    service.behave(neverAnswers);
    const answer = call();
    await service.untilAsked(1);
    clock.advance(2999);
    expect(clock.pending()).toBe(1);
    clock.advance(1);
    expect(textOf(await answer)).toBe('too-slow');
    await service.untilNobodyIsConnected();
  });

  it('does not gain time by dripping', async () => {
    service.behave(async (_, response) => {
      for (let second = 0; second < 3; second++) {
        response.write('{');
        await setImmediate();
        clock.advance(1000);
      }
    });
    expect(textOf(await call())).toBe('too-slow');
  });

  it('is left when it sticks in the middle', async () => {
    service.behave(sticksAfter('{"number_plate":'));
    const answer = call();
    await service.untilAsked(1);
    clock.advance(3000);
    expect(textOf(await answer)).toBe('too-slow');
  });
});

describe('a program that stops', () => {
  it('ends the call', async () => {
    service.behave(neverAnswers);
    const answer = call();
    await service.untilAsked(1);
    stop.abort();
    expect(textOf(await answer)).toBe('unreachable');
    await service.untilNobodyIsConnected();
  });

  it('begins none', async () => {
    stop.abort();
    expect(textOf(await call())).toBe('unreachable');
    expect(service.requests).toEqual([]);
  });
});

describe('trust', () => {
  const untrusted = async (answer: Promise<HttpAnswer>): Promise<string> => {
    const heard = await answer;
    expect(service.requests).toEqual([]);
    return heard.ok ? 'trusted' : `${heard.trouble.kind}: ${heard.trouble.detail}`;
  };

  beforeEach(() => {
    service.behave(answers('{}'));
  });

  it('is given to whom the file vouches for', async () => {
    expect(textOf(await call())).toBe('{}');
  });

  it('is not given to a certificate that vouches for itself', async () => {
    expect(await untrusted(call({ caFile: undefined }))).toMatch(
      /^untrusted: .*DEPTH_ZERO_SELF_SIGNED_CERT.*nothing was sent/,
    );
  });

  it('is not given to another issuer than the one in the file', async () => {
    const other = join(folder, 'other.pem');
    await writeFile(other, selfSignedCertificate().certificatePem);
    expect(await untrusted(call({ caFile: other }))).toMatch(/^untrusted: /);
  });

  it('is not given to a certificate of another name', async () => {
    const elsewhere = await recognitionService({ certificate: CERTIFICATE, host: '127.0.0.2' });
    elsewhere.behave(answers('{}'));
    expect(await untrusted(call({ url: new URL(elsewhere.origin) }))).toContain(
      'ERR_TLS_CERT_ALTNAME_INVALID',
    );
    expect(elsewhere.requests).toEqual([]);
    await elsewhere.close();
  });

  it('is not given because the environment says so', async () => {
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      expect(await untrusted(call({ caFile: undefined }))).toMatch(/^untrusted: /);
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
  });

  it('is not given where the file cannot be read', async () => {
    expect(await untrusted(call({ caFile: join(folder, 'nowhere.pem') }))).toContain('ENOENT');
  });

  it('is not given to who does not encrypt where that was asked for', async () => {
    const plain = await recognitionService();
    const url = new URL(plain.origin.replace('http:', 'https:'));
    expect(await untrusted(call({ url }))).toMatch(/^untrusted: No encrypted connection/);
    await plain.close();
  });
});

it('says that nobody listens there', async () => {
  const { origin, close } = await recognitionService();
  await close();
  expect(textOf(await call({ url: new URL(origin) }))).toBe('unreachable');
});

it('refuses to send what may not be in a header', async () => {
  const answer = await call({ headers: { authorization: 'a\r\nb: c' } });
  expect(textOf(answer)).toBe('unreachable');
  expect(service.requests).toEqual([]);
});
