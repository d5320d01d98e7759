import { z } from 'zod';
import { SLOT_KINDS, SLOT_SENSORS } from '../contract/slots.ts';
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

/** More than the largest car parks have; the page shows them all at once. */
const MOST_SLOTS = 5_000;
const A_SLOT_LIST = `a list of at most ${MOST_SLOTS} slots`;

const slot = z.strictObject(
  {
    id: plainId,
    name: displayName,
    /** Who it is for; people can say otherwise on the page. */
    kind: z.enum(SLOT_KINDS, { error: `one of ${SLOT_KINDS.join(', ')}` }).default('ordinary'),
    /** How it is known whether a vehicle stands there. */
    sensor: z.enum(SLOT_SENSORS, { error: `one of ${SLOT_SENSORS.join(', ')}` }).default('site'),
  },
  { error: 'a slot with id and name' },
);

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
    .array(slot, { error: A_SLOT_LIST })
    .max(MOST_SLOTS, { error: A_SLOT_LIST })
    .refine(hasDifferentIds, { error: 'slots with different ids', when: isList })
    .default([]),
});

export type SiteOptions = Readonly<z.infer<typeof siteOptions>>;
