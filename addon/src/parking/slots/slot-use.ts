import type { SlotChange } from '../../contract/slots.ts';
import type { Instant } from '../../contract/words.ts';
import type { Slot, SlotUse } from './slot.ts';

/** The use of a slot of which nobody said anything. */
export function plainUse(slotId: string): SlotUse {
  return { slotId, kind: null, reservedFor: [], outOfOrder: null, taken: null };
}

/** What a person's change makes of the use of a slot; `has-sensor` when they say what its sensor knows better. */
export function changedUse(
  slot: Slot,
  use: SlotUse,
  change: SlotChange,
  at: Instant,
): SlotUse | 'has-sensor' {
  if (change.taken !== undefined && slot.sensor !== 'none') return 'has-sensor';
  return {
    ...use,
    ...(change.kind !== undefined && { kind: change.kind === slot.kind ? null : change.kind }),
    ...(change.reservedFor !== undefined && { reservedFor: [...new Set(change.reservedFor)] }),
    ...(change.outOfOrder !== undefined && { outOfOrder: change.outOfOrder }),
    ...(change.taken !== undefined && { taken: { is: change.taken, at } }),
  };
}
