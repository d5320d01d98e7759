import { foldLookAlikeScripts } from './formats/look-alike-scripts.ts';

/** Longest text that any country puts on a plate, with room for a misread; longer input is refused at the border. */
export const LONGEST_PLATE = 16;

/**
 * A plate as it is compared: upper case A-Z 0-9 without separators, Cyrillic and Greek letters as the Latin ones that they
 * look like. Returns null when nothing of a plate is left or it is too long to be one.
 */
export function plateText(written: string): string | null {
  const upperCase = written.normalize('NFKD').toUpperCase();
  const text = foldLookAlikeScripts(upperCase).replace(/[^A-Z0-9]/g, '');
  return text.length > 0 && text.length <= LONGEST_PLATE ? text : null;
}
