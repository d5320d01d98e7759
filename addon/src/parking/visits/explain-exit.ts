import type { Visit } from '../visit.ts';
import { mayBeSame, nearestVisit } from './likeness.ts';

/** Whose exit it was, by what evidence, and what was read of it that the pairing rests on or that speaks for itself. */
export interface ExplainedExit {
  readonly visit: Visit;
  readonly by: 'plate' | 'similar-plate' | 'only-one' | 'slot';
  readonly read: string | null;
}

/**
 * The open visit that explains an exit best: the one with the plate that was read or is nearest to it, the only one that
 * it can have been, the one whose slot emptied. Null when there is none, or two explanations are equally good.
 */
export function explainExit(
  {
    openVisits,
    emptiedVisitIds,
  }: { readonly openVisits: readonly Visit[]; readonly emptiedVisitIds: readonly string[] },
  { plate, likelyPlate }: { readonly plate: string | null; readonly likelyPlate: string | null },
): ExplainedExit | null {
  const read = plate ?? likelyPlate;
  const nearest = read === null ? null : nearestVisit(read, openVisits);
  if (nearest !== null) {
    return { visit: nearest.visit, by: nearest.likeness === 'same' ? 'plate' : 'similar-plate', read };
  }
  // Only a settled plate tells who it was not.
  const possible = openVisits.filter((visit) => mayBeSame(plate, visit.plate));
  const [only, another] = possible;
  if (only !== undefined && another === undefined) return { visit: only, by: 'only-one', read: plate };
  const [parked, ...others] = possible.filter(({ id }) => emptiedVisitIds.includes(id));
  return parked !== undefined && others.length === 0 ? { visit: parked, by: 'slot', read: plate } : null;
}
