import type { Permit } from '../../access/permit.ts';
import { plainPermit } from '../../access/plain-permit.ts';
import type { NewPermit, PermitChange } from '../../contract/permits.ts';

/** The permit that is wished for, with the defaults for what is not said. */
export function newPermitOf(
  { code: _code, ...said }: NewPermit,
  id: string,
  codeHash: string | null,
): Permit {
  return plainPermit({ plates: [], ...said, id, codeHash });
}

/** The permit as it is after a change; what is not said stays. */
export function changedPermit(
  before: Permit,
  { code: _code, ...said }: PermitChange,
  codeHash: string | null,
): Permit {
  return { ...before, ...said, codeHash };
}

/** A sentence about what of a whole permit does not fit together; null: it all does. */
export function contradictionIn({ kind, plates, validFrom, validUntil, codeHash }: Permit): string | null {
  if (validFrom !== null && validUntil !== null && validUntil <= validFrom) {
    return `validUntil cannot be ${validUntil}; it must be later than validFrom, ${validFrom}.`;
  }
  if (plates.length > 0) return null;
  if (kind === 'block') return 'plates cannot be []; a permit that blocks must name a plate.';
  return codeHash === null
    ? 'plates cannot be []; it must name a plate, or code be given in its place.'
    : null;
}
