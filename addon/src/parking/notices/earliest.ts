import type { Instant } from '../../contract/words.ts';

/** Null of none. */
export function earliest(instants: Iterable<Instant | null>): Instant | null {
  let first: Instant | null = null;
  for (const instant of instants) {
    if (instant !== null && (first === null || instant < first)) first = instant;
  }
  return first;
}
