import type { BarrierFault, BarrierPosition, Instant } from '../contract/words.ts';
import type { BarrierOrder } from './barrier-device.ts';

export interface BarrierOptions {
  /** Longest time the arm needs from one end to the other; later is a fault. */
  readonly travelMs: number;
  /** How long nothing may have been seen before the arm comes down. */
  readonly clearMs: number;
}

/** What the gate knows and wants about its barrier. */
export interface Barrier {
  readonly position: BarrierPosition;
  /** Someone who may pass has not passed yet. */
  readonly needed: boolean;
  /** Who keeps it open until they release it, or null. */
  readonly heldOpenBy: string | null;
  /**
   * Since when every sensor of the gate has been valid and clear, but not from before the arm came up: who was opened
   * for gets as long as who follows a vehicle. Null while a sensor is not clear.
   */
  readonly clearSince: Instant | null;
  /** What the arm was last told, and until when it must have arrived. */
  readonly ordered: { readonly order: 'open' | 'close'; readonly arriveBy: Instant } | null;
  readonly fault: BarrierFault | null;
}

export type BarrierEvent =
  | { readonly kind: 'position'; readonly position: BarrierPosition }
  /** `allClear` is true only when the gate has a sensor and every one of them is valid and clear. */
  | { readonly kind: 'presence'; readonly allClear: boolean }
  /** Whether someone who may pass has not passed yet. */
  | { readonly kind: 'needed'; readonly needed: boolean }
  | { readonly kind: 'person-opens' }
  | { readonly kind: 'person-closes' }
  | { readonly kind: 'person-holds'; readonly by: string }
  | { readonly kind: 'person-releases' }
  | { readonly kind: 'link-lost' }
  /** A vehicle went out of every sensor's sight where it may stand under the arm. */
  | { readonly kind: 'vehicle-lost' }
  /** A vehicle was seen to drive through from end to end: nothing stands under the arm. */
  | { readonly kind: 'way-proven-free' }
  | { readonly kind: 'time' };

export interface BarrierStep {
  readonly barrier: Barrier;
  readonly orders: readonly BarrierOrder[];
}

/** At start nothing is known and nothing moves. */
export const UNKNOWN_BARRIER: Barrier = {
  position: 'unknown',
  needed: false,
  heldOpenBy: null,
  clearSince: null,
  ordered: null,
  fault: null,
};

/**
 * The barrier machine. Its rules, each a row of the table test beside it:
 * - it never closes unless every sensor of the gate has been valid and clear for `clearMs`, nobody who may pass has
 *   still to pass, nobody holds it open and it has no fault;
 * - anything seen while it closes opens it again at once, whoever let it down and whatever it was told before;
 * - it does not close from an unknown position: what is not known may be wrong;
 * - an arm that opens late is told again as long as somebody needs it; one that closes late is opened and left to a
 *   person, as is one that was stopped half-way or under which a vehicle may stand that no sensor sees.
 */
export function stepBarrier(
  before: Barrier,
  event: BarrierEvent,
  at: Instant,
  options: BarrierOptions,
): BarrierStep {
  const step = applyEvent(before, event, at, options);
  const late = checkArrival(step.barrier, at, options);
  const orders = [...step.orders, ...late.orders];
  if (!mayClose(late.barrier, at, options)) return { barrier: late.barrier, orders };
  return { barrier: withOrder(late.barrier, 'close', at, options), orders: [...orders, 'close'] };
}

/** When the machine must be stepped again although nothing happens, or null. */
export function barrierWakesAt(barrier: Barrier, options: BarrierOptions): Instant | null {
  if (barrier.ordered !== null) return barrier.ordered.arriveBy;
  return mayCloseOnceClear(barrier) && barrier.clearSince !== null
    ? barrier.clearSince + options.clearMs
    : null;
}

function applyEvent(before: Barrier, event: BarrierEvent, at: Instant, options: BarrierOptions): BarrierStep {
  switch (event.kind) {
    case 'position': {
      if (event.position === 'unknown' && before.position !== 'unknown') return linkLost(before);
      const barrier = arrived(before, event.position, at);
      // Somebody else moves the arm (a remote control, the device itself), or the link came back: the rules still hold.
      const endangers = event.position === 'closing' && barrier.clearSince === null;
      const isWanted = barrier.needed || barrier.heldOpenBy !== null;
      const shutsOut =
        isWanted && barrier.ordered === null && barrier.fault === null && isDown(event.position);
      return endangers || shutsOut ? open(barrier, at, options) : { barrier, orders: [] };
    }
    case 'presence': {
      const clearSince = event.allClear ? (before.clearSince ?? at) : null;
      const barrier = { ...before, clearSince };
      return !event.allClear && isComingDown(before) ? open(barrier, at, options) : { barrier, orders: [] };
    }
    case 'needed': {
      const barrier = { ...before, needed: event.needed };
      return event.needed ? open(barrier, at, options) : { barrier, orders: [] };
    }
    case 'person-opens':
      return open({ ...before, fault: null }, at, options, 'again');
    case 'person-holds':
      return open({ ...before, fault: null, heldOpenBy: event.by }, at, options, 'again');
    case 'person-releases':
      return { barrier: { ...before, heldOpenBy: null }, orders: [] };
    case 'person-closes': {
      const barrier = { ...before, fault: null, heldOpenBy: null, needed: false };
      // A person may shorten the wait and end a grant; what the sensors see binds them too.
      return barrier.clearSince === null || barrier.position === 'closed'
        ? { barrier, orders: [] }
        : { barrier: withOrder(barrier, 'close', at, options), orders: ['close'] };
    }
    case 'link-lost':
      return linkLost(before);
    case 'vehicle-lost':
      return open({ ...before, fault: 'vehicle-lost' }, at, options);
    case 'way-proven-free': {
      const fault = before.fault === 'vehicle-lost' ? null : before.fault;
      return { barrier: { ...before, fault }, orders: [] };
    }
    case 'time':
      return { barrier: before, orders: [] };
  }
}

