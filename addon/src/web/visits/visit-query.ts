import { z } from 'zod';
import type { VisitQuery } from '../../contract/visits.ts';
import type { VisitFilter } from '../../store/store.ts';
import { dayRangeFields, instantsOf } from '../day-range.ts';
import { idField } from '../fields/id-field.ts';
import { partOfPlate } from '../fields/plate-field.ts';

/** What visits are searched by, in the query of a request. */
export const visitFilterFields = {
  plate: partOfPlate.optional(),
  ...dayRangeFields,
  open: z
    .enum(['true', 'false'], { error: 'true (still inside) or false (gone)' })
    .transform((open) => open === 'true')
    .optional(),
  review: z.enum(['waiting'], { error: 'waiting' }).optional(),
  permit: idField('the id of a permit').optional(),
} satisfies Record<Exclude<keyof VisitQuery, 'before' | 'limit'>, z.ZodType>;

export type AskedVisits = z.output<z.ZodObject<typeof visitFilterFields>>;

/**
 * @param timeZone IANA name of the place whose days are asked for.
 * @throws HttpError `bad-query` when the days end before they begin.
 */
export function visitFilterOf(query: AskedVisits, timeZone: string): VisitFilter {
  const { plate, open, review, permit } = query;
  const { first, end } = instantsOf(query, timeZone);
  return {
    ...(plate !== undefined && { plate }),
    ...(first !== null && { beganFrom: first }),
    ...(end !== null && { beganBefore: end }),
    ...(open !== undefined && { open }),
    ...(review !== undefined && { toReview: true }),
    ...(permit !== undefined && { permitId: permit }),
  };
}
