import type { Instant } from '../../contract/words.ts';
import type { Permit } from './permit.ts';

/** Why a permit may not be kept. */
export type PermitFault =
  | { readonly fault: 'no-such-group'; readonly group: string }
  | { readonly fault: 'no-such-gate'; readonly gate: string }
  | { readonly fault: 'never-valid'; readonly validFrom: Instant; readonly validUntil: Instant }
  /** It blocks, and names no plate. */
  | { readonly fault: 'blocks-nobody' }
  /** It has neither a plate nor a code. */
  | { readonly fault: 'for-nobody' }
  | { readonly fault: 'code-has-permit' };

/** What the site has beside the permit. */
export interface PermitSurroundings {
  /** Ids. */
  readonly groups: readonly string[];
  /** Ids. */
  readonly gates: readonly string[];
  /** Made by `codeHash` of the codes of the other permits; null for those without one. */
  readonly otherCodes: readonly (string | null)[];
}

/**
 * What a permit may not say, group and gates first; none: it may be kept. That each plate has one permit is not asked here but
 * of the store, which knows the others at that moment.
 * @param before what it said so far; null: it is new. A group and gates that stand in it already may stay.
 */
export function permitFaults(
  permit: Permit,
  before: Permit | null,
  site: PermitSurroundings,
): readonly PermitFault[] {
  return [
    ...nameFaults(permit, before, site),
    ...contradictions(permit),
    ...codeFaults(permit, before, site),
  ];
}

function nameFaults(
  { group, gates }: Permit,
  before: Permit | null,
  site: PermitSurroundings,
): readonly PermitFault[] {
  const isGroup = site.groups.includes(group) || group === before?.group;
  const strange = (gates ?? []).filter(
    (gate) => !site.gates.includes(gate) && before?.gates?.includes(gate) !== true,
  );
  return [
    ...(isGroup ? [] : [{ fault: 'no-such-group', group } as const]),
    ...strange.map((gate) => ({ fault: 'no-such-gate', gate }) as const),
  ];
}

function contradictions({ kind, plates, validFrom, validUntil, codeHash }: Permit): readonly PermitFault[] {
  const isNever = validFrom !== null && validUntil !== null && validUntil <= validFrom;
  const never = isNever ? [{ fault: 'never-valid', validFrom, validUntil } as const] : [];
  if (plates.length > 0) return never;
  if (kind === 'block') return [...never, { fault: 'blocks-nobody' }];
  return codeHash === null ? [...never, { fault: 'for-nobody' }] : never;
}

/** Two permits with one code would each be let in as the other, so that such a code would count for neither. */
function codeFaults(
  { codeHash }: Permit,
  before: Permit | null,
  { otherCodes }: PermitSurroundings,
): readonly PermitFault[] {
  const isNew = codeHash !== null && codeHash !== before?.codeHash;
  return isNew && otherCodes.includes(codeHash) ? [{ fault: 'code-has-permit' }] : [];
}