function linkLost(before: Barrier): BarrierStep {
  // It may still be coming down: a vehicle that shows itself is opened for, also over a link that may be lost.
  const ordered = before.ordered?.order === 'close' ? before.ordered : null;
  const barrier: Barrier = {
    ...before,
    position: 'unknown',
    ordered,
    fault: worse(before.fault, 'link-lost'),
  };
  return { barrier, orders: [] };
}

/** What only a person clears is not forgotten for what clears itself. */
function worse(before: BarrierFault | null, fault: BarrierFault): BarrierFault {
  return before === 'closes-late' || before === 'vehicle-lost' ? before : fault;
}

function arrived(before: Barrier, position: BarrierPosition, at: Instant): Barrier {
  const there =
    (before.ordered?.order === 'open' && position === 'open') ||
    (before.ordered?.order === 'close' && position === 'closed');
  // Somebody else turned it round: it is not on its way up any more, so the next reason to open must tell it again.
  const overruled =
    before.ordered?.order === 'open' &&
    isDown(position) &&
    !isDown(before.position) &&
    before.position !== 'unknown';
  const cameUp = position === 'open' && before.position !== 'open';
  const mended =
    (before.fault === 'link-lost' && position !== 'unknown') ||
    (before.fault === 'opens-late' && position === 'open') ||
    // An arm that is down lies on nothing.
    (before.fault === 'vehicle-lost' && position === 'closed');
  return {
    ...before,
    position,
    clearSince: cameUp && before.clearSince !== null ? at : before.clearSince,
    ordered: there || overruled ? null : before.ordered,
    fault: mended ? null : before.fault,
  };
}

function isDown(position: BarrierPosition): boolean {
  return position === 'closed' || position === 'closing';
}

function isComingDown(barrier: Barrier): boolean {
  return barrier.ordered?.order === 'close' || barrier.position === 'closing';
}

function open(
  barrier: Barrier,
  at: Instant,
  options: BarrierOptions,
  how: 'once' | 'again' = 'once',
): BarrierStep {
  const onItsWay =
    barrier.ordered?.order === 'open' || (barrier.position === 'open' && !isComingDown(barrier));
  if (onItsWay && how === 'once') return { barrier, orders: [] };
  return { barrier: withOrder(barrier, 'open', at, options), orders: ['open'] };
}

function withOrder(barrier: Barrier, order: 'open' | 'close', at: Instant, options: BarrierOptions): Barrier {
  const isThere = barrier.position === (order === 'open' ? 'open' : 'closed');
  // Told to go where it stands, it need not report anything: there is nothing to wait for.
  const nothingToDo = isThere && barrier.ordered === null;
  return { ...barrier, ordered: nothingToDo ? null : { order, arriveBy: at + options.travelMs } };
}

function checkArrival(barrier: Barrier, at: Instant, options: BarrierOptions): BarrierStep {
  if (barrier.ordered === null || at < barrier.ordered.arriveBy) return { barrier, orders: [] };
  if (barrier.ordered.order === 'open') {
    const late: Barrier = { ...barrier, ordered: null, fault: worse(barrier.fault, 'opens-late') };
    const isWanted = barrier.needed || barrier.heldOpenBy !== null;
    return isWanted
      ? { barrier: withOrder(late, 'open', at, options), orders: ['open'] }
      : { barrier: late, orders: [] };
  }
  const faulty: Barrier = { ...barrier, fault: 'closes-late' };
  return { barrier: withOrder(faulty, 'open', at, options), orders: ['open'] };
}

function mayCloseOnceClear(barrier: Barrier): boolean {
  return (
    !barrier.needed &&
    barrier.heldOpenBy === null &&
    barrier.fault === null &&
    barrier.ordered === null &&
    barrier.position === 'open'
  );
}

function mayClose(barrier: Barrier, at: Instant, options: BarrierOptions): boolean {
  return (
    mayCloseOnceClear(barrier) && barrier.clearSince !== null && at >= barrier.clearSince + options.clearMs
  );
}
