import type { Group } from '../src/contract/rules.ts';
import type { GateView } from '../src/contract/site-view.ts';
import { texts } from './texts.ts';

/** What people call the things of which a reason or an order has only the id. */
export interface Names {
  readonly gate: (id: string) => string;
  readonly group: (id: string) => string;
}

/** What has left the configuration since then keeps its id: better than nothing. */
export function namesOf(
  gates: readonly Pick<GateView, 'id' | 'name'>[],
  groups: readonly Group[] = [],
): Names {
  return {
    gate: (id) => gates.find((gate) => gate.id === id)?.name ?? id,
    group: (id) => groups.find((group) => group.id === id)?.name ?? texts.words.group[id] ?? id,
  };
}
