import { z } from 'zod';
import { LAST_INSTANT } from '../../access/hours/last-instant.ts';

/** @param allowed what the field takes, in words that follow "it must be". */
export function instantField(allowed = 'whole milliseconds since 1970') {
  return z
    .number({ error: allowed })
    .int({ error: allowed })
    .min(0, { error: allowed })
    .max(LAST_INSTANT, { error: allowed });
}

export const instantOrNull = instantField('whole milliseconds since 1970, or null').nullable();
