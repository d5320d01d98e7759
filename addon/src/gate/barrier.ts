import type { BarrierFault, BarrierPosition, Instant } from '../contract/words.ts';
import type { BarrierOrder } from './barrier-device.ts';

export interface BarrierOptions {
  /** Longest time the arm needs from one end to the other; later is a fault. */
  readonly travelMs: number;
  /** How long nothing may have been seen before the arm comes down. */
  readonly clearMs: number;
  /** The sensors show all of what may be under the arm: a person who closes it need not wait for `clearMs`. */
  readonly seesAll: boolean;
}

/** What the gate knows and wants about its barrier. */
export interface Barrier {
  readonly position: BarrierPosition;
  /** Someone who may pass has not passed yet. */
  readonly needed: boolean;
  /** One of them wants to leave or was let in by a person. */
  readonly owed: boolean;
  /** Who keeps it open until they release it, or null. */
  readonly heldOpenBy: string | null;
  /** When that ends by itself; null: by hand only, or it is not held. */
  readonly heldUntil: Instant | null;
  /** Who locked it shut for those who want in, or null. */
  readonly lockedBy: string | null;
  /** Who ordered every barrier open, or null. */
  readonly emergencyBy: string | null;
  /** A person stopped it, and it stays as it is until a person orders or somebody is let out. */
  readonly stopped: boolean;
  /** A person had it close, and it does once nothing has been seen for long enough, also from half-way. */
  readonly toClose: boolean;
  /** Since when it has not been down, counted anew when nobody keeps it open any more; null while it is or may be down. */
  readonly openSince: Instant | null;
  /**
   * Since when every sensor of the gate has been valid and clear, but not from before the arm came up: who was opened
   * for gets as long as who follows a vehicle. Null while a sensor is not clear.
   */
  readonly clearSince: Instant | null;
  /** What the arm was last told, and until when it must have arrived. */
  readonly ordered: { readonly order: 'open' | 'close'; readonly arriveBy: Instant } | null;
  /**
   * Until when it may be coming down although it was told to stop, or cannot be heard any more; null once it is heard of.
   */
  readonly mayComeDownUntil: Instant | null;
  readonly fault: BarrierFault | null;
}

export type BarrierEvent =
  | { readonly kind: 'position'; readonly position: BarrierPosition }
  /** `allClear` is true only when the gate has a sensor and every one of them is valid and clear. */
  | { readonly kind: 'presence'; readonly allClear: boolean }
  /**
   * Whether someone who may pass has not passed yet. `owed`: one of them wants to leave or was let in by a person, so that
   * neither a lock nor a person who stopped the arm before keeps it shut.
   */
  | { readonly kind: 'needed'; readonly needed: boolean; readonly owed: boolean }
  | { readonly kind: 'person-opens' }
  | { readonly kind: 'person-closes' }
  | { readonly kind: 'person-stops' }
  /** It was stopped before the program started, and stands since. */
  | { readonly kind: 'person-stopped' }
  /** `until`: when it ends by itself; null: by hand only. */
  | { readonly kind: 'person-holds'; readonly by: string; readonly until: Instant | null }
  | { readonly kind: 'person-releases' }
  | { readonly kind: 'person-locks'; readonly by: string }
  | { readonly kind: 'person-unlocks' }
  | { readonly kind: 'emergency-opens'; readonly by: string }
  | { readonly kind: 'emergency-ends' }
  | { readonly kind: 'link-lost' }
  /** A vehicle went out of every sensor's sight where it may stand under the arm. */
  | { readonly kind: 'vehicle-lost' }
  | { readonly kind: 'time' };

export interface BarrierStep {
  readonly barrier: Barrier;
  readonly orders: readonly BarrierOrder[];
}

/** At start nothing is known and nothing moves. */
export const UNKNOWN_BARRIER: Barrier = {
  position: 'unknown',
  needed: false,
  owed: false,
  heldOpenBy: null,
  heldUntil: null,
  lockedBy: null,
  emergencyBy: null,
  stopped: false,
  toClose: false,
  openSince: null,
  clearSince: null,
  ordered: null,
  mayComeDownUntil: null,
  fault: null,
};

