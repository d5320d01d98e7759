import type { NoticeSubject } from '../../contract/notices.ts';
import type { Assignment } from '../../contract/parking-settings.ts';
import type { SlotKind } from '../../contract/slots.ts';
import type { Instant, Presence } from '../../contract/words.ts';
import type { Visit } from '../visit.ts';
import { cameInLately } from './on-the-way.ts';
import { isPromisedTo } from './promises.ts';
import type { Promised, SlotUse } from './slot.ts';

export type WrongSlotReason = Extract<NoticeSubject, { readonly kind: 'wrong-slot' }>['why'];

/** What is known of a slot and who most likely stands there. */
export interface SlotInUse {
  readonly id: string;
  readonly kind: SlotKind;
  readonly use: SlotUse;
  readonly presence: Presence;
  readonly since: Instant;
  readonly promise: Promised | null;
  readonly visit: Visit | null;
}

export interface WrongSlotFacts {
  readonly assignment: Assignment;
  /** Open visits whose vehicle stands in no slot that anybody knows of. */
  readonly unparked: readonly Visit[];
  /** Whether a vehicle could stand in the slot that it was sent to. */
  readonly isVacant: (slotId: string) => boolean;
  /** Null: there is no such permit any more. */
  readonly permitTags: (permitId: string) => readonly string[] | null;
}

/**
 * Why the vehicle in a slot should not stand there; null when nothing is wrong, or nobody can say so. Who was sent there is right
 * there.
 */
export function whyWrong(slot: SlotInUse, facts: WrongSlotFacts): WrongSlotReason | null {
  const { id, kind, use, presence, since, promise, visit } = slot;
  if (presence !== 'present') return null;
  if (use.outOfOrder !== null) return 'out-of-order';
  if (visit?.assignedSlotId === id) return null;

  // Where nobody knows who it is, it is one of those it can be.
  const isKnown = visit !== null && (visit.plate !== null || visit.permitId !== null);
  const possible = isKnown ? [visit] : facts.unparked;
  const isReserved = use.reservedFor.length > 0;
  if (isReserved && !possible.some((each) => isOneOf(use.reservedFor, each.permitId))) return 'reserved';
  // Who stood there when it was promised need not drive away.
  if (promise !== null && since >= promise.madeAt && !possible.some((each) => isPromisedTo(promise, each))) {
    return 'promised';
  }
  if (visit === null) return null;
  if (kind !== 'ordinary' && visit.permitId !== null && isSurely(visit, since, facts.unparked)) {
    // What a permit said that is gone, nobody knows.
    if (facts.permitTags(visit.permitId)?.includes(kind) === false) return kind;
  }
  const { assignedSlotId } = visit;
  const wasSentElsewhere = facts.assignment !== 'none' && assignedSlotId !== null;
  return wasSentElsewhere && facts.isVacant(assignedSlotId) ? 'sent-elsewhere' : null;
}

function isOneOf(permitIds: readonly string[], permitId: string | null): boolean {
  return permitId !== null && permitIds.includes(permitId);
}

/** Nobody else can have parked there: nobody who came in at the time and, if it was inside for long, nobody at all. */
function isSurely(visit: Visit, since: Instant, unparked: readonly Visit[]): boolean {
  const isNewcomer = cameInLately(visit, since);
  return !unparked.some((other) => !isNewcomer || cameInLately(other, since));
}
