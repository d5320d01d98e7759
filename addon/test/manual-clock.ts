import type { Clock } from '../src/clock.ts';

export interface ManualClock extends Clock {
  /**
   * Lets `ms` go by: runs every timer that falls due, in the order of due time (those due together in the order they
   * were set), each with `now()` at its own due time. A timer set by such a task runs too when it falls due in time.
   */
  advance(ms: number): void;
  /** How many timers are waiting: zero after a part was stopped, or it left one behind. */
  pending(): number;
}

interface Timer {
  readonly dueAt: number;
  readonly task: () => void;
}

/** A clock that stands still until a test moves it. */
export function manualClock(startMs: number): ManualClock {
  let now = startMs;
  const timers = new Set<Timer>();

  const nextDue = (until: number): Timer | undefined => {
    let next: Timer | undefined;
    for (const timer of timers) {
      if (timer.dueAt <= until && (next === undefined || timer.dueAt < next.dueAt)) next = timer;
    }
    return next;
  };

  return {
    now: () => now,
    after: (delayMs, task) => {
      const timer: Timer = { dueAt: now + Math.max(0, delayMs), task };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    advance: (ms) => {
      if (!(ms >= 0)) throw new RangeError(`Time goes forward only, not by ${ms} ms.`);
      const until = now + ms;
      for (let timer = nextDue(until); timer !== undefined; timer = nextDue(until)) {
        timers.delete(timer);
        now = Math.max(now, timer.dueAt);
        timer.task();
      }
      now = Math.max(now, until);
    },
    pending: () => timers.size,
  };
}