/**
 * The barrier machine. Its rules, each a row of the table test beside it:
 * - it never closes unless every sensor of the gate has been valid and clear for `clearMs`, nobody who may pass has
 *   still to pass, nobody holds it open, stopped it or ordered every barrier open, and it has no fault;
 * - a person who closes it ends all of these but an emergency, and shortens the wait where the sensors show all of what may
 *   be under the arm, and only there; what a sensor sees or does not know binds them too;
 * - anything seen while it closes opens it again at once, whoever let it down and whatever it was told before;
 * - it does not close by itself but from all the way up: what is not known may be wrong;
 * - an arm that opens late is told again as long as somebody needs it; one that closes late is opened and left to a
 *   person, as is one that was stopped half-way or under which a vehicle may stand that no sensor sees;
 * - a lock keeps it shut for who wants in, never for who wants to leave, and closes it no sooner than anything else does;
 * - in an emergency it is open, and is opened again whatever moves it, until a person ends that.
 */
export function stepBarrier(
  before: Barrier,
  event: BarrierEvent,
  at: Instant,
  options: BarrierOptions,
): BarrierStep {
  const step = applyEvent(caughtUp(before, at), event, at, options);
  const late = checkArrival(step.barrier, at, options);
  const orders = [...step.orders, ...late.orders];
  if (!mayClose(late.barrier, at, options)) return { barrier: late.barrier, orders };
  return { barrier: withOrder(late.barrier, 'close', at, options), orders: [...orders, 'close'] };
}

