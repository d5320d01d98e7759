import { z } from 'zod';
import { isCode } from '../../access/permits/code.ts';

/** What the holder of a permit types at a gate. @param allowed says so in words that follow "it must be". */
export function codeField(allowed: string) {
  return z.string({ error: allowed }).refine(isCode, { error: allowed });
}
