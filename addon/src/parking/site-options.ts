import { z } from 'zod';
import { plainId } from '../plain-id.ts';
import { allowedRegionCodes, isRegionCode } from '../plate/formats/region-code.ts';

export const displayName = z
  .string({ error: 'a text of 1 to 60 characters' })
  .min(1, { error: 'a text of 1 to 60 characters' })
  .max(60, { error: 'a text of 1 to 60 characters' });

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const timeZone = z
  .string()
  .refine(isTimeZone, { error: 'an IANA time zone, for example Europe/Berlin or Asia/Kolkata' });

/** Error text for what is no text at all. */
const A_CODE = 'the code of a region, for example DE, IN or US-CA';

const regionCode = z
  .string({ error: A_CODE })
  .refine(isRegionCode, { error: ({ input }) => allowedRegionCodes(String(input)) });

/** For lists that may be wrong in other ways too, so that all is complained about at once. */
export function hasDifferentIds(list: readonly { readonly id?: unknown }[]): boolean {
  const ids = list.flatMap((each) => (typeof each.id === 'string' ? [each.id] : []));
  return new Set(ids).size === ids.length;
}

export function isList({ value }: { readonly value: unknown }): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null);
}

/** One parking place. */
export const siteOptions = z.strictObject({
  name: displayName.default('Parking'),
  /** The machine's own where none is given. */
  timeZone: timeZone.default(() => Intl.DateTimeFormat().resolvedOptions().timeZone),
  /**
   * Where its vehicles come from, likeliest first; plates are put right by the formats of these. Without them nothing is
   * put right.
   */
  regions: z.array(regionCode, { error: 'a list of codes of regions, for example ["DE", "AT"]' }).default([]),
  /** How many vehicles may be inside. */
  capacity: z
    .number({ error: 'a whole number from 1 to 100000' })
    .int({ error: 'a whole number from 1 to 100000' })
    .min(1, { error: 'a whole number from 1 to 100000' })
    .max(100_000, { error: 'a whole number from 1 to 100000' }),
  slots: z
    .array(z.strictObject({ id: plainId, name: displayName }))
    .refine(hasDifferentIds, { error: 'slots with different ids', when: isList })
    .default([]),
});

export type SiteOptions = Readonly<z.infer<typeof siteOptions>>;
