import { z } from 'zod';
import { LONGEST_PLATE, plateText } from '../plate/plate-text.ts';

/** Room for separators; a longer text is not worth a look. */
const LONGEST_WRITTEN = 2 * LONGEST_PLATE;

/** Letters with their accents, digits, and what people write between the groups of a plate. */
const WRITTEN_PLATE = /^[A-Z0-9 .:·•/-]+$/;

/**
 * A plate as a person writes it, folded as plates are compared. A sign that plates do not have is refused, not
 * dropped: without its Cyrillic letters another plate would be left.
 */
export function plateField(allowed: string): z.ZodType<string, string> {
  return z
    .string({ error: allowed })
    .max(LONGEST_WRITTEN, { error: allowed })
    .transform((written, context) => {
      const plain = written.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
      const plate = WRITTEN_PLATE.test(plain) ? plateText(plain) : null;
      if (plate !== null) return plate;
      context.addIssue({ code: 'custom', message: allowed, input: written });
      return z.NEVER;
    });
}
