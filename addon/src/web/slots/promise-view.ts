import type { PromiseView } from '../../contract/slots.ts';
import type { Promised } from '../../parking/slots/slot.ts';
import type { HolderOf } from '../holders.ts';

export function promiseView(promised: Promised, holderOf: HolderOf): PromiseView {
  const { id, plate, permitId, slotId, madeAt, by, until } = promised;
  return { id, plate, permitId, holder: holderOf(permitId), slotId, madeAt, by, until };
}
