import { isDeepStrictEqual } from 'node:util';
import type { Visit } from '../visit.ts';

/** Where the vehicle of a visit was sent and stands, which moves without anybody correcting it. */
export function slotsOf({ slotId, assignedSlotId }: Visit): Pick<Visit, 'slotId' | 'assignedSlotId'> {
  return { slotId, assignedSlotId };
}

/** They say the same, wherever the vehicle stands. */
export function isSameVisit(one: Visit, other: Visit): boolean {
  return isDeepStrictEqual({ ...one, ...slotsOf(other) }, other);
}
