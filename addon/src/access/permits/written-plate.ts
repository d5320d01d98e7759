import { foldLookAlikeScripts } from '../../plate/formats/look-alike-scripts.ts';
import { LONGEST_PLATE, plateText } from '../../plate/plate-text.ts';

/** Room for separators; a longer text is not worth a look. */
const LONGEST_WRITTEN = 2 * LONGEST_PLATE;

/** Letters without their accents, digits, and what people write between the groups of a plate. */
const WRITTEN_PLATE = /^[A-Z0-9 .:·•/-]+$/;

/** What a written plate is, in words that follow "it must be". */
export const A_PLATE = `a plate: 1 to ${LONGEST_PLATE} letters A-Z and digits, with spaces or dashes between them`;

/** A number as spreadsheets write it once they have taken a plate for one: `12E5` becomes `1.2E+06`. */
const SPOILT_BY_SPREADSHEET = /^\d([.,]\d+)?E\+\d+$/i;

/**
 * A plate as a person writes it, folded as plates are compared; null when it is none. A sign that plates do not have
 * is refused, not dropped: without its Arabic letters another plate would be left.
 */
export function writtenPlate(written: string): string | null {
  if (written.length > LONGEST_WRITTEN || SPOILT_BY_SPREADSHEET.test(written.trim())) return null;
  const plain = written.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
  return WRITTEN_PLATE.test(foldLookAlikeScripts(plain)) ? plateText(plain) : null;
}
