import { z } from 'zod';

/** What the holder of a permit types at a gate. @param allowed says so in words that follow "it must be". */
export function codeField(allowed: string) {
  return z.string({ error: allowed }).regex(/^\d{4,12}$/, { error: allowed });
}
