import { writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { selfSignedCertificate } from '../../test/self-signed-certificate.ts';
import { openedWeb, PASSWORD } from '../../test/opened-web.ts';
import { exchanged, visitor } from '../../test/web-visitor.ts';
import type { OpenedWeb } from '../../test/opened-web.ts';
import { webOptions } from './web-options.ts';

describe('opening and closing', () => {
  it('can be done twice, and closes connections that nobody uses', async () => {
    for (const round of [1, 2]) {
      await using web = await openedWeb();
      expect(web.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      const idle = connect(web.port, '127.0.0.1');
      const closed = new Promise((resolve) => idle.on('close', resolve));
      idle.resume().write('GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n');
      expect((await visitor(web).get('/health')).body).toEqual({ status: 'ok' });
      await web.closeServer();
      await closed;
      await expect(fetch(web.address), `round ${round}`).rejects.toThrow();
    }
  });

  it('names the option when the port is taken', async () => {
    await using web = await openedWeb();
    await expect(openedWeb({ options: { port: web.port } })).rejects.toMatchObject({
      name: 'UserError',
      code: 'port-in-use',
      message: expect.stringContaining(
        `web.port is ${web.port}, which another program uses on 127.0.0.1`,
      ) as string,
    });
  });

  it('does not show itself to others without a password', async () => {
    const opening = openedWeb({ options: { host: '0.0.0.0' } });
    await expect(opening).rejects.toMatchObject({
      name: 'UserError',
      code: 'password-needed',
      message: expect.stringContaining('web.host is "0.0.0.0"') as string,
    });
    await using web = await openedWeb({ options: { host: '0.0.0.0', password: PASSWORD } });
    const answer = await exchanged(
      web.port,
      'GET /health HTTP/1.1\r\nhost: gate.local\r\nconnection: close\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('says so when the address is not of this machine', async () => {
    await expect(openedWeb({ options: { host: '192.0.2.1', password: PASSWORD } })).rejects.toMatchObject({
      code: 'host-not-here',
      message: expect.stringContaining('web.host is "192.0.2.1"') as string,
    });
  });
});

describe('HTTPS', () => {
  async function withTls(web: OpenedWeb, certificate: string, key: string): Promise<OpenedWeb> {
    const tls = { certificate: join(web.folder, 'certificate.pem'), key: join(web.folder, 'key.pem') };
    await writeFile(tls.certificate, certificate);
    await writeFile(tls.key, key);
    return openedWeb({ options: { password: PASSWORD, tls } });
  }

  it('is spoken with the certificate that was configured, and cookies stay within it', async () => {
    await using files = await openedWeb();
    const { certificatePem, keyPem } = selfSignedCertificate();
    await using web = await withTls(files, certificatePem, keyPem);
    expect(web.address).toMatch(/^https:/);
    expect(await cookieOverTls(web.port, certificatePem)).toContain('; Secure');
  });

  it('names the option whose file cannot be used', async () => {
    await using files = await openedWeb();
    const tls = { certificate: join(files.folder, 'none.pem'), key: join(files.folder, 'none.pem') };
    await expect(openedWeb({ options: { tls } })).rejects.toMatchObject({
      code: 'tls-file-unreadable',
      message: expect.stringContaining('web.tls.certificate is "') as string,
    });
    const { certificatePem } = selfSignedCertificate();
    await expect(withTls(files, certificatePem, 'no key')).rejects.toMatchObject({
      code: 'tls-files-unfit',
    });
  });
});

/** The cookie that signing in gives, asked for by somebody who trusts `ca` and nobody else. */
function cookieOverTls(port: number, ca: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    request({ port, ca, method: 'POST', path: '/api/session', headers, agent: false }, (response) => {
      response.resume().on('end', () => {
        resolve(response.headers['set-cookie']?.[0] ?? '');
      });
    })
      .on('error', reject)
      .end(JSON.stringify({ password: PASSWORD }));
  });
}

describe('the page', () => {
  it('comes with a policy that lets nothing in from elsewhere', async () => {
    await using web = await openedWeb({ options: { password: PASSWORD } });
    const page = await visitor(web).get('/');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('<title>Smart Parking</title>');
    const policy = page.headers.get('content-security-policy') ?? '';
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "frame-ancestors 'self'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toContain('unsafe');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const script = await visitor(web).get('/page.js');
    expect(script.headers.get('content-type')).toContain('javascript');
  });

  it('is not there for what is not there', async () => {
    await using web = await openedWeb();
    const answer = await visitor(web).get('/api/nothing');
    expect([answer.status, answer.text]).toEqual([
      404,
      '{"error":{"code":"not-found","message":"There is nothing at this address."}}',
    ]);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('what is hardly HTTP', () => {
  it.each([
    ['nonsense', 'HELLO\r\n\r\n', 400],
    ['a broken address', 'GET /%zz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n', 400],
    ['endless headers', `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['a length that is none', 'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: many\r\n\r\n', 400],
  ])('%s is answered with an error of the usual shape', async (_what, text, status) => {
    await using web = await openedWeb();
    const answer = await exchanged(web.port, text);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain('{"error":{"code":');
    expect(answer).not.toContain('    at ');
    expect((await visitor(web).get('/health')).status).toBe(200);
  });
});

it('tells a client nothing about a defect, and the log everything', async () => {
  await using web = await openedWeb();
  await web.store.close();
  const answer = await visitor(web).get('/api/permits');
  expect([answer.status, answer.text]).toEqual([
    500,
    '{"error":{"code":"internal-error","message":"Something went wrong inside the server; its log says what."}}',
  ]);
  expect(web.logged()).toContain('request failed');
});

describe('the options', () => {
  it('are sensible when absent', () => {
    expect(webOptions.parse({})).toEqual({ host: '127.0.0.1', port: 8099 });
  });

  it.each([
    [{ port: 70_000 }, 'a whole number from 0 to 65535'],
    [{ port: '8099' }, 'a whole number from 0 to 65535'],
    [{ password: 'short' }, 'a text of 8 to 200 characters'],
    [{ tls: { certificate: 'a.pem' } }, 'the path of a PEM file'],
    [{ host: '' }, 'an address of this machine, for example 127.0.0.1 or 0.0.0.0'],
  ])('%j is refused with what is allowed', (options, allowed) => {
    expect(webOptions.safeParse(options).error?.issues.map(({ message }) => message)).toEqual([allowed]);
  });

  it('that are unknown are errors', () => {
    expect(webOptions.safeParse({ prot: 8099 }).success).toBe(false);
  });
});
