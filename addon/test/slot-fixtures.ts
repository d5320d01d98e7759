import type { PromiseView, SlotDetails } from '../src/contract/slots.ts';
import { SITE_NOW, slotFixture } from './site-fixtures.ts';

/** A free slot with a sensor that nobody said anything of; what a story is about is given as `changes`. */
export function slotDetailsFixture(name: string, changes: Partial<SlotDetails> = {}): SlotDetails {
  return {
    ...slotFixture(name, 'clear'),
    sensor: 'site',
    reservedFor: [],
    outOfOrder: null,
    promise: null,
    visitId: null,
    ...changes,
  };
}

/** Any place, for an hour. */
export function promiseFixture(changes: Partial<PromiseView> = {}): PromiseView {
  return {
    id: 'promise-1',
    plate: 'KL09',
    permitId: null,
    holder: null,
    slotId: null,
    madeAt: SITE_NOW - 60_000,
    by: 'the page',
    until: SITE_NOW + 3_600_000,
    ...changes,
  };
}
