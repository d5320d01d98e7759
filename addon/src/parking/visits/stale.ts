import type { Instant } from '../../contract/words.ts';
import type { Visit } from '../visit.ts';

/** Nobody is missed within a day, however short the others' stays. */
const STALE_AT_LEAST_MS = 24 * 60 * 60_000;
/** A stay that is so many times as long as the longest of late is likelier an exit that nobody saw. */
const TIMES_THE_LONGEST = 3;

/** How long visits lasted whose entry and exit were seen. */
export function staysMs(visits: readonly Visit[]): readonly number[] {
  return visits.flatMap(({ enteredAt, leftAt, exitPassageId }) =>
    enteredAt === null || leftAt === null || exitPassageId === null ? [] : [leftAt - enteredAt],
  );
}

/** It is open for longer than anybody stays here. */
export function isStale({ enteredAt, leftAt }: Visit, stays: readonly number[], now: Instant): boolean {
  if (enteredAt === null || leftAt !== null) return false;
  return now - enteredAt > Math.max(STALE_AT_LEAST_MS, TIMES_THE_LONGEST * longest(stays));
}

/** By when a stale visit was over, if it lasted no longer than the longest of late. */
export function staleSince(enteredAt: Instant, stays: readonly number[]): Instant {
  return enteredAt + (stays.length === 0 ? STALE_AT_LEAST_MS : longest(stays));
}

function longest(stays: readonly number[]): number {
  return stays.reduce((most, stay) => Math.max(most, stay), 0);
}
