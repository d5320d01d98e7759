import { lookAlikesOf } from '../formats/look-alikes.ts';

/**
 * Whether another character in one place of a text can be put right by the formats alone: it looks like the one that the
 * text has there, and with it the text would be no plate.
 *
 * @param at index in `text`.
 */
export function isForced(text: string, at: number, other: string, fits: (text: string) => boolean): boolean {
  const looksAlike = lookAlikesOf(text.charAt(at)).some(({ character }) => character === other);
  return looksAlike && !fits(text.slice(0, at) + other + text.slice(at + 1));
}

/**
 * Whether no character of a text could be swapped for one that it looks like: a misread would have been no plate.
 *
 * @param fits absent where no formats are known, which leaves doubt.
 */
export function leavesNoDoubt(text: string, fits: ((text: string) => boolean) | undefined): boolean {
  if (fits === undefined) return false;
  return Array.from(text).every((char, at) =>
    lookAlikesOf(char).every(({ character }) => isForced(text, at, character, fits)),
  );
}
