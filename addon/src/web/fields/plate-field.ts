import { z } from 'zod';
import { writtenPlate } from '../../access/permits/written-plate.ts';

/** A plate as a person writes it, folded as plates are compared. @param allowed says so in words that follow "it must be". */
export function plateField(allowed: string): z.ZodType<string, string> {
  return z.string({ error: allowed }).transform((written, context) => {
    const plate = writtenPlate(written);
    if (plate !== null) return plate;
    context.addIssue({ code: 'custom', message: allowed, input: written });
    return z.NEVER;
  });
}

/** What plates are searched by. */
export const partOfPlate = plateField('part of a plate: 1 to 16 letters A-Z and digits');
