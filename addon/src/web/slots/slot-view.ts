import type { SlotDetails, SlotView } from '../../contract/slots.ts';
import type { SlotStanding } from '../../parking/slots/slot-board.ts';
import type { HolderOf } from '../holders.ts';
import { promiseView } from './promise-view.ts';

/** A slot as the live page shows it. */
export function slotView({ id, name, kind, state, presence, since, visit, wrong }: SlotStanding): SlotView {
  return {
    id,
    name,
    kind,
    state,
    presence,
    since,
    plate: visit?.plate ?? null,
    wrong: wrong !== null,
  };
}

export function slotDetails(standing: SlotStanding, holderOf: HolderOf): SlotDetails {
  const { sensor, use, promise, visit } = standing;
  return {
    ...slotView(standing),
    sensor,
    reservedFor: use.reservedFor.flatMap((permitId) => {
      const holder = holderOf(permitId);
      return holder === null ? [] : [{ permitId, holder }];
    }),
    outOfOrder: use.outOfOrder,
    promise: promise === null ? null : promiseView(promise, holderOf),
    visitId: visit?.id ?? null,
  };
}
