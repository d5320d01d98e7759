import type { WitnessCounts } from '../../contract/reconciliation.ts';
import type { Instant } from '../../contract/words.ts';
import type { SlotStanding } from '../slots/slot-board.ts';
import type { Visit } from '../visit.ts';

/** How long a vehicle may be on its way between its gate and its slot, either way. */
export const BETWEEN_MS = 10 * 60_000;

/** Nobody who is known stands there, and hardly any vehicle stands for so long: its sensor is likelier stuck. */
const STUCK_MS = 14 * 24 * 60 * 60_000;

/** What the three witnesses rest on. */
export interface CountFacts {
  /** The sum of the crossings. */
  readonly lanes: number;
  /** Oldest first. */
  readonly openVisits: readonly Visit[];
  readonly slots: readonly SlotStanding[];
  readonly capacity: number;
  /** Visits whose slot emptied in the last minutes. */
  readonly emptiedVisitIds: readonly string[];
  readonly now: Instant;
}

/**
 * How many are inside by each witness. Slots say at least how many: those over which a sensor sees something. They say at most how
 * many: beside those, each slot whose sensor is silent or stuck or that has none, each place without a slot, and each vehicle that may be
 * between gate and slot could be one more.
 */
export function witnessCounts(facts: CountFacts): WitnessCounts {
  const { lanes, openVisits, slots, capacity } = facts;
  const seen = slots.filter(({ sensor }) => sensor !== 'none');
  if (seen.length === 0) return { lanes, visits: openVisits.length, slots: null };
  const silent = seen.filter((slot) => isSilent(slot, facts.now)).length;
  const least = seen.filter((slot) => slot.presence === 'present' && !isSilent(slot, facts.now)).length;
  const unseen = slots.length - seen.length + Math.max(0, capacity - slots.length);
  const most = least + silent + unseen + betweenGateAndSlot(facts).length;
  return { lanes, visits: openVisits.length, slots: { least, most } };
}

/** Those who came in and parked nowhere, or left their slot, and may still be on their way. */
export function betweenGateAndSlot({
  openVisits,
  slots,
  emptiedVisitIds,
  now,
}: Pick<CountFacts, 'openVisits' | 'slots' | 'emptiedVisitIds' | 'now'>): readonly Visit[] {
  const standing = standingVisitIds(slots);
  return openVisits.filter(({ id, enteredAt }) => {
    if (standing.has(id)) return false;
    const cameLately = enteredAt !== null && now - enteredAt <= BETWEEN_MS;
    return cameLately || emptiedVisitIds.includes(id);
  });
}

/** Its sensor says nothing, or nothing that can be believed. */
export function isSilent({ sensor, presence, since, visit }: SlotStanding, now: Instant): boolean {
  if (sensor === 'none') return false;
  return presence === 'unknown' || (presence === 'present' && visit === null && now - since > STUCK_MS);
}

export function standingVisitIds(slots: readonly SlotStanding[]): ReadonlySet<string> {
  return new Set(slots.flatMap(({ visit }) => (visit === null ? [] : [visit.id])));
}

/** All who can say how many are inside say the same. */
export function doAgree({ lanes, visits, slots }: WitnessCounts): boolean {
  return lanes === visits && isWithin(lanes, slots);
}

/** Without slots that can say anything, every count is possible. */
export function isWithin(count: number, slots: WitnessCounts['slots']): boolean {
  return slots === null || (count >= slots.least && count <= slots.most);
}
