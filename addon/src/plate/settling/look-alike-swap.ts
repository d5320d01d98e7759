import { lookAlikesOf } from '../formats/look-alikes.ts';

/** Whether one character is easily taken for the other. */
export function looksLike(one: string, other: string): boolean {
  return lookAlikesOf(one).some(({ character }) => character === other);
}

/**
 * Whether no character of a text could be swapped for one that it looks like: a misread would have been no plate.
 *
 * @param fits absent where no formats are known, which leaves doubt.
 */
export function leavesNoDoubt(text: string, fits: ((text: string) => boolean) | undefined): boolean {
  if (fits === undefined) return false;
  return Array.from(text).every((char, at) =>
    lookAlikesOf(char).every(({ character }) => !fits(text.slice(0, at) + character + text.slice(at + 1))),
  );
}
