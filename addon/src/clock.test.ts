import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../test/manual-clock.ts';
import { elapsed, systemClock } from './clock.ts';

/** All promises that need no time have been resolved. */
const everyPromise = () => new Promise<void>((resolve) => setImmediate(resolve));

function wait(delayMs: number) {
  const clock = manualClock(0);
  const { signal, abort } = withAbort();
  const state = { isOver: false };
  void elapsed(clock, delayMs, signal).then(() => {
    state.isOver = true;
  });
  return { clock, signal, abort, state };
}

function withAbort() {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    abort: () => {
      controller.abort();
    },
  };
}

describe('waiting for time to go by', () => {
  it('ends when it has, not before', async () => {
    const { clock, signal, state } = wait(1_000);
    clock.advance(999);
    await everyPromise();
    expect(state.isOver).toBe(false);
    clock.advance(1);
    await everyPromise();
    expect(state.isOver).toBe(true);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('ends at once when it is given up, and leaves no timer', async () => {
    const { clock, abort, state } = wait(1_000);
    abort();
    await everyPromise();
    expect(state.isOver).toBe(true);
    expect(clock.pending()).toBe(0);
  });

  it('does not begin when it was given up before', async () => {
    const clock = manualClock(0);
    await elapsed(clock, 1_000, AbortSignal.abort());
    expect(clock.pending()).toBe(0);
  });
});

describe("the machine's clock", () => {
  it('is that of the machine', () => {
    const before = Date.now();
    expect(systemClock.now()).toBeGreaterThanOrEqual(before);
    expect(systemClock.now()).toBeLessThanOrEqual(Date.now());
  });

  it('runs a task once, unless it was cancelled', async () => {
    const done: string[] = [];
    const cancel = systemClock.after(0, () => done.push('cancelled'));
    cancel();
    cancel();
    await new Promise<void>((resolve) => {
      systemClock.after(0, () => done.push('first'));
      systemClock.after(1, () => {
        done.push('second');
        resolve();
      });
    });
    expect(done).toEqual(['first', 'second']);
  });

  it('keeps no process alive', () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    const cancel = systemClock.after(60_000, () => undefined);
    expect(timers()).toBe(before);
    cancel();
  });
});
