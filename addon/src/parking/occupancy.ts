import type { Direction, Instant } from '../contract/words.ts';

/**
 * - `crossing`: a confirmed crossing; the only ordinary cause.
 * - `unseen-entry`: a vehicle left though the count said that none was inside; it must have come in unseen.
 * - `over-capacity`: a vehicle crossed in though every place was taken.
 * - `person`: set right by hand.
 * - `quiet-hour`: set right by the program at a quiet hour, since two witnesses agreed.
 * - `undone`: a correction was taken back.
 */
export const COUNT_CAUSES = [
  'crossing',
  'unseen-entry',
  'over-capacity',
  'person',
  'quiet-hour',
  'undone',
] as const;
export type CountCause = (typeof COUNT_CAUSES)[number];

/** One line of the ledger whose sum is the number of vehicles inside. */
export interface CountChange {
  readonly at: Instant;
  readonly delta: number;
  readonly cause: CountCause;
  readonly passageId: string | null;
}

/**
 * What a confirmed crossing does to the count. The count stays within 0 and the capacity by itself; a crossing that
 * contradicts it is written down as a correction with its cause, so that the sum stays true and the reason can be read.
 */
export function countCrossing(
  occupied: number,
  capacity: number,
  crossing: { readonly direction: Direction; readonly at: Instant; readonly passageId: string },
): readonly CountChange[] {
  const { at, passageId } = crossing;
  if (crossing.direction === 'in') {
    return [{ at, delta: 1, cause: occupied >= capacity ? 'over-capacity' : 'crossing', passageId }];
  }
  const left: CountChange = { at, delta: -1, cause: 'crossing', passageId };
  return occupied > 0 ? [left] : [{ at, delta: 1, cause: 'unseen-entry', passageId }, left];
}
