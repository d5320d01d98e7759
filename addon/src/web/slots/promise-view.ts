import type { PromiseView } from '../../contract/slots.ts';
import type { Promised } from '../../parking/slots/slot.ts';
import type { HolderOf } from '../holders.ts';

export function promiseView({ endedAt: _, ...promised }: Promised, holderOf: HolderOf): PromiseView {
  return { ...promised, holder: holderOf(promised.permitId) };
}
