import type { Instant } from '../../contract/words.ts';
import type { Due } from './due-notice.ts';

/** Who drives from the gate to a slot, or parks badly for a moment, has done so by then. */
const DRIFT_LASTS_MS = 30 * 60_000;

/** What the witnesses of the count say where they differ and it will not pass by itself. */
export interface Drift {
  /** The count that decisions rest on. */
  readonly lanes: number;
  /** How many are most likely inside. */
  readonly likely: number;
}

export interface CountDrift extends Due {
  /** Since when they differ; null: they agree. */
  readonly differSince: Instant | null;
}

/**
 * Whether the witnesses have differed for longer than half an hour.
 * @param isTold they had at the last look.
 * @param differSince of the last look.
 */
export function countDrift(
  drift: Drift | null,
  isTold: boolean,
  differSince: Instant | null,
  now: Instant,
): CountDrift {
  if (drift === null) return { due: [], differSince: null, nextAt: null };
  const since = differSince ?? now;
  const dueAt = since + DRIFT_LASTS_MS;
  if (!isTold && now < dueAt) return { due: [], differSince: since, nextAt: dueAt };
  const { lanes, likely } = drift;
  const due = [{ subject: { kind: 'count-drift', lanes, likely }, pictureId: null }] as const;
  return { due, differSince: since, nextAt: null };
}