/** When the machine must be stepped again although nothing happens, or null. */
export function barrierWakesAt(barrier: Barrier, options: BarrierOptions): Instant | null {
  const closesAt =
    mayCloseOnceClear(barrier) && barrier.clearSince !== null ? barrier.clearSince + options.clearMs : null;
  const instants = [barrier.ordered?.arriveBy ?? closesAt, barrier.heldUntil];
  const known = instants.filter((instant) => instant !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** Somebody keeps the arm open for everybody. */
export function isKeptOpen({ heldOpenBy, emergencyBy }: Barrier): boolean {
  return heldOpenBy !== null || emergencyBy !== null;
}

function applyEvent(before: Barrier, event: BarrierEvent, at: Instant, options: BarrierOptions): BarrierStep {
  switch (event.kind) {
    case 'position':
      return atPosition(before, event.position, at, options);
    case 'presence': {
      const clearSince = event.allClear ? (before.clearSince ?? at) : null;
      const barrier = { ...before, clearSince, toClose: before.toClose && event.allClear };
      return !event.allClear && isComingDown(before) ? open(barrier, at, options) : { barrier, orders: [] };
    }
    case 'needed': {
      const { needed, owed } = event;
      const barrier = { ...before, needed, owed, stopped: before.stopped && !owed };
      return isWanted(barrier) ? open(barrier, at, options) : { barrier, orders: [] };
    }
    case 'person-opens':
      return open({ ...before, fault: null, stopped: false }, at, options, 'again');
    case 'person-holds': {
      // One that ended while the program was not running is over.
      if (event.until !== null && event.until <= at) return { barrier: before, orders: [] };
      const { by, until } = event;
      const held: Barrier = { ...before, fault: null, stopped: false, heldOpenBy: by, heldUntil: until };
      return open(held, at, options, 'again');
    }
    case 'person-releases':
      return { barrier: { ...released(before, at), stopped: false }, orders: [] };
    case 'person-closes':
      if (before.emergencyBy !== null) return { barrier: before, orders: [] };
      return closeByPerson(released(before, at), at, options);
    case 'person-stops':
      if (before.emergencyBy !== null) return { barrier: before, orders: [] };
      return { barrier: stopped(before, at, options), orders: ['stop'] };
    case 'person-stopped':
      if (before.emergencyBy !== null) return { barrier: before, orders: [] };
      // Who is let out by now has ended it.
      if (before.owed) return { barrier: { ...released(before, at), stopped: false }, orders: [] };
      return { barrier: stopped(before, at, options), orders: [] };
    case 'person-locks':
      return { barrier: { ...released(before, at), stopped: false, lockedBy: event.by }, orders: [] };
    case 'person-unlocks': {
      const barrier = { ...before, lockedBy: null };
      return isWanted(barrier) ? open(barrier, at, options) : { barrier, orders: [] };
    }
    case 'emergency-opens':
      return open({ ...before, stopped: false, emergencyBy: event.by }, at, options, 'again');
    case 'emergency-ends':
      return { barrier: countedAnew({ ...before, emergencyBy: null }, at), orders: [] };
    case 'link-lost':
      return linkLost(before, at, options);
    case 'vehicle-lost':
      return open({ ...before, fault: 'vehicle-lost' }, at, options);
    case 'time':
      return { barrier: before, orders: [] };
  }
}

function atPosition(
  before: Barrier,
  position: BarrierPosition,
  at: Instant,
  options: BarrierOptions,
): BarrierStep {
  if (position === 'unknown' && before.position !== 'unknown') return linkLost(before, at, options);
  const barrier = arrived(before, position, at);
  // Somebody else moves the arm (a remote control, the device itself), or the link came back: the rules still hold.
  const endangers = position === 'closing' && barrier.clearSince === null;
  const mustBeUp = barrier.emergencyBy === null ? isDown(position) : position !== 'open';
  const shutsOut = isWanted(barrier) && barrier.ordered === null && mustBeUp;
  return endangers || shutsOut ? open(barrier, at, options) : { barrier, orders: [] };
}

function closeByPerson(before: Barrier, at: Instant, options: BarrierOptions): BarrierStep {
  const barrier: Barrier = { ...before, fault: null, stopped: false, needed: false, owed: false };
  const { clearSince, position } = barrier;
  if (clearSince === null || position === 'closed') return { barrier, orders: [] };
  if (!options.seesAll && at < clearSince + options.clearMs) {
    return { barrier: { ...barrier, toClose: true }, orders: [] };
  }
  return { barrier: withOrder(barrier, 'close', at, options), orders: ['close'] };
}

/** The order to stop may not arrive: what comes down counts as coming down until it is heard to stand. */
function stopped(before: Barrier, at: Instant, options: BarrierOptions): Barrier {
  const mayComeDownUntil = comesDownUntil(before, at, options);
  return { ...released(before, at), stopped: true, toClose: false, ordered: null, mayComeDownUntil };
}

/** What is told over a lost link may not arrive: who needs the arm has it told again, as late ones are. */
function linkLost(before: Barrier, at: Instant, options: BarrierOptions): BarrierStep {
  // It may still be coming down: a vehicle that shows itself is opened for, also over a link that may be lost.
  const lost: Barrier = {
    ...before,
    position: 'unknown',
    toClose: false,
    ordered: before.ordered?.order === 'close' ? before.ordered : null,
    mayComeDownUntil: comesDownUntil(before, at, options),
    fault: worse(before.fault, 'link-lost'),
  };
  const barrier = lost.ordered === null && isWanted(lost) ? withOrder(lost, 'open', at, options) : lost;
  return { barrier, orders: [] };
}

/** What only a person clears is not forgotten for what clears itself; without a link nobody knows what is late. */
function worse(before: BarrierFault | null, fault: BarrierFault): BarrierFault {
  const isForPerson = before === 'closes-late' || before === 'vehicle-lost';
  return isForPerson || (before === 'link-lost' && fault === 'opens-late') ? before : fault;
}

function arrived(before: Barrier, position: BarrierPosition, at: Instant): Barrier {
  const there =
    (before.ordered?.order === 'open' && position === 'open') ||
    (before.ordered?.order === 'close' && position === 'closed');
  // Somebody else turned it round, or it never heard of it: it is not on its way up, so it must be told again.
  const overruled =
    before.ordered?.order === 'open' &&
    before.position !== position &&
    !isDown(before.position) &&
    (isDown(position) || (position === 'stopped' && before.emergencyBy !== null));
  const cameUp = position === 'open' && before.position !== 'open';
  const cameDown = position === 'closed' && before.position !== 'closed' && before.position !== 'unknown';
  const mended =
    (before.fault === 'link-lost' && position !== 'unknown') ||
    (before.fault === 'opens-late' && position === 'open') ||
    // An arm that is down lies on nothing.
    (before.fault === 'vehicle-lost' && position === 'closed');
  return {
    ...before,
    position,
    openSince: openSince(before, position, at),
    clearSince: cameUp && before.clearSince !== null ? at : before.clearSince,
    ordered: there || overruled ? null : before.ordered,
    toClose: before.toClose && position !== 'closed',
    mayComeDownUntil: position === 'unknown' ? before.mayComeDownUntil : null,
    // An arm that came down is not kept where it was stopped.
    stopped: before.stopped && !cameDown,
    fault: mended ? null : before.fault,
  };
}

function openSince(before: Barrier, position: BarrierPosition, at: Instant): Instant | null {
  if (position === 'closed') return null;
  return position === 'unknown' ? before.openSince : (before.openSince ?? at);
}

/** Somebody may pass, or everybody: the arm has to be up. */
function isWanted(barrier: Barrier): boolean {
  const { needed, owed, lockedBy, stopped } = barrier;
  return isKeptOpen(barrier) || (!stopped && (owed || (needed && lockedBy === null)));
}

/** Makes of the barrier what it is by now, although nothing new was heard. */
function caughtUp(before: Barrier, at: Instant): Barrier {
  const { mayComeDownUntil } = before;
  const isOver = mayComeDownUntil !== null && at >= mayComeDownUntil;
  const barrier = isOver ? { ...before, mayComeDownUntil: null } : before;
  return barrier.heldUntil !== null && at >= barrier.heldUntil ? released(barrier, at) : barrier;
}

function released(barrier: Barrier, at: Instant): Barrier {
  return barrier.heldOpenBy === null
    ? barrier
    : countedAnew({ ...barrier, heldOpenBy: null, heldUntil: null }, at);
}

/** It was open on purpose until now. */
function countedAnew(barrier: Barrier, at: Instant): Barrier {
  return barrier.openSince === null ? barrier : { ...barrier, openSince: at };
}

function isDown(position: BarrierPosition): boolean {
  return position === 'closed' || position === 'closing';
}

function isComingDown(barrier: Barrier): boolean {
  const { ordered, position, mayComeDownUntil } = barrier;
  return ordered?.order === 'close' || position === 'closing' || mayComeDownUntil !== null;
}

/** When an arm that comes down now must have arrived; null where it does not. */
function comesDownUntil(barrier: Barrier, at: Instant, { travelMs }: BarrierOptions): Instant | null {
  if (!isComingDown(barrier)) return null;
  const { ordered, mayComeDownUntil } = barrier;
  return ordered?.order === 'close' ? ordered.arriveBy : (mayComeDownUntil ?? at + travelMs);
}

function open(
  barrier: Barrier,
  at: Instant,
  options: BarrierOptions,
  how: 'once' | 'again' = 'once',
): BarrierStep {
  const onItsWay =
    barrier.ordered?.order === 'open' || (barrier.position === 'open' && !isComingDown(barrier));
  if (onItsWay && how === 'once') return { barrier: { ...barrier, toClose: false }, orders: [] };
  return { barrier: withOrder(barrier, 'open', at, options), orders: ['open'] };
}

function withOrder(barrier: Barrier, order: 'open' | 'close', at: Instant, options: BarrierOptions): Barrier {
  const isThere = barrier.position === (order === 'open' ? 'open' : 'closed');
  // Told to go where it stands, it need not report anything: there is nothing to wait for.
  const nothingToDo = isThere && barrier.ordered === null && barrier.mayComeDownUntil === null;
  const ordered = nothingToDo ? null : { order, arriveBy: at + options.travelMs };
  return { ...barrier, ordered, toClose: false };
}

function checkArrival(barrier: Barrier, at: Instant, options: BarrierOptions): BarrierStep {
  if (barrier.ordered === null || at < barrier.ordered.arriveBy) return { barrier, orders: [] };
  if (barrier.ordered.order === 'open') {
    const late: Barrier = { ...barrier, ordered: null, fault: worse(barrier.fault, 'opens-late') };
    return isWanted(late)
      ? { barrier: withOrder(late, 'open', at, options), orders: ['open'] }
      : { barrier: late, orders: [] };
  }
  const faulty: Barrier = { ...barrier, fault: 'closes-late' };
  return { barrier: withOrder(faulty, 'open', at, options), orders: ['open'] };
}

function mayCloseOnceClear(barrier: Barrier): boolean {
  return (
    !barrier.needed &&
    !isKeptOpen(barrier) &&
    !barrier.stopped &&
    barrier.fault === null &&
    barrier.ordered === null &&
    (barrier.position === 'open' || barrier.toClose)
  );
}

function mayClose(barrier: Barrier, at: Instant, options: BarrierOptions): boolean {
  return (
    mayCloseOnceClear(barrier) && barrier.clearSince !== null && at >= barrier.clearSince + options.clearMs
  );
}
