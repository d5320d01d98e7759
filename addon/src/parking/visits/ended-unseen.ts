import type { Instant } from '../../contract/words.ts';
import type { Visit } from '../visit.ts';
import { withAnomalies } from './anomalies.ts';
import { notBefore, pairedByProgram } from './exit.ts';
import { mayBeSame } from './likeness.ts';

/** For how long an exit that nobody was paired with is kept in mind. */
export const EXITS_REMEMBERED_MS = 30 * 24 * 60 * 60_000;

/**
 * Ends the visit of a vehicle that came in again: with the only exit since then that may have been it, else without one,
 * when it came in again. A visit that began before the exits that are kept in mind may have ended with a forgotten one.
 */
export function endedUnseen(
  former: Visit,
  {
    cameAgainAt,
    now,
    unpairedExits,
  }: { readonly cameAgainAt: Instant; readonly now: Instant; readonly unpairedExits: readonly Visit[] },
): { readonly visit: Visit; readonly exitVisitId: string | null } {
  const enteredAt = former.enteredAt ?? now;
  const [exit, ...others] = unpairedExits.filter(
    ({ leftAt, plate }) =>
      leftAt !== null && leftAt > enteredAt && leftAt < cameAgainAt && mayBeSame(plate, former.plate),
  );
  if (exit !== undefined && others.length === 0 && enteredAt >= now - EXITS_REMEMBERED_MS) {
    return { visit: pairedByProgram(former, exit, 'later'), exitVisitId: exit.id };
  }
  const visit = withAnomalies({ ...former, leftAt: notBefore(former, cameAgainAt) }, 'entered-twice');
  return { visit, exitVisitId: null };
}
