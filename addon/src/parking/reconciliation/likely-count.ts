import type { WitnessCounts } from '../../contract/reconciliation.ts';
import { isWithin } from './witnesses.ts';

/** How many are most likely inside, and who of the witnesses says so. */
export interface LikelyCount {
  readonly count: number;
  readonly saidBy: 'all' | 'slots' | 'slots-and-visits' | 'slots-and-lanes' | 'lanes' | 'visits';
}

/**
 * Two witnesses that agree outvote the third. Slots that all have a sensor that speaks are the truth about vehicles, whatever went wrong at the
 * gates. Between lanes and visits alone, the lower count is likelier: a visit stays open where an exit was not read, and a crossing is
 * counted twice where a vehicle came in again without having been seen to leave.
 */
export function likelyCount({ lanes, visits, slots }: WitnessCounts): LikelyCount {
  const lanesFit = isWithin(lanes, slots);
  const visitsFit = isWithin(visits, slots);
  if (lanesFit && visitsFit) {
    if (lanes === visits) return { count: lanes, saidBy: 'all' };
    return lanes < visits ? { count: lanes, saidBy: 'lanes' } : { count: visits, saidBy: 'visits' };
  }
  if (lanesFit) return { count: lanes, saidBy: 'slots-and-lanes' };
  if (visitsFit) return { count: visits, saidBy: 'slots-and-visits' };
  const { least, most } = slots ?? { least: 0, most: Infinity };
  return { count: Math.min(Math.max(lanes, least), most), saidBy: 'slots' };
}
