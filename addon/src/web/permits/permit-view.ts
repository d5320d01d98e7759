import type { OccupancyFacts } from '../../access/decision-facts.ts';
import type { Permit } from '../../access/permits/permit.ts';
import type { PermitView } from '../../contract/permits.ts';

/** What people see of a permit: its code never, its vehicles that are inside. */
export function permitView(
  { codeHash, ...permit }: Permit,
  { insideSince }: Pick<OccupancyFacts, 'insideSince'>,
): PermitView {
  return {
    ...permit,
    hasCode: codeHash !== null,
    inside: permit.plates.filter((plate) => insideSince(plate) !== null),
  };
}
