import { z } from 'zod';
import { isEachOnce } from '../access/each-once.ts';
import { NOTICE_KINDS } from '../contract/notices.ts';
import type { NoticeKind } from '../contract/notices.ts';
import { ASSIGNMENTS, DEFAULT_PARKING_SETTINGS } from '../contract/parking-settings.ts';
import type { OverstayRule, ParkingSettings } from '../contract/parking-settings.ts';
import { plainId } from '../plain-id.ts';

/**
 * The settings as they come from outside: from the page, and from the disk, where a file may be older or damaged. Error texts
 * say what is allowed, in words that follow "it must be". Whether a group exists is for who knows the rules.
 */
const MINUTES_OF_A_DAY = 24 * 60;
const MINUTES_OF_A_YEAR = 366 * MINUTES_OF_A_DAY;
/** As many as the rules have groups, and everybody else. */
const MOST_OVERSTAYS = 201;

function wholeMinutes(least: number, most: number) {
  const error = `whole minutes from ${least} to ${most}`;
  return z.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

function oneOf<const Word extends string>(words: readonly Word[]) {
  return z.enum(words, { error: `one of ${words.join(', ')}` });
}

const A_TIME = 'a time from 00:00 to 23:59, as HH:MM';
const AN_OVERSTAY_LIST = `a list of at most ${MOST_OVERSTAYS} longest stays`;
const A_KIND_LIST = 'a list of kinds of notices';

const overstayRule = z.strictObject(
  { group: plainId.nullable(), minutes: wholeMinutes(1, MINUTES_OF_A_YEAR) } satisfies Record<
    keyof OverstayRule,
    z.ZodType
  >,
  { error: 'a longest stay with group and minutes' },
);

const fields = {
  assignment: oneOf(ASSIGNMENTS),
  overstay: z
    .array(overstayRule, { error: AN_OVERSTAY_LIST })
    .max(MOST_OVERSTAYS, { error: AN_OVERSTAY_LIST })
    .refine((rows) => isEachOnce(rows.map(({ group }) => group)), {
      error: 'a list in which a group stands once',
    })
    .readonly(),
  reconciliation: z.strictObject(
    {
      automatic: z.boolean({ error: 'true or false' }),
      at: z.string({ error: A_TIME }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: A_TIME }),
      quietMinutes: wholeMinutes(1, MINUTES_OF_A_DAY),
    } satisfies Record<keyof ParkingSettings['reconciliation'], z.ZodType>,
    { error: 'reconciliation with automatic, at and quietMinutes' },
  ),
  muted: z
    .array(oneOf(NOTICE_KINDS), { error: A_KIND_LIST })
    .refine(isEachOnce, { error: 'a list in which a kind stands once' })
    .readonly(),
  answersEndAfterMinutes: wholeMinutes(1, MINUTES_OF_A_DAY),
} satisfies Record<keyof ParkingSettings, z.ZodType>;

/** Settings that may be made. */
export const parkingSettingsSchema = z.strictObject(fields, {
  error: `settings with ${Object.keys(fields).join(', ')}`,
}) satisfies z.ZodType<ParkingSettings>;

/** Settings that were kept. What older ones do not say is as it is where nobody said anything; kinds of notices that are no more are left out. */
export const keptParkingSettingsSchema = z.object({
  assignment: fields.assignment.default(DEFAULT_PARKING_SETTINGS.assignment),
  overstay: fields.overstay.default(DEFAULT_PARKING_SETTINGS.overstay),
  reconciliation: fields.reconciliation.default(DEFAULT_PARKING_SETTINGS.reconciliation),
  muted: z
    .array(z.string())
    .transform((kinds) => [...new Set(kinds)].filter(isNoticeKind))
    .default([]),
  answersEndAfterMinutes: fields.answersEndAfterMinutes.default(
    DEFAULT_PARKING_SETTINGS.answersEndAfterMinutes,
  ),
}) satisfies z.ZodType<ParkingSettings>;

function isNoticeKind(kind: string): kind is NoticeKind {
  return NOTICE_KINDS.some((each) => each === kind);
}
