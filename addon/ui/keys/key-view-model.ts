import type { UploadKeyView } from '../../src/contract/api.ts';
import type { GateView } from '../../src/contract/site-view.ts';
import type { Instant } from '../../src/contract/words.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';

export interface KeyModel {
  readonly id: string;
  readonly name: string;
  readonly gateText: string;
  readonly madeText: string;
  readonly usedText: string;
}

export function keyModel(
  key: UploadKeyView,
  gates: readonly Pick<GateView, 'id' | 'name'>[],
  now: Instant,
  time: SiteTime,
): KeyModel {
  return {
    id: key.id,
    name: key.name,
    gateText:
      key.gateId === null
        ? texts.keys.anyGate
        : texts.keys.approach(gateName(gates, key.gateId), texts.words.direction[key.watches]),
    madeText: texts.keys.made(time.day(key.createdAt)),
    usedText:
      key.lastUsedAt === null ? texts.keys.neverUsed : texts.keys.used(time.moment(key.lastUsedAt, now)),
  };
}

/** A gate may have left the configuration since the key was made: its id is better than nothing. */
function gateName(gates: readonly Pick<GateView, 'id' | 'name'>[], id: string): string {
  return gates.find((gate) => gate.id === id)?.name ?? id;
}
