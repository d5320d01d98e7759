import type { PermitView } from '../../src/contract/permits.ts';
import type { Names } from '../names.ts';
import { matchingPermits } from '../permits/permit-view-model.ts';

/** More than that nobody reads: one more letter finds it. */
const MOST_SHOWN = 6;

export interface PermitMatches {
  readonly shown: readonly PermitView[];
  readonly more: number;
}

/** Permits to choose from; none before something is written. Who is blocked is promised nothing. */
export function permitMatches(
  permits: readonly PermitView[],
  wanted: string,
  chosen: readonly string[],
  names: Names,
): PermitMatches | null {
  if (wanted.trim() === '') return null;
  const open = permits.filter(({ id, kind }) => kind === 'allow' && !chosen.includes(id));
  const matching = matchingPermits(open, wanted, names);
  return {
    shown: matching.slice(0, MOST_SHOWN),
    more: Math.max(0, matching.length - MOST_SHOWN),
  };
}
