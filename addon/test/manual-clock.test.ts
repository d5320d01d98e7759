import { describe, expect, it } from 'vitest';
import { elapsed } from '../src/clock.ts';
import { manualClock } from './manual-clock.ts';

describe('a clock that a test moves', () => {
  it('stands still until it is moved', () => {
    const clock = manualClock(1_000);
    expect(clock.now()).toBe(1_000);
    clock.advance(250);
    expect(clock.now()).toBe(1_250);
  });

  it('runs what falls due, in order, each at its own time', () => {
    const clock = manualClock(0);
    const seen: string[] = [];
    const note = (name: string) => () => {
      seen.push(`${name} at ${clock.now()}`);
    };
    clock.after(300, note('third'));
    clock.after(100, note('first'));
    clock.after(100, note('second'));
    clock.after(301, note('never'));
    clock.advance(300);
    expect(seen).toEqual(['first at 100', 'second at 100', 'third at 300']);
    expect(clock.pending()).toBe(1);
  });

  it('runs a chain of timers within one move', () => {
    const clock = manualClock(0);
    const ticks: number[] = [];
    const tick = (): void => {
      ticks.push(clock.now());
      clock.after(10, tick);
    };
    clock.after(10, tick);
    clock.advance(35);
    expect(ticks).toEqual([10, 20, 30]);
    expect(clock.now()).toBe(35);
  });

  it('does not run what was cancelled, even by a timer of the same move', () => {
    const clock = manualClock(0);
    let ran = false;
    const cancel = clock.after(20, () => {
      ran = true;
    });
    clock.after(10, cancel);
    clock.advance(50);
    cancel();
    expect(ran).toBe(false);
    expect(clock.pending()).toBe(0);
  });

  it('runs a timer without delay at the next move, not at once', () => {
    const clock = manualClock(5);
    let ran = false;
    clock.after(0, () => {
      ran = true;
    });
    expect(ran).toBe(false);
    clock.advance(0);
    expect(ran).toBe(true);
  });

  it('never goes back', () => {
    const clock = manualClock(0);
    expect(() => {
      clock.advance(-1);
    }).toThrow(RangeError);
  });

  it('serves whoever waits with elapsed()', async () => {
    const clock = manualClock(0);
    const aborted = new AbortController();
    const waited = elapsed(clock, 100, new AbortController().signal);
    const gaveUp = elapsed(clock, 100, aborted.signal);
    aborted.abort();
    await gaveUp;
    expect(clock.pending()).toBe(1);
    clock.advance(100);
    await waited;
  });
});
