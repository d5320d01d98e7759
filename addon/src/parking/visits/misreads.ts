import type { Passage } from '../../gate/passage.ts';
import type { Correction, Misread } from './correction.ts';

/**
 * What a corrected plate teaches: what each gate of the visit read instead, where it read anything else.
 *
 * @param passages those of the visits, in any order; what is missing teaches nothing.
 */
export function misreadsOf(
  { id: correctionId, kind, after, at }: Correction,
  passages: readonly Passage[],
): readonly Misread[] {
  if (kind !== 'correct-plate') return [];
  return after.flatMap(({ plate: meant, entryPassageId, exitPassageId }) => {
    const ways = passages.filter(({ id }) => id === entryPassageId || id === exitPassageId);
    return ways.flatMap(({ gateId, plate, likelyPlate }) => {
      const read = plate ?? likelyPlate;
      const isMisread = meant !== null && read !== null && read !== meant;
      return isMisread ? [{ correctionId, gateId, read, meant, at }] : [];
    });
  });
}
