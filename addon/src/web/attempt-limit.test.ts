import fc from 'fast-check';
import { expect, it } from 'vitest';
import { manualClock } from '../../test/manual-clock.ts';
import { createAttemptLimit } from './attempt-limit.ts';

it('lets so many through, says how long to wait, and then begins anew', () => {
  const clock = manualClock(1000);
  const limit = createAttemptLimit({ clock, most: 2, windowMs: 60_000 });
  expect(limit.take('a')).toEqual({ allowed: true });
  clock.advance(10_000);
  expect(limit.take('a')).toEqual({ allowed: true });
  expect(limit.take('a')).toEqual({ allowed: false, retryAfterMs: 50_000 });
  expect(limit.take('b')).toEqual({ allowed: true });
  clock.advance(50_000);
  expect(limit.take('a')).toEqual({ allowed: true });
});

it('does not count what was given back', () => {
  const limit = createAttemptLimit({ clock: manualClock(0), most: 1, windowMs: 60_000 });
  limit.take('a');
  limit.giveBack('a');
  limit.giveBack('a');
  expect(limit.take('a').allowed).toBe(true);
  expect(limit.take('a').allowed).toBe(false);
});

it('forgets whole windows only, so that a crowd can neither fill the memory nor free itself', () => {
  const limit = createAttemptLimit({ clock: manualClock(0), most: 1, windowMs: 60_000 });
  limit.take('patient');
  for (let peer = 0; peer < 9_999; peer += 1) limit.take(`peer ${peer}`);
  expect(limit.take('patient').allowed).toBe(false);
  limit.take('one more');
  expect(limit.take('patient').allowed).toBe(true);
});

it('never lets more than the limit through in a window, whatever the order of attempts', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 400 }))),
      (attempts) => {
        const clock = manualClock(0);
        const limit = createAttemptLimit({ clock, most: 3, windowMs: 1000 });
        const passed = new Map<string, number[]>();
        for (const [who, waitMs] of attempts) {
          clock.advance(waitMs);
          const times = passed.get(who) ?? [];
          passed.set(who, times);
          const answer = limit.take(who);
          if (answer.allowed) times.push(clock.now());
          else expect(answer.retryAfterMs).toBeGreaterThan(0);
          // Windows are fixed: a stretch as long as one touches two of them at most.
          expect(times.filter((at) => at > clock.now() - 1000).length).toBeLessThanOrEqual(6);
        }
      },
    ),
  );
});
