import type { PermitFields } from '../../contract/permits.ts';
import type { Instant } from '../../contract/words.ts';

/** Who may come, or who may not. One plate has at most one permit. */
export interface Permit extends PermitFields {
  readonly id: string;
  /** Made by `codeHash` of the code that its holder types at the gate; null: none. */
  readonly codeHash: string | null;
}

export type Validity = 'valid' | 'not-yet' | 'expired';

export function validityOf(permit: Pick<Permit, 'validFrom' | 'validUntil'>, at: Instant): Validity {
  if (permit.validFrom !== null && at < permit.validFrom) return 'not-yet';
  if (permit.validUntil !== null && at >= permit.validUntil) return 'expired';
  return 'valid';
}
