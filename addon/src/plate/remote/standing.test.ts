import { describe, expect, it } from 'vitest';
import { remoteTrouble } from './remote-trouble.ts';
import type { RemoteTroubleKind } from './remote-trouble.ts';
import { afterTrouble, IN_GOOD_STANDING, isLeftAlone } from './standing.ts';
import type { Standing } from './standing.ts';

const NOW = 1_000_000;
const longest = { now: NOW, random: () => 1 - Number.EPSILON };

const fail = (times: number, kind: RemoteTroubleKind, retryAfterMs: number | null = null): Standing =>
  Array.from({ length: times }).reduce<Standing>(
    (before) => afterTrouble(before, remoteTrouble(kind, 'It failed.', retryAfterMs), longest),
    IN_GOOD_STANDING,
  );

const waitMs = (standing: Standing): number | null =>
  standing.retryAt === null ? null : Math.round((standing.retryAt - NOW) / 1000) * 1000;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('after failures in a row a reader is left alone', () => {
  it.each([
    ['unreachable', 1, 2_000],
    ['unreachable', 2, 4_000],
    ['too-slow', 3, 8_000],
    ['failing', 30, 5 * MINUTE_MS],
    ['untrusted', 1, 2_000],
    ['not-understood', 1, 2_000],
    ['wrong-key', 1, HOUR_MS],
    ['wrong-key', 2, 2 * HOUR_MS],
    ['wrong-key', 30, 24 * HOUR_MS],
    ['no-reads-left', 1, HOUR_MS],
  ] as const)('%s %d times: at most %d ms', (kind, times, expected) => {
    const standing = fail(times, kind);
    expect(waitMs(standing)).toBe(expected);
    expect(standing.failures).toBe(times);
  });

  it('for a random half of that at least, so that gates that lost it together do not come back together', () => {
    const trouble = remoteTrouble('unreachable', 'It failed.');
    const { retryAt } = afterTrouble(IN_GOOD_STANDING, trouble, { now: NOW, random: () => 0 });
    expect(retryAt).toBe(NOW + 1000);
  });

  it('for as long as the service asks, when that is longer', () => {
    expect(waitMs(fail(1, 'too-often', 90_000))).toBe(90_000);
    expect(waitMs(fail(1, 'too-often', 500))).toBe(2_000);
  });
});

it('a picture that a service does not take is no fault of the service', () => {
  const standing = fail(3, 'picture-refused');
  expect(standing).toMatchObject({ failures: 0, retryAt: null, trouble: { kind: 'picture-refused' } });
});

it.each(['no-key', 'budget-used'] as const)(
  'what was not sent (%s) is told, and changes nothing else',
  (kind) => {
    const before = fail(2, 'unreachable');
    const after = afterTrouble(before, remoteTrouble(kind, 'Not sent.'), longest);
    expect(after).toEqual({ ...before, trouble: after.trouble });
    expect(after.trouble?.kind).toBe(kind);
  },
);

it('is asked again from the instant on that was named', () => {
  const standing = { failures: 1, trouble: null, retryAt: NOW };
  expect(isLeftAlone(standing, NOW - 1)).toBe(true);
  expect(isLeftAlone(standing, NOW)).toBe(false);
  expect(isLeftAlone(IN_GOOD_STANDING, NOW)).toBe(false);
});
