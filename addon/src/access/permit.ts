import type { Instant, PermitKind } from '../contract/words.ts';

/** Who may come, or who may not. One plate has at most one permit. */
export interface Permit {
  readonly id: string;
  /** As `plateText` makes it. */
  readonly plate: string;
  readonly kind: PermitKind;
  readonly holder: string;
  readonly validFrom: Instant | null;
  /** First instant at which it is no longer valid. */
  readonly validUntil: Instant | null;
}

export type Validity = 'valid' | 'not-yet' | 'expired';

export function validityOf(permit: Permit, at: Instant): Validity {
  if (permit.validFrom !== null && at < permit.validFrom) return 'not-yet';
  if (permit.validUntil !== null && at >= permit.validUntil) return 'expired';
  return 'valid';
}
