import type { Permit } from '../../access/permits/permit.ts';
import { plainPermit } from '../../access/permits/plain-permit.ts';
import type { NewPermit, PermitChange } from '../../contract/permits.ts';

/**
 * The permit that is wished for, with the defaults for what is not said.
 * @param codeHash of the code, if one is wished for.
 */
export function newPermitOf({ code, ...said }: NewPermit, id: string, codeHash: string | null): Permit {
  return plainPermit({ plates: [], ...said, id, codeHash: (code ?? null) === null ? null : codeHash });
}

/**
 * The permit as it is after a change; what is not said stays.
 * @param codeHash of the new code, if one is wished for.
 */
export function changedPermit(
  before: Permit,
  { code, ...said }: PermitChange,
  codeHash: string | null,
): Permit {
  if (code === undefined) return { ...before, ...said };
  return { ...before, ...said, codeHash: code === null ? null : codeHash };
}
