import { lookAlikesOf } from '../formats/look-alikes.ts';

/** Whether a letter is easily taken for the digit, or the digit for the letter. */
export function looksLike(one: string, other: string): boolean {
  return lookAlikesOf(one).some(({ character }) => character === other);
}
