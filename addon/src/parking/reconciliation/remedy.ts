import type { ExplanationView } from '../../contract/reconciliation.ts';
import { plainVisit } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { entryAnomalies } from '../visits/anomalies.ts';
import type { VisitChange } from '../visits/correction.ts';
import { betweenGateAndSlot, isSilent, standingVisitIds } from './witnesses.ts';
import type { CountFacts } from './witnesses.ts';

export type Remedy = NonNullable<ExplanationView['remedy']>;

/** What brings the lanes and the visits to this count. */
export function remedyTo(count: number, facts: CountFacts, likelyGone: readonly string[] = []): Remedy {
  const { lanes, openVisits } = facts;
  const surplus = openVisits.length - count;
  return {
    countDelta: count - lanes,
    closes: surplus > 0 ? leastSeen(facts, likelyGone).slice(0, surplus) : [],
    adds: Math.max(0, -surplus),
  };
}

/**
 * Ids of open visits, those first of whom there is the least sign of being inside: whom something says to be gone; who stands in no slot
 * and is not on the way; whose slot is empty by now; whose plate nobody read; who has been here for longest.
 */
export function leastSeen(facts: CountFacts, likelyGone: readonly string[]): readonly string[] {
  const standing = standingVisitIds(facts.slots);
  const between = new Set(betweenGateAndSlot(facts).map(({ id }) => id));
  const signs = ({ id, plate, slotId }: Visit): readonly number[] => [
    likelyGone.includes(id) ? 0 : 1,
    standing.has(id) ? 2 : between.has(id) ? 1 : 0,
    slotId === null ? 1 : 0,
    plate === null ? 0 : 1,
  ];
  return facts.openVisits
    .map((visit) => ({ visit, signs: signs(visit) }))
    .sort((one, other) => {
      const differs = one.signs.findIndex((sign, index) => sign !== other.signs[index]);
      if (differs >= 0) return (one.signs[differs] ?? 0) - (other.signs[differs] ?? 0);
      return (one.visit.enteredAt ?? 0) - (other.visit.enteredAt ?? 0);
    })
    .map(({ visit }) => visit.id);
}

/**
 * What a remedy makes of the visits. Those that are closed ended by now. Those that are added have no plate; they are taken for the vehicles
 * that stand in slots and that nobody knows, and began when those slots were taken, else by now.
 */
export function changeOf(
  { closes, adds }: Remedy,
  { openVisits, slots, now }: Pick<CountFacts, 'openVisits' | 'slots' | 'now'>,
  newId: () => string,
): VisitChange {
  const before = openVisits.filter(({ id }) => closes.includes(id));
  const strangers = slots
    .filter((slot) => slot.presence === 'present' && slot.visit === null && !isSilent(slot, now))
    .sort((one, other) => one.since - other.since);
  return {
    before,
    after: [
      ...before.map((visit) => ({
        ...visit,
        leftAt: Math.max(now, visit.enteredAt ?? now),
        reviewedAt: now,
      })),
      ...Array.from({ length: adds }, (_, index) => {
        const { id: slotId, since } = strangers[index] ?? { id: null, since: now };
        return plainVisit({
          id: newId(),
          enteredAt: Math.min(since, now),
          slotId,
          anomalies: entryAnomalies(null),
          reviewedAt: now,
        });
      }),
    ],
  };
}
