import type { NewPromise } from '../../contract/slots.ts';
import type { Instant } from '../../contract/words.ts';
import type { Promised, Slot, SlotUse } from './slot.ts';

/** How far ahead a place can be promised. */
export const LONGEST_PROMISE_MS = 7 * 24 * 60 * 60_000;

/** Who comes in, as far as it is known. */
export interface Comer {
  readonly plate: string | null;
  readonly permitId: string | null;
}

export type PromiseMade =
  | { readonly done: true; readonly promised: Promised }
  | {
      readonly done: false;
      readonly why: 'no-such-slot' | 'slot-promised' | 'slot-out-of-order' | 'no-place-left';
    };

export interface PromiseFacts {
  readonly id: string;
  readonly by: string;
  readonly now: Instant;
  readonly promises: readonly Promised[];
  readonly slots: readonly Pick<Slot, 'id'>[];
  readonly uses: readonly Pick<SlotUse, 'slotId' | 'outOfOrder'>[];
  readonly capacity: number;
  /** Places that are taken, or will be by those who were let in and are on their way. */
  readonly occupied: number;
}

/**
 * Keeps a place for somebody who is expected, or says why it cannot be kept. A slot in which somebody stands can be promised:
 * they may have left by then.
 *
 * @param wish with exactly one of `plate` (folded) and `permitId`, and `until` within `LONGEST_PROMISE_MS` from now.
 */
export function makePromise(wish: NewPromise, facts: PromiseFacts): PromiseMade {
  const { id, by, now } = facts;
  const slotId = wish.slotId ?? null;
  const holding = holdingPromises(facts.promises, now);
  if (slotId !== null) {
    if (!facts.slots.some((slot) => slot.id === slotId)) return { done: false, why: 'no-such-slot' };
    if (holding.some((other) => other.slotId === slotId)) return { done: false, why: 'slot-promised' };
    const use = facts.uses.find((each) => each.slotId === slotId);
    if (use !== undefined && use.outOfOrder !== null) return { done: false, why: 'slot-out-of-order' };
  }
  if (facts.capacity - facts.occupied - holding.length <= 0) return { done: false, why: 'no-place-left' };
  const { plate = null, permitId = null, until } = wish;
  return {
    done: true,
    promised: { id, plate, permitId, slotId, madeAt: now, by, until, endedAt: null },
  };
}

/**
 * Those that hold, first to end first. What ends later than any promise can was made by a clock that went wrong, or is looked at
 * by one, and holds nothing meanwhile.
 */
export function holdingPromises(promises: readonly Promised[], now: Instant): readonly Promised[] {
  return promises
    .filter(({ until, endedAt }) => endedAt === null && until > now && until - now <= LONGEST_PROMISE_MS)
    .sort((one, other) => one.until - other.until);
}

/** Those that lapsed and are not ended yet, as they are to be kept. */
export function lapsedPromises(promises: readonly Promised[], now: Instant): readonly Promised[] {
  return promises
    .filter(({ until, endedAt }) => endedAt === null && until <= now)
    .map((promised) => ({ ...promised, endedAt: promised.until }));
}

/** Those to a permit that there is no more, for whom nobody can come, as they are to be kept. */
export function orphanedPromises(
  promises: readonly Promised[],
  isPermit: (permitId: string) => boolean,
  now: Instant,
): readonly Promised[] {
  return promises
    .filter(({ permitId, endedAt }) => endedAt === null && permitId !== null && !isPermit(permitId))
    .map((promised) => ({ ...promised, endedAt: now }));
}

/** Whether it is for this one, whose plate or permit it names. */
export function isPromisedTo(promised: Comer, { plate, permitId }: Comer): boolean {
  return (
    (promised.plate !== null && promised.plate === plate) ||
    (promised.permitId !== null && promised.permitId === permitId)
  );
}

/**
 * Those that are kept when this vehicle comes in, as they hold: all to its plate, else one to its permit, of which other vehicles may
 * be expected too; of those the one with a slot, and then the one that ends first.
 */
export function promisesTo(promises: readonly Promised[], comer: Comer, now: Instant): readonly Promised[] {
  const holding = holdingPromises(promises, now);
  const toPlate = holding.filter(({ plate }) => plate !== null && plate === comer.plate);
  if (toPlate.length > 0) return toPlate;
  const toPermit = holding.filter(({ permitId }) => permitId !== null && permitId === comer.permitId);
  const first = toPermit.find(({ slotId }) => slotId !== null) ?? toPermit[0];
  return first === undefined ? [] : [first];
}

/** Those that this vehicle's coming in ends, as they are to be kept. */
export function keptPromises(promises: readonly Promised[], comer: Comer, now: Instant): readonly Promised[] {
  return promisesTo(promises, comer, now).map((promised) => ({ ...promised, endedAt: now }));
}

/**
 * How many places are kept for others than this one.
 *
 * @param comer null: for anybody.
 */
export function placesPromised(promises: readonly Promised[], comer: Comer | null, now: Instant): number {
  const holding = holdingPromises(promises, now).length;
  return comer === null ? holding : holding - promisesTo(promises, comer, now).length;
}
