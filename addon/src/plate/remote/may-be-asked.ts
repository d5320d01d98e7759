import type { RemoteUse } from '../../contract/readers.ts';
import type { Instant } from '../../contract/words.ts';
import type { PassageSoFar } from '../plate-reader.ts';

/** What the site lets a remote reader do. */
export interface Leave {
  readonly use: RemoteUse;
  /** Of `when-unread`, and of a shadow where no plate is read: frames before the local reader counts as having failed. */
  readonly afterFrames: number;
  readonly readsPerPassage: number;
  /** Least time between two calls. */
  readonly spacingMs: number;
}

/** What a remote reader has been doing. */
export interface Doings {
  /** Calls about this passage. */
  readonly sent: number;
  readonly lastSentAt: Instant | null;
  readonly isBusy: boolean;
  /** It failed and is given time. */
  readonly isLeftAlone: boolean;
  readonly isBudgetUsed: boolean;
}

/** A frame and the vehicle that it shows. */
export interface FrameSoFar {
  readonly passage: PassageSoFar;
  /** Whether the local reader read a plate in it; null: it has not looked. */
  readonly isRead: boolean | null;
}

/**
 * Whether a remote reader is asked about a frame. The same vehicle is not sent again and again: not once its plate is settled,
 * and only so often in a passage. Two calls are some time apart, since services allow one a second to who does not pay for
 * more, and since pictures that are closer together are hardly two witnesses.
 */
export function mayBeAsked(leave: Leave, doings: Doings, frame: FrameSoFar, now: Instant): boolean {
  if (doings.isBusy || doings.isLeftAlone || doings.isBudgetUsed) return false;
  if (frame.passage.isSettled || doings.sent >= leave.readsPerPassage) return false;
  if (doings.lastSentAt !== null && now - doings.lastSentAt < leave.spacingMs) return false;
  return isOfInterest(leave, frame);
}

function isOfInterest({ use, afterFrames }: Leave, { passage, isRead }: FrameSoFar): boolean {
  const hasTriedLong = passage.frames >= afterFrames;
  switch (use) {
    case 'instead':
      return isRead === null;
    case 'witness':
      return isRead === true;
    case 'when-unread':
      return isRead !== null && hasTriedLong;
    case 'shadow':
      // What shows no plate yet shows a vehicle that is still far away.
      return isRead === true || (isRead === false && hasTriedLong);
  }
}
