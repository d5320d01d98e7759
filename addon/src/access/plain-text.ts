/** What ends a line of a log, or a text where it is kept; names and labels are of one line. */
const CONTROL = /\p{Cc}/u;
const CONTROL_WITHIN_LINES = /[^\P{Cc}\n\r\t]/u;

/**
 * Whether a text of people is kept as it was given.
 * @param lines line breaks and tabs are allowed too.
 */
export function isPlainText(text: string, { lines }: { readonly lines: boolean }): boolean {
  const control = lines ? CONTROL_WITHIN_LINES : CONTROL;
  // Half of a pair of UTF-16 would be kept as another text than was given.
  return text.isWellFormed() && !control.test(text);
}
