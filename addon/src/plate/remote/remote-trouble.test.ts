import { describe, expect, it } from 'vitest';
import { connectionTrouble, statusTrouble } from './remote-trouble.ts';

const kindOf = (status: number, saysNoneLeft = false): string | undefined =>
  statusTrouble('service.example', { status, location: undefined, retryAfterMs: null, saysNoneLeft })?.kind;

describe('a status means', () => {
  it.each([
    [200, undefined],
    [201, undefined],
    [204, undefined],
    [199, 'failing'],
    [300, 'redirected'],
    [302, 'redirected'],
    [308, 'redirected'],
    [400, 'picture-refused'],
    [401, 'wrong-key'],
    [402, 'no-reads-left'],
    [403, 'wrong-key'],
    [404, 'failing'],
    [405, 'failing'],
    [413, 'picture-refused'],
    [415, 'picture-refused'],
    [422, 'picture-refused'],
    [429, 'too-often'],
    [500, 'failing'],
    [503, 'failing'],
    [0, 'failing'],
  ])('%d: %s', (status, expected) => {
    expect(kindOf(status)).toBe(expected);
  });

  it.each([
    [401, 'no-reads-left'],
    [403, 'no-reads-left'],
    // Its pace is what it speaks of: that is over in a moment.
    [429, 'too-often'],
    [200, undefined],
  ])('with the word that no reads are left, %d: %s', (status, expected) => {
    expect(kindOf(status, true)).toBe(expected);
  });
});

it('a pause that is asked for is heard', () => {
  const line = { location: undefined, retryAfterMs: 7000, saysNoneLeft: false };
  expect(statusTrouble('host', { ...line, status: 429 })?.retryAfterMs).toBe(7000);
  expect(statusTrouble('host', { ...line, status: 503 })?.retryAfterMs).toBe(7000);
});

it.each([
  ['https://elsewhere.example/path?key=s3cret', 'https://elsewhere.example'],
  ['/login?next=s3cret', 'another path'],
  [undefined, 'another path'],
])('of a way to %j only the host is told', (location, where) => {
  const line = { status: 302, location, retryAfterMs: null, saysNoneLeft: false };
  const detail = statusTrouble('service.example', line)?.detail ?? '';
  expect(detail).toContain(`on to ${where} (302)`);
  expect(detail).not.toContain('s3cret');
});

it.each([
  ['ECONNREFUSED', 'unreachable'],
  ['ENOTFOUND', 'unreachable'],
  ['ESOMETHING', 'unreachable'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'untrusted'],
  ['CERT_HAS_EXPIRED', 'untrusted'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'untrusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted'],
  ['EPROTO', 'untrusted'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'untrusted'],
  ['HPE_INVALID_CONSTANT', 'not-understood'],
])('%s is trouble of the kind %s, in a sentence', (code, kind) => {
  const trouble = connectionTrouble('service.example', code);
  expect(trouble.kind).toBe(kind);
  expect(trouble.detail).toMatch(/service\.example.*\.$/);
});
