import type { SlotStanding } from '../slots/slot-board.ts';
import type { DriftFacts } from './drift-facts.ts';
import { BETWEEN_MS, isSilent } from './witnesses.ts';

/**
 * Slots that still see something although the one who stood there was read when it left, long enough ago for its place to
 * have been seen empty: their sensors are stuck, or somebody else stood there. Who was taken for the one then left another slot,
 * and its own visit is still open: as many as there are of those say nothing.
 */
export function contradictedSlots(facts: DriftFacts): readonly SlotStanding[] {
  const { slots, openVisits, endedVisits, now } = facts;
  const clear = new Set(slots.filter(({ presence }) => presence === 'clear').map(({ id }) => id));
  const taken = openVisits.filter(({ slotId }) => slotId !== null && clear.has(slotId)).length;
  const contradicted = slots.filter((slot) => {
    if (slot.sensor === 'none' || slot.presence !== 'present' || slot.visit !== null) return false;
    if (isSilent(slot, now)) return false;
    return endedVisits.some(
      ({ slotId, leftAt, pairedBy }) =>
        slotId === slot.id &&
        (pairedBy === 'plate' || pairedBy === 'similar-plate') &&
        leftAt !== null &&
        leftAt - slot.since > BETWEEN_MS,
    );
  });
  return contradicted.length > taken ? contradicted : [];
}

/** Slots that emptied a moment ago without anybody knowing who stood there: that vehicle may still be on its way out. */
export function slotsLeftByStrangers(facts: DriftFacts): readonly SlotStanding[] {
  const { slots, openVisits, endedVisits, now } = facts;
  return slots.filter(({ id, sensor, presence, since }) => {
    if (sensor === 'none' || presence !== 'clear' || now - since > BETWEEN_MS) return false;
    const isKnown = openVisits.some(({ slotId }) => slotId === id);
    const hasLeft = endedVisits.some(({ slotId, leftAt }) => slotId === id && (leftAt ?? 0) >= since);
    return !isKnown && !hasLeft;
  });
}
