import { z } from 'zod';

/** The last one whose date has a year of four digits, as files and fields for dates write it. */
const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** @param allowed what the field takes, in words that follow "it must be". */
export function instantField(allowed = 'whole milliseconds since 1970') {
  return z
    .number({ error: allowed })
    .int({ error: allowed })
    .min(0, { error: allowed })
    .max(LAST_INSTANT, { error: allowed });
}

export const instantOrNull = instantField('whole milliseconds since 1970, or null').nullable();
