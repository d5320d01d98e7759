import { expect, it } from 'vitest';
import { manualClock } from '../../test/manual-clock.ts';
import { createCodeAttempts } from './code-attempts.ts';

const MINUTE_MS = 60_000;

it('lets one caller guess five times in a quarter of an hour, at all gates together', () => {
  const clock = manualClock(0);
  const attempts = createCodeAttempts({ clock });
  for (const gate of ['a', 'b', 'c', 'a', 'b']) expect(attempts.take(gate, 'x').allowed).toBe(true);
  expect(attempts.take('d', 'x')).toEqual({ allowed: false, retryAfterMs: 15 * MINUTE_MS });
  expect(attempts.take('d', 'y').allowed).toBe(true);
  clock.advance(15 * MINUTE_MS);
  expect(attempts.take('d', 'x').allowed).toBe(true);
});

it('lets everybody together guess ten times in an hour at one gate', () => {
  const clock = manualClock(0);
  const attempts = createCodeAttempts({ clock });
  for (let guess = 0; guess < 10; guess += 1) {
    expect(attempts.take('a', `session ${guess}`).allowed).toBe(true);
  }
  expect(attempts.take('a', 'one more')).toEqual({ allowed: false, retryAfterMs: 60 * MINUTE_MS });
  expect(attempts.take('b', 'one more').allowed).toBe(true);
});

it('does not count what was no guess, nor what a gate that is shut did not look at', () => {
  const attempts = createCodeAttempts({ clock: manualClock(0) });
  for (let typed = 0; typed < 100; typed += 1) {
    expect(attempts.take('a', 'x').allowed).toBe(true);
    attempts.giveBack('a', 'x');
  }
  for (let guess = 0; guess < 10; guess += 1) attempts.take('a', `session ${guess}`);
  for (let refused = 0; refused < 100; refused += 1) expect(attempts.take('a', 'x').allowed).toBe(false);
  for (let guess = 0; guess < 5; guess += 1) expect(attempts.take('b', 'x').allowed).toBe(true);
});
