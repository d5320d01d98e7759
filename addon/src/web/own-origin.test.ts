import { expect, it } from 'vitest';
import { mayChange } from './own-origin.ts';

const none = { host: 'gate.local:8099', origin: undefined, secFetchSite: undefined };

it.each([
  ['a look from anywhere', { ...none, method: 'GET', origin: 'https://evil.example' }, true],
  [
    'the page itself, on a trustworthy address',
    { ...none, method: 'POST', secFetchSite: 'same-origin' },
    true,
  ],
  ['another page', { ...none, method: 'POST', secFetchSite: 'cross-site' }, false],
  ['a page of a sister domain', { ...none, method: 'POST', secFetchSite: 'same-site' }, false],
  ['a browser without a page', { ...none, method: 'DELETE', secFetchSite: 'none' }, false],
  ['the page itself, over plain HTTP', { ...none, method: 'POST', origin: 'http://gate.local:8099' }, true],
  [
    'the page itself, however its name is written',
    { ...none, host: 'Gate.Local:8099', method: 'POST', origin: 'http://gate.local:8099' },
    true,
  ],
  ['another page over plain HTTP', { ...none, method: 'POST', origin: 'http://evil.example' }, false],
  ['another port of the same host', { ...none, method: 'POST', origin: 'http://gate.local:8123' }, false],
  ['a page that hides where it is from', { ...none, method: 'POST', origin: 'null' }, false],
  ['a file on disk', { ...none, host: '', method: 'POST', origin: 'file://' }, false],
  [
    'nobody with a Host',
    { ...none, host: undefined, method: 'POST', origin: 'http://gate.local:8099' },
    false,
  ],
  ['a program that is no browser', { ...none, method: 'POST' }, true],
  [
    'a forged Origin beside an honest Sec-Fetch-Site',
    { ...none, method: 'POST', origin: 'http://gate.local:8099', secFetchSite: 'cross-site' },
    false,
  ],
])('%s', (_who, request, may) => {
  expect(mayChange(request)).toBe(may);
});
