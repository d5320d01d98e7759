import { z } from 'zod';

const MOST_ROWS = 200;
const ROWS_WHEN_ABSENT = 50;
/** Longer than any cursor that the store makes. */
const LONGEST_CURSOR = 200;

const limitAllowed = `a whole number from 1 to ${MOST_ROWS}`;
const cursorAllowed = 'what the page before named as next';

/** The query parameters of everything that is given page by page. */
export const pagingFields = {
  before: z.string({ error: cursorAllowed }).max(LONGEST_CURSOR, { error: cursorAllowed }).optional(),
  limit: z
    .string({ error: limitAllowed })
    .regex(/^\d{1,3}$/, { error: limitAllowed })
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= MOST_ROWS, { error: limitAllowed })
    .default(ROWS_WHEN_ABSENT),
} as const;
