import type { Cancel, Clock } from '../clock.ts';
import type { Instant } from '../contract/words.ts';

/** Real milliseconds between two looks at the machine's clock: short enough for a lively page, long enough to rest. */
const TICK_MS = 20;

/**
 * The most real milliseconds that the clock makes up for at once. A machine that slept, or cannot keep up with the
 * speed, goes on from where it was instead of racing through what it missed.
 */
const LONGEST_CATCH_UP_MS = 1_000;

export interface SimulatedClock extends Clock {
  /** Simulated milliseconds in one of the machine's, while nothing limits it. */
  readonly speed: number;
  /** Until cancelled, time goes no faster than this: something is under way that takes the machine's own time. */
  limitSpeed(most: number): Cancel;
  /** Time goes on from here; calling it twice changes nothing. */
  start(): void;
  /** Time stands still, no timer runs and nothing keeps the process alive; `start` goes on with the timers left. */
  stop(): void;
}

export interface SimulatedClockOptions {
  /** The first instant. */
  readonly startsAt: Instant;
  /** Above 0; 1 is the machine's pace. */
  readonly speed: number;
  /** The machine's time in milliseconds since any fixed moment. */
  readonly machineMs?: () => number;
  /** Calls `task` again and again until cancelled; every 20 ms of the machine's time when absent. */
  readonly everyTick?: (task: () => void) => Cancel;
}

interface Timer {
  readonly dueAt: Instant;
  readonly task: () => void;
}

/**
 * A clock that runs faster than the machine's. Timers run in the order in which they fall due, each with `now()` at
 * its own due time, and what a timer set going gets a turn of the event loop before the next one runs.
 */
export function simulatedClock(options: SimulatedClockOptions): SimulatedClock {
  const machineMs = options.machineMs ?? (() => performance.now());
  const everyTick = options.everyTick ?? everyInterval;

  /** Sorted by due time; those due together in the order in which they were set. */
  const timers: Timer[] = [];
  let now = options.startsAt;
  let goal = options.startsAt;
  let seenMachineMs = 0;
  let stopTicking: Cancel | null = null;
  let catchingUp = false;

  const limits = new Set<{ readonly most: number }>();

  const speedNow = (): number => Math.min(options.speed, ...[...limits].map(({ most }) => most));

  const running = (): boolean => stopTicking !== null;

  const nextDue = (): Timer | undefined => {
    const next = timers[0];
    if (!running() || next === undefined || next.dueAt > goal) return undefined;
    timers.shift();
    return next;
  };

  const catchUp = async (): Promise<void> => {
    if (catchingUp) return;
    catchingUp = true;
    try {
      for (let timer = nextDue(); timer !== undefined; timer = nextDue()) {
        now = timer.dueAt;
        timer.task();
        await turnOfTheEventLoop();
      }
      if (running()) now = Math.max(now, Math.floor(goal));
    } finally {
      catchingUp = false;
    }
  };

  const tick = (): void => {
    const machine = machineMs();
    const goneMs = Math.max(0, machine - seenMachineMs);
    seenMachineMs = machine;
    const speed = speedNow();
    goal = Math.min(goal + goneMs * speed, now + LONGEST_CATCH_UP_MS * speed);
    void catchUp();
  };

  return {
    speed: options.speed,
    limitSpeed: (most) => {
      // What has gone by at the old speed is gone.
      if (running()) tick();
      const limit = { most };
      limits.add(limit);
      return () => {
        if (running()) tick();
        limits.delete(limit);
      };
    },
    now: () => now,
    after: (delayMs, task) => {
      // At least 1 ms, as the machine's own timers have: a chain of timers without delay would stop time.
      const timer: Timer = { dueAt: now + Math.max(1, Math.ceil(delayMs)), task };
      timers.splice(placeFor(timer, timers), 0, timer);
      return () => {
        const at = timers.indexOf(timer);
        if (at !== -1) timers.splice(at, 1);
      };
    },
    start: () => {
      if (running()) return;
      seenMachineMs = machineMs();
      goal = now;
      stopTicking = everyTick(tick);
    },
    stop: () => {
      stopTicking?.();
      stopTicking = null;
    },
  };
}

function placeFor(timer: Timer, timers: readonly Timer[]): number {
  let low = 0;
  let high = timers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = timers[middle];
    if (other !== undefined && other.dueAt <= timer.dueAt) low = middle + 1;
    else high = middle;
  }
  return low;
}

function everyInterval(task: () => void): Cancel {
  const interval = setInterval(task, TICK_MS);
  return () => {
    clearInterval(interval);
  };
}

function turnOfTheEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
