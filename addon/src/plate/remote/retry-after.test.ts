import { expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const NOW = Date.parse('2027-03-01T10:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1000;

it.each([
  ['1', 1000],
  [' 120 ', 120_000],
  ['0', 0],
  ['Mon, 01 Mar 2027 10:00:30 GMT', 30_000],
  ['Mon, 01 Mar 2027 09:00:00 GMT', 0],
  ['999999999', DAY_MS],
  ['Fri, 01 Mar 2030 10:00:00 GMT', DAY_MS],
  ['-5', null],
  ['1.5', null],
  ['soon', null],
  ['2027-03-01', null],
  ['', null],
  [undefined, null],
])('a pause of %j is %j ms', (header, expected) => {
  expect(retryAfterMs(header, NOW)).toBe(expected);
});
