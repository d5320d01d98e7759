import type { Instant } from './contract/words.ts';

/** Ends what it was given for; calling it again does nothing. */
export type Cancel = () => void;

/** Time as an input: rooms never ask the machine for it, so that tests and the simulation can move it. */
export interface Clock {
  now(): Instant;
  /** Runs `task` once when at least `delayMs` of this clock have gone by. */
  after(delayMs: number, task: () => void): Cancel;
}

/** The machine's own clock. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Resolves when `delayMs` of `clock` have gone by or `signal` is aborted, whichever is first. */
export function elapsed(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const finish = (): void => {
      cancel();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const cancel = clock.after(delayMs, finish);
    signal.addEventListener('abort', finish, { once: true });
  });
}
