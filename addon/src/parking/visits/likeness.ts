import { isOneEditAway } from '../../access/permits/permit-book.ts';
import { lookAlikesOf } from '../../plate/formats/look-alikes.ts';
import type { Visit } from '../visit.ts';

/** How near two plates are, nearest first. `look-alike`: one character differs, and the two are often taken for each other. */
const LIKENESSES = ['same', 'look-alike', 'one-character'] as const;
export type Likeness = (typeof LIKENESSES)[number];

/** Null: they are plates of different vehicles, however they were misread. */
export function likeness(one: string, other: string): Likeness | null {
  if (one === other) return 'same';
  if (!isOneEditAway(one, other)) return null;
  const at = Array.from(one).findIndex((character, index) => character !== other[index]);
  const isLookAlike =
    one.length === other.length &&
    lookAlikesOf(one.charAt(at)).some(({ character }) => character === other[at]);
  return isLookAlike ? 'look-alike' : 'one-character';
}

/** False: what was read of the two shows that they are not the same vehicle. */
export function mayBeSame(one: string | null, other: string | null): boolean {
  return one === null || other === null || likeness(one, other) !== null;
}

/**
 * The visit whose plate is nearest to what was read; null when none is near, or two are equally near. Of several with the
 * very plate it is the newest: the vehicle came in last for that one.
 *
 * @param visits oldest first.
 */
export function nearestVisit(
  read: string,
  visits: readonly Visit[],
): { readonly visit: Visit; readonly likeness: Likeness } | null {
  const like = visits.flatMap((visit) => {
    const found = visit.plate === null ? null : likeness(read, visit.plate);
    return found === null ? [] : [{ visit, likeness: found }];
  });
  for (const wanted of LIKENESSES) {
    const near = like.filter((each) => each.likeness === wanted);
    const newest = near.at(-1);
    if (newest !== undefined) return near.length === 1 || wanted === 'same' ? newest : null;
  }
  return null;
}
