import type { Box } from '../../src/plate/reading.ts';
import { overlapOf } from '../plate-match.ts';
import type { AnsweredPlate } from './answers.ts';

/** An answer that overlaps a plate (IoU) by less is not about it. The training of the finder counts the same. */
export const SAME_PLATE = 0.3;

/**
 * The answers that are about no plate. Each labelled plate counts for one answer, so finding it twice is one false plate;
 * answers about plates that labels leave out do not count at all.
 *
 * @param answered surest first
 */
export function falsePlates(
  answered: readonly AnsweredPlate[],
  labelled: readonly Box[],
  unlabelled: readonly Box[],
): readonly AnsweredPlate[] {
  const free = new Set(labelled);
  return answered.filter((plate) => {
    const [nearest] = [...free].toSorted((a, b) => overlapOf(b, plate.box) - overlapOf(a, plate.box));
    if (nearest !== undefined && overlapOf(nearest, plate.box) >= SAME_PLATE) {
      free.delete(nearest);
      return false;
    }
    return !unlabelled.some((box) => overlapOf(box, plate.box) >= SAME_PLATE);
  });
}
