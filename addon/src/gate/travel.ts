import type { BarrierPosition, Instant } from '../contract/words.ts';
import type { BarrierOrder } from './barrier-device.ts';
import type { BarrierTravel } from './barrier-wear.ts';

/** A travel of the arm from one end to the other, before anybody knows whether it gets there. */
export interface TravelBegun {
  readonly way: BarrierTravel['way'];
  readonly since: Instant;
}

export interface TravelWatch {
  readonly position: BarrierPosition;
  /** Null while it rests, and where it did not start from an end. */
  readonly begun: TravelBegun | null;
}

export const NO_TRAVEL: TravelWatch = { position: 'unknown', begun: null };

const ENDS = { up: 'open', down: 'closed' } as const;
const STARTS = { open: { at: 'closed', way: 'up' }, close: { at: 'open', way: 'down' } } as const;

/** The arm was told to go: where it rests at the other end, its travel begins, since what it needs to start counts too. */
export function travelOrdered(watch: TravelWatch, order: BarrierOrder, at: Instant): TravelWatch {
  if (order === 'stop' || watch.position !== STARTS[order].at) return watch;
  return { ...watch, begun: { way: STARTS[order].way, since: at } };
}

/** The arm was heard of: its travel from end to end, if that is what it did. */
export function travelMoved(
  watch: TravelWatch,
  position: BarrierPosition,
  at: Instant,
): { readonly watch: TravelWatch; readonly travel: Omit<BarrierTravel, 'gateId'> | null } {
  const begun = travelOn(watch, position, at);
  if (begun === null || position !== ENDS[begun.way]) return { watch: { position, begun }, travel: null };
  return { watch: { position, begun: null }, travel: { at, way: begun.way, travelMs: at - begun.since } };
}

function travelOn(
  { position: before, begun }: TravelWatch,
  position: BarrierPosition,
  at: Instant,
): TravelBegun | null {
  switch (position) {
    case 'opening':
      return begun?.way === 'up' ? begun : before === 'closed' ? { way: 'up', since: at } : null;
    case 'closing':
      return begun?.way === 'down' ? begun : before === 'open' ? { way: 'down', since: at } : null;
    case 'open':
    case 'closed':
      return begun;
    case 'stopped':
    case 'unknown':
      return null;
  }
}
