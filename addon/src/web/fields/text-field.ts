import { z } from 'zod';
import { isPlainText } from '../../access/plain-text.ts';

export interface TextLimits {
  readonly least: number;
  readonly most: number;
  /** Line breaks and tabs are allowed too. */
  readonly lines?: boolean;
}

/** A text that people write, without blanks around it. @param allowed says so in words that follow "it must be". */
export function textField(allowed: string, { least, most, lines = false }: TextLimits) {
  return z
    .string({ error: allowed })
    .trim()
    .min(least, { error: allowed })
    .max(most, { error: allowed })
    .refine((text) => isPlainText(text, { lines }), { error: allowed });
}
