import type { GateView } from '../../src/contract/site-view.ts';
import type { Instant } from '../../src/contract/words.ts';
import { barrierModel } from '../live/barrier-view-model.ts';
import type { Badge, Tone } from '../parts/tone.ts';
import type { SiteTime } from '../time.ts';
import { wearModel, type WearModel } from './wear-model.ts';

/** How the barrier of a gate is, everything already in words. */
export interface GateHealth {
  readonly id: string;
  readonly name: string;
  readonly badges: readonly Badge[];
  /** What needs a person now, then what should be looked after. */
  readonly worries: readonly { readonly text: string; readonly tone: Tone }[];
  readonly wear: WearModel['facts'];
}

export function gateHealth({ id, name, barrier }: GateView, now: Instant, time: SiteTime): GateHealth {
  const { badges, fault, alarms } = barrierModel(barrier, now, time);
  return {
    id,
    name,
    badges,
    worries: [
      ...(fault === null ? [] : [{ text: fault, tone: 'bad' as const }]),
      ...alarms.map((text) => ({ text, tone: 'wait' as const })),
    ],
    wear: wearModel(barrier.wear, time).facts,
  };
}
