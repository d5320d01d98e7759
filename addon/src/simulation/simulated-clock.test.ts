import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cancel } from '../clock.ts';
import { simulatedClock } from './simulated-clock.ts';
import type { SimulatedClock } from './simulated-clock.ts';

/** A machine whose time and ticks the test makes. */
function machine(): {
  readonly nowMs: () => number;
  readonly everyTick: (task: () => void) => Cancel;
  readonly ticking: () => number;
  /** Lets real time go by, ticks once and waits until the clock has come to rest. */
  readonly pass: (ms: number) => Promise<void>;
} {
  let nowMs = 5_000.4;
  const tasks = new Set<() => void>();
  return {
    nowMs: () => nowMs,
    everyTick: (task) => {
      tasks.add(task);
      return () => {
        tasks.delete(task);
      };
    },
    ticking: () => tasks.size,
    pass: async (ms) => {
      nowMs += ms;
      for (const task of tasks) task();
      for (let turn = 0; turn < 60; turn++) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

function clockOn(made: ReturnType<typeof machine>, speed: number): SimulatedClock {
  return simulatedClock({ startsAt: 1_000, speed, machineMs: made.nowMs, everyTick: made.everyTick });
}

describe('the simulated clock', () => {
  it('stands still until it is started, then runs at its speed', async () => {
    const made = machine();
    const clock = clockOn(made, 60);
    await made.pass(500);
    expect(clock.now()).toBe(1_000);
    clock.start();
    clock.start();
    expect(made.ticking()).toBe(1);
    await made.pass(20);
    await made.pass(30);
    expect(clock.now()).toBe(1_000 + 50 * 60);
  });

  it('runs timers in the order of their due times, each at its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: -5, max: 3_000 }), { maxLength: 25 }), async (delays) => {
        const made = machine();
        const clock = clockOn(made, 4);
        const ran: { readonly index: number; readonly at: number }[] = [];
        delays.forEach((delay, index) => {
          clock.after(delay, () => ran.push({ index, at: clock.now() - 1_000 }));
        });
        clock.start();
        await made.pass(750);
        const due = delays.map((delay, index) => ({ index, at: Math.max(1, delay) }));
        expect(ran).toEqual(due.toSorted((a, b) => a.at - b.at || a.index - b.index));
        expect(clock.now()).toBe(4_000);
      }),
      { numRuns: 40 },
    );
  });

  it('lets promises settle before the next timer runs', async () => {
    const made = machine();
    const clock = clockOn(made, 10);
    const order: string[] = [];
    clock.after(10, () => {
      void Promise.resolve()
        .then(() => undefined)
        .then(() => order.push(`settled at ${clock.now()}`));
    });
    clock.after(11, () => order.push('next timer'));
    clock.start();
    await made.pass(50);
    expect(order).toEqual(['settled at 1010', 'next timer']);
  });

  it('runs a timer that a timer set when it falls due in the same tick', async () => {
    const made = machine();
    const clock = clockOn(made, 10);
    const ran: number[] = [];
    const again = (): void => {
      ran.push(clock.now());
      clock.after(100, again);
    };
    clock.after(100, again);
    clock.start();
    await made.pass(35);
    expect(ran).toEqual([1_100, 1_200, 1_300]);
  });

  it('does not run what was cancelled', async () => {
    const made = machine();
    const clock = clockOn(made, 1);
    const ran: string[] = [];
    const cancelled = clock.after(10, () => ran.push('cancelled'));
    clock.after(5, () => {
      cancelled();
      cancelled();
    });
    clock.after(20, () => ran.push('kept'));
    clock.start();
    await made.pass(30);
    expect(ran).toEqual(['kept']);
  });

  it('goes on from where it was after the machine slept, instead of racing through the night', async () => {
    const made = machine();
    const clock = clockOn(made, 2);
    clock.start();
    await made.pass(8 * 3_600_000);
    expect(clock.now()).toBe(1_000 + 2 * 1_000);
  });

  it('keeps its timers while it is stopped and runs none, not even those due in the tick that is under way', async () => {
    const made = machine();
    const clock = clockOn(made, 1);
    const ran: number[] = [];
    clock.after(10, () => {
      clock.stop();
    });
    clock.after(20, () => ran.push(clock.now()));
    clock.start();
    await made.pass(50);
    expect(made.ticking()).toBe(0);
    await made.pass(50);
    expect(ran).toEqual([]);
    expect(clock.now()).toBe(1_010);
    clock.start();
    await made.pass(10);
    expect(ran).toEqual([1_020]);
  });

  it('goes no faster than the lowest limit, from the moment it is set until it is taken back', async () => {
    const made = machine();
    const clock = clockOn(made, 60);
    clock.start();
    await made.pass(100);
    expect(clock.now()).toBe(1_000 + 6_000);
    const endFirst = clock.limitSpeed(8);
    const endSecond = clock.limitSpeed(2);
    await made.pass(100);
    expect(clock.now()).toBe(7_000 + 200);
    endSecond();
    await made.pass(100);
    expect(clock.now()).toBe(7_200 + 800);
    endFirst();
    endFirst();
    await made.pass(100);
    expect(clock.now()).toBe(8_000 + 6_000);
  });

  it('drives itself by the machine and leaves no handle behind when it is stopped', async () => {
    const intervals = (): number =>
      process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
    const before = intervals();
    const clock = simulatedClock({ startsAt: 0, speed: 100 });
    clock.start();
    const at = await new Promise<number>((resolve) => {
      clock.after(1_000, () => {
        resolve(clock.now());
      });
    });
    expect(at).toBe(1_000);
    expect(intervals()).toBe(before + 1);
    clock.stop();
    clock.stop();
    expect(intervals()).toBe(before);
  });
});
