/** Enough to know the cell again by. */
const LONGEST_QUOTE = 40;

/** A sentence about a cell. @param allowed in words that follow "it must be". */
export function wrongCell(cell: string, allowed: string): string {
  return `${quoted(cell)} cannot be; it must be ${allowed}.`;
}

/** A cell in a sentence: short, and without anything that breaks a line. */
export function quoted(cell: string): string {
  const short = cell.length > LONGEST_QUOTE ? `${cell.slice(0, LONGEST_QUOTE)}…` : cell;
  return JSON.stringify(short.toWellFormed());
}
