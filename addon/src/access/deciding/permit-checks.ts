import type { Reason } from '../../contract/reasons.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { DecisionFacts } from '../decision-facts.ts';
import { isWithin, opensNext } from '../hours/schedule.ts';
import { validityOf } from '../permits/permit.ts';
import type { Permit } from '../permits/permit.ts';

/** Why a permit does not count now, here and in this direction, whatever the hour; null: it counts. */
export function permitFault(
  { now, direction, gate }: DecisionFacts,
  { id: permitId, holder, suspended, directions, gates, ...permit }: Permit,
): Reason | null {
  const { validFrom, validUntil } = permit;
  if (suspended) return { rule: 'permit-suspended', permitId, holder };
  const validity = validityOf(permit, now);
  if (validity === 'not-yet' && validFrom !== null) {
    return { rule: 'permit-not-yet-valid', permitId, validFrom };
  }
  if (validity === 'expired' && validUntil !== null) {
    return { rule: 'permit-expired', permitId, validUntil };
  }
  if (!directions.includes(direction)) return { rule: 'direction-not-allowed', permitId, directions };
  if (gates !== null && !gates.includes(gate.id)) return { rule: 'wrong-gate', permitId, gates };
  return null;
}

/** A block permit refuses only when, where and as long as it counts. */
export function isInForce(facts: DecisionFacts, permit: Permit): boolean {
  return (
    permitFault(facts, permit) === null && hoursFault(facts, permit.schedule, 'permit', permit.id) === null
  );
}

/**
 * Whether it is outside the hours; null: within them, or there are none.
 * @param id of whose hours they are.
 */
export function hoursFault(
  { now, rules: { calendar } }: DecisionFacts,
  hours: Schedule | null,
  of: Extract<Reason, { readonly rule: 'outside-hours' }>['of'],
  id: string | null,
): Reason | null {
  if (hours === null || isWithin(hours, now, calendar)) return null;
  return { rule: 'outside-hours', of, id, opensAt: opensNext(hours, now, calendar) };
}
