import { z } from 'zod';
import type { PassageQuery } from '../contract/api.ts';
import { PASSAGE_OUTCOMES } from '../contract/words.ts';
import type { PassageFilter } from '../store/store.ts';
import { dayRangeFields, instantsOf } from './day-range.ts';
import { partOfPlate } from './fields/plate-field.ts';

const outcomeAllowed = `one of ${PASSAGE_OUTCOMES.join(', ')}`;
const gateAllowed = 'the id of a gate';

/** What passages are searched by, in the query of a request. */
export const passageFilterFields = {
  plate: partOfPlate.optional(),
  ...dayRangeFields,
  outcome: z.enum(PASSAGE_OUTCOMES, { error: outcomeAllowed }).optional(),
  gate: z.string({ error: gateAllowed }).max(100, { error: gateAllowed }).optional(),
} satisfies Record<Exclude<keyof PassageQuery, 'before' | 'limit'>, z.ZodType>;

type Asked = z.output<z.ZodObject<typeof passageFilterFields>>;

/**
 * @param timeZone IANA name of the place whose days are asked for.
 * @throws HttpError `bad-query` when the days end before they begin.
 */
export function passageFilterOf({ plate, outcome, gate, ...days }: Asked, timeZone: string): PassageFilter {
  const { first, end } = instantsOf(days, timeZone);
  return {
    ...(plate !== undefined && { plate }),
    ...(first !== null && { arrivedFrom: first }),
    ...(end !== null && { arrivedBefore: end }),
    ...(outcome !== undefined && { outcome }),
    ...(gate !== undefined && { gateId: gate }),
  };
}
