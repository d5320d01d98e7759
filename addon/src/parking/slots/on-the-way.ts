import type { Instant } from '../../contract/words.ts';
import type { Visit } from '../visit.ts';

/** Longest way from a gate to a slot: who came in before that and was seen in none stands where no sensor looks. */
export const ON_THE_WAY_MS = 15 * 60_000;

/** Whether it came in so lately that it may be on its way to a slot. */
export function cameInLately({ enteredAt }: Pick<Visit, 'enteredAt'>, at: Instant): boolean {
  return enteredAt !== null && enteredAt <= at && at - enteredAt <= ON_THE_WAY_MS;
}

/** The slot it was sent to and has not been seen in, nor in any other; null: none. */
export function sentTo({ assignedSlotId, slotId }: Pick<Visit, 'assignedSlotId' | 'slotId'>): string | null {
  return slotId === null ? assignedSlotId : null;
}
