import type { Clock } from '../../clock.ts';

/** What a promise that never rejects resolves with, or null when it has not within `limitMs` of `clock`. */
export function withinTime<Value>(
  clock: Clock,
  limitMs: number,
  promise: Promise<Value>,
): Promise<Value | null> {
  return new Promise((resolve) => {
    const cancel = clock.after(limitMs, () => {
      resolve(null);
    });
    void promise.then((value) => {
      cancel();
      resolve(value);
    });
  });
}
