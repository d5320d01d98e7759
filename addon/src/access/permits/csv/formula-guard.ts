/**
 * Where a spreadsheet would take a text for a formula, with the apostrophes that stand there already: at the beginning of a
 * cell (OWASP, CSV Injection; some spreadsheets take the wide signs too), and after a separator or a line break, where one
 * that expects another separator than ours begins a new cell.
 */
const FORMULA = /(?<=^)'*(?=[=+\-@\t\r\n＝＋－＠])|(?<=[;\t\r\n])'*(?=[=+\-@＝＋－＠])/g;

/** A text as a cell that every spreadsheet shows as a text: with one more apostrophe before what would be a formula. */
export function guarded(text: string): string {
  return text.replace(FORMULA, (apostrophes) => `'${apostrophes}`);
}

/** The inverse of `guarded`. Apostrophes that stand before no formula are a part of the text. */
export function unguarded(cell: string): string {
  return cell.includes("'") ? cell.replace(FORMULA, (apostrophes) => apostrophes.slice(1)) : cell;
}

/** A number as people write one: of a phone, of a flat. */
const NUMBER = /^[+\-＋－][\d\s().,/-]*$/;

/** Whether a spreadsheet would calculate with a cell; one of ours never does, since `guarded` wrote it. */
export function isFormula(cell: string): boolean {
  return /^[=+\-@\t\r＝＋－＠]/.test(cell) && !NUMBER.test(cell);
}
