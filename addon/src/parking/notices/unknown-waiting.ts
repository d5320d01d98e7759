import { isByPerson } from '../../access/decision.ts';
import type { Passage } from '../../gate/passage.ts';
import type { DueNotice } from './due-notice.ts';

/**
 * Vehicles that want in, that nobody knows and that a person may still answer for: those that are asked about, and those that were refused for
 * nothing but that their plate has no permit.
 * @param waiting passages of vehicles that may not pass (yet), as they are on disk.
 */
export function unknownWaiting(
  waiting: readonly Passage[],
  hasPermit: (plate: string) => boolean,
): readonly DueNotice[] {
  return waiting
    .filter((passage) => isAnswerable(passage) && (passage.plate === null || !hasPermit(passage.plate)))
    .map(({ id, gateId, plate, likelyPlate, pictureId }) => ({
      subject: { kind: 'unknown-waiting', passageId: id, gateId, plate, likelyPlate },
      pictureId,
    }));
}

function isAnswerable({ direction, outcome, decision }: Passage): boolean {
  if (direction !== 'in' || outcome !== null || decision === null || isByPerson(decision)) return false;
  const isForWantOfPermit = decision.reasons.some(({ rule }) => rule === 'no-permit');
  return decision.verdict === 'ask' || (decision.verdict === 'refuse' && isForWantOfPermit);
}
