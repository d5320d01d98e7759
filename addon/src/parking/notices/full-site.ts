import type { Instant } from '../../contract/words.ts';
import type { Due } from './due-notice.ts';

/** One place that is free for a moment is taken by the next who comes: a site that is full all day is told of once. */
const ROOM_LASTS_MS = 5 * 60_000;
const CLEARLY_FREE = 2;

export interface FullSiteFacts {
  readonly capacity: number;
  readonly occupied: number;
  /** Places that are kept for somebody who is expected. */
  readonly promised: number;
  readonly now: Instant;
}

export interface FullSite extends Due {
  /** Since when there is room although it is still told to be full. */
  readonly roomSince: Instant | null;
}

/**
 * Whether the site is full. Who was told so is told so until two places are free, or one has been for five minutes.
 * @param isTold it was full at the last look.
 * @param roomSince of the last look.
 */
export function fullSite(
  { capacity, occupied, promised, now }: FullSiteFacts,
  isTold: boolean,
  roomSince: Instant | null,
): FullSite {
  const due = [{ subject: { kind: 'full', capacity }, pictureId: null }] as const;
  const free = capacity - occupied - promised;
  if (free <= 0) return { due, roomSince: null, nextAt: null };
  const since = roomSince ?? now;
  const nextAt = since + ROOM_LASTS_MS;
  if (!isTold || free >= CLEARLY_FREE || now >= nextAt) return { due: [], roomSince: null, nextAt: null };
  return { due, roomSince: since, nextAt };
}
