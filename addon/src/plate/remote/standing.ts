import { backOffMs } from '../../camera/back-off.ts';
import type { Instant } from '../../contract/words.ts';
import type { RemoteTrouble, RemoteTroubleKind } from './remote-trouble.ts';

/** How a remote reader has fared lately. */
export interface Standing {
  /** Calls in a row that failed. */
  readonly failures: number;
  /** Of the last call; null when it gave a reading. */
  readonly trouble: RemoteTrouble | null;
  /** It is left alone before; null: it may be asked. */
  readonly retryAt: Instant | null;
}

export const IN_GOOD_STANDING: Standing = { failures: 0, trouble: null, retryAt: null };

/** A service that is gone is back in seconds or in hours; calls that fail cost time, and some of them money. */
const GONE = { firstMs: 2_000, capMs: 5 * 60_000 };
/** A key and an account are put right by a person. */
const REFUSED = { firstMs: 60 * 60_000, capMs: 24 * 60 * 60_000 };
/** The next picture may do: the reader itself is well. */
const OF_THE_PICTURE: ReadonlySet<RemoteTroubleKind> = new Set(['picture-refused']);
const OF_THE_ACCOUNT: ReadonlySet<RemoteTroubleKind> = new Set(['wrong-key', 'no-reads-left']);
/** Nothing was sent, and what keeps it from being sent is looked at before each call. */
const NOT_SENT: ReadonlySet<RemoteTroubleKind> = new Set(['no-key', 'budget-used']);

export interface Circumstances {
  readonly now: Instant;
  /** From 0 (included) to 1 (excluded). */
  readonly random: () => number;
}

export function afterTrouble(
  before: Standing,
  trouble: RemoteTrouble,
  { now, random }: Circumstances,
): Standing {
  if (OF_THE_PICTURE.has(trouble.kind)) return { failures: 0, trouble, retryAt: null };
  if (NOT_SENT.has(trouble.kind)) return { ...before, trouble };
  const failures = before.failures + 1;
  const pace = OF_THE_ACCOUNT.has(trouble.kind) ? REFUSED : GONE;
  const waitMs = Math.max(backOffMs({ ...pace, random }, failures), trouble.retryAfterMs ?? 0);
  return { failures, trouble, retryAt: now + waitMs };
}

/** Whether it is left alone. */
export function isLeftAlone({ retryAt }: Standing, now: Instant): boolean {
  return retryAt !== null && now < retryAt;
}
