import type { BarrierOrder } from '../src/gate/barrier-device.ts';
import { stepBarrier, UNKNOWN_BARRIER } from '../src/gate/barrier.ts';
import type { Barrier, BarrierEvent, BarrierOptions } from '../src/gate/barrier.ts';

export type Story = readonly (readonly [number, BarrierEvent])[];
export type Orders = readonly (readonly [number, BarrierOrder])[];

export const options: BarrierOptions = { travelMs: 4_000, clearMs: 2_000, seesAll: true };
/** Of a gate that does not see all of what may be under its arm. */
export const blindOptions: BarrierOptions = { ...options, seesAll: false };

/** Steps through `[second, event]` pairs and answers with the orders that each second brought. */
export function play(...story: Story): { barrier: Barrier; orders: Orders } {
  return playWith(options, ...story);
}

export function playWith(how: BarrierOptions, ...story: Story): { barrier: Barrier; orders: Orders } {
  let barrier = UNKNOWN_BARRIER;
  const orders: (readonly [number, BarrierOrder])[] = [];
  for (const [second, event] of story) {
    const step = stepBarrier(barrier, event, second * 1_000, how);
    barrier = step.barrier;
    orders.push(...step.orders.map((order) => [second, order] as const));
  }
  return { barrier, orders };
}

export const position = (position: Barrier['position']): BarrierEvent => ({ kind: 'position', position });
export const seen: BarrierEvent = { kind: 'presence', allClear: false };
export const clear: BarrierEvent = { kind: 'presence', allClear: true };
export const needed = (needed: boolean, owed = false): BarrierEvent => ({ kind: 'needed', needed, owed });
/** Somebody wants to leave. */
export const owed = needed(true, true);
export const time: BarrierEvent = { kind: 'time' };

export const stops: BarrierEvent = { kind: 'person-stops' };
export const wasStopped: BarrierEvent = { kind: 'person-stopped' };
export const opens: BarrierEvent = { kind: 'person-opens' };
export const closes: BarrierEvent = { kind: 'person-closes' };
export const locks: BarrierEvent = { kind: 'person-locks', by: 'Ada' };
export const unlocks: BarrierEvent = { kind: 'person-unlocks' };
export const releases: BarrierEvent = { kind: 'person-releases' };
export const emergency: BarrierEvent = { kind: 'emergency-opens', by: 'Ada' };
export const emergencyEnds: BarrierEvent = { kind: 'emergency-ends' };
export const linkLost: BarrierEvent = { kind: 'link-lost' };
export const holds = (untilSecond: number | null): BarrierEvent => ({
  kind: 'person-holds',
  by: 'Ada',
  until: untilSecond === null ? null : untilSecond * 1_000,
});
