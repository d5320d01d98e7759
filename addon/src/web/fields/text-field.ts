import { z } from 'zod';

/** What ends a line of a log, or a text where it is kept; names and labels are of one line. */
const CONTROL = /\p{Cc}/u;
const CONTROL_WITHIN_LINES = /[^\P{Cc}\n\r\t]/u;

export interface TextLimits {
  readonly least: number;
  readonly most: number;
  /** Line breaks and tabs are allowed too. */
  readonly lines?: boolean;
}

/** A text that people write, without blanks around it. @param allowed says so in words that follow "it must be". */
export function textField(allowed: string, { least, most, lines = false }: TextLimits) {
  const control = lines ? CONTROL_WITHIN_LINES : CONTROL;
  return (
    z
      .string({ error: allowed })
      .trim()
      .min(least, { error: allowed })
      .max(most, { error: allowed })
      // Half of a pair of UTF-16 would be kept as another text than was given.
      .refine((text) => text.isWellFormed() && !control.test(text), { error: allowed })
  );
}
