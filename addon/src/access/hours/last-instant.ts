import type { Instant } from '../../contract/words.ts';

/** The last one whose date has a year of four digits, as files and fields for dates write it. */
export const LAST_INSTANT: Instant = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
