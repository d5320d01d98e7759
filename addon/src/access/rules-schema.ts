import { z } from 'zod';
import { BUILT_IN_GROUPS, EVIDENCE_FOR, EVIDENCE_KINDS, EVIDENCE_OCCASIONS } from '../contract/rules.ts';
import type { EvidenceRule, Policy, Rules } from '../contract/rules.ts';
import { WEEKDAYS } from '../contract/schedule.ts';
import type { Schedule } from '../contract/schedule.ts';
import { plainId } from '../plain-id.ts';
import { isEachOnce } from './each-once.ts';
import { evidenceThatCounts } from './evidence-that-counts.ts';
import { LONGEST_HOLIDAY_NAME, MOST_HOLIDAYS } from './hours/holiday-limits.ts';
import { LAST_INSTANT } from './hours/last-instant.ts';

/**
 * The rules as they come from outside: from the page, and from the disk, where a file may be older or damaged. Whether a
 * gate exists is for who knows the gates. Error texts say what is allowed, in words that follow "it must be".
 *
 * The bounds keep a document small enough to send whole; none is near what a site of the largest kind needs.
 */
const MOST_ROWS = 200;
const MOST_HOURS_OF_A_DAY = 24;
const MOST_WEEKLY_HOURS = 7 * MOST_HOURS_OF_A_DAY;
const MOST_EXCEPTIONS = 400;
const LONGEST_NAME = 60;
const MINUTES_OF_A_DAY = 24 * 60;

function list<Item extends z.ZodType>(item: Item, most: number, items: string) {
  const error = `a list of at most ${most} ${items}`;
  return z.array(item, { error }).max(most, { error });
}

function oneOf<const Word extends string>(...words: readonly Word[]) {
  return z.enum(words, { error: `one of ${words.join(', ')}` });
}

function name(longest: number) {
  const error = `a text of 1 to ${longest} characters`;
  return z.string({ error }).trim().min(1, { error }).max(longest, { error });
}

function wholeNumber(least: number, most: number, what = 'a whole number') {
  const error = `${what} from ${least} to ${most}`;
  return z.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

function time(pattern: RegExp, error: string) {
  return z.string({ error }).regex(pattern, { error });
}

const A_DATE = 'a date that exists, as YYYY-MM-DD';
const date = z.iso.date({ error: A_DATE });

/** From one time of day up to another, of the next day where it is not later. */
const hoursFields = {
  from: time(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time from 00:00 to 23:59, as HH:MM'),
  to: time(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time from 00:00 to 24:00, as HH:MM'),
};

export const hoursSchema = z.strictObject(hoursFields, { error: 'hours: {"from": "HH:MM", "to": "HH:MM"}' });

const hoursOfADay = list(hoursSchema, MOST_HOURS_OF_A_DAY, 'hours').readonly();

const weeklyHours = z.strictObject(
  {
    days: z
      .array(oneOf(...WEEKDAYS), { error: 'a list of weekdays' })
      .min(1, { error: 'a list of at least one weekday' })
      .refine(isEachOnce, { error: 'a list in which a weekday stands once' })
      .readonly(),
    ...hoursFields,
  },
  { error: 'hours of weekdays: days, from and to' },
);

const dayHours = z.strictObject({ date, hours: hoursOfADay }, { error: 'a day with its date and its hours' });

export const scheduleSchema = z.strictObject(
  {
    weekly: list(weeklyHours, MOST_WEEKLY_HOURS, 'hours of weekdays').readonly(),
    holidays: z.union([z.literal('as-usual'), hoursOfADay], {
      error: `"as-usual", or a list of at most ${MOST_HOURS_OF_A_DAY} hours such as {"from": "08:00", "to": "12:00"}`,
    }),
    exceptions: list(dayHours, MOST_EXCEPTIONS, 'days')
      .refine((days) => isEachOnce(days.map((day) => day.date)), {
        error: 'a list in which a date stands once',
      })
      .readonly(),
  },
  { error: 'a schedule with weekly, holidays and exceptions, or null where it is for any time' },
) satisfies z.ZodType<Schedule>;

const group = z.strictObject(
  { id: plainId, name: name(LONGEST_NAME) },
  { error: 'a group with id and name' },
);

const groups = list(group, MOST_ROWS, 'groups')
  .refine((all) => isEachOnce(all.map(({ id }) => id)), { error: 'groups with different ids' })
  .refine((all) => BUILT_IN_GROUPS.every((builtIn) => all.some(({ id }) => id === builtIn)), {
    error: `groups with ${BUILT_IN_GROUPS.join(', ')} among them`,
  })
  .readonly();

export const holidaysSchema = list(
  z.strictObject({ date, name: name(LONGEST_HOLIDAY_NAME) }, { error: 'a holiday with date and name' }),
  MOST_HOLIDAYS,
  'holidays',
)
  .refine((all) => all.every((day, index) => index === 0 || (all[index - 1]?.date ?? '') < day.date), {
    error: 'a list sorted by date, in which a date stands once',
  })
  .readonly();

const someGates = list(plainId, MOST_ROWS, 'ids of gates')
  .min(1, { error: 'a list of at least one id of a gate, or null for all gates' })
  .refine(isEachOnce, { error: 'a list in which a gate stands once' })
  .readonly();

const visitors = z.strictObject(
  {
    until: wholeNumber(0, LAST_INSTANT, 'whole milliseconds since 1970,'),
    gates: someGates.nullable(),
  },
  { error: 'visitors mode with until and gates, or null' },
);

function answerByHours<const Answer extends string>(...answers: readonly Answer[]) {
  return z.strictObject(
    { answer: oneOf(...answers), hours: scheduleSchema.nullable() },
    { error: 'an answer with its hours: answer and hours' },
  );
}

const evidenceRule = z.strictObject(
  {
    when: oneOf(...EVIDENCE_OCCASIONS),
    accept: z
      .array(oneOf(...EVIDENCE_KINDS), { error: `a list of ${EVIDENCE_KINDS.join(', ')}` })
      .min(1, { error: `a list of at least one of ${EVIDENCE_KINDS.join(', ')}` })
      .refine(isEachOnce, { error: 'a list in which a kind of evidence stands once' })
      .readonly(),
  },
  { error: 'a rule of evidence with when and accept' },
);

export const policySchema = z.strictObject(
  {
    fullSite: oneOf('refuse', 'let-in', 'ask').exactOptional(),
    placesTaken: oneOf('refuse', 'ask').exactOptional(),
    unknownPlate: answerByHours('refuse', 'ask', 'let-in').exactOptional(),
    alreadyInside: z
      .strictObject(
        { reopenMinutes: wholeNumber(0, MINUTES_OF_A_DAY), otherwise: oneOf('ask', 'refuse', 'open') },
        { error: 'an answer with reopenMinutes and otherwise' },
      )
      .exactOptional(),
    exit: oneOf('always-open', 'permit-needed').exactOptional(),
    hours: scheduleSchema.nullable().exactOptional(),
    evidence: z
      .array(evidenceRule, { error: 'a list of rules of evidence' })
      .refine((rules) => isEachOnce(rules.map(({ when }) => when)), {
        error: 'a list in which an occasion stands once',
      })
      .readonly()
      .exactOptional(),
  } satisfies Record<keyof Policy, z.ZodType>,
  { error: 'what the row says otherwise than the rows above it' },
);

const policyRow = z
  .strictObject(
    { group: plainId.nullable(), gate: plainId.nullable(), policy: policySchema },
    { error: 'a row with group, gate and policy' },
  )
  .refine((row) => row.group === null || row.policy.unknownPlate === undefined, {
    path: ['policy', 'unknownPlate'],
    error: 'in a row for all groups: an unknown plate belongs to none',
  });

const policies = list(policyRow, MOST_ROWS, 'rows')
  .refine((rows) => isEachOnce(rows.map((row) => JSON.stringify([row.group, row.gate]))), {
    error: 'a list in which a group stands once for each gate',
  })
  .readonly();

const outages = z.strictObject(
  { reader: answerByHours('ask', 'refuse', 'let-in'), camera: answerByHours('ask', 'refuse', 'let-in') },
  { error: 'answers for reader and camera' },
);

const document = z
  .strictObject(
    {
      groups,
      night: hoursSchema,
      holidays: holidaysSchema,
      visitors: visitors.nullable(),
      policies,
      outages,
    } satisfies Record<keyof Rules, z.ZodType>,
    { error: `rules with groups, night, holidays, visitors, policies and outages` },
  )
  .superRefine((rules, context) => {
    const known = new Set(rules.groups.map(({ id }) => id));
    for (const [index, row] of rules.policies.entries()) {
      if (row.group === null || known.has(row.group)) continue;
      context.addIssue({
        code: 'custom',
        path: ['policies', index, 'group'],
        input: row.group,
        message: 'the id of one of the groups, or null for everybody',
      });
    }
  });

/** Rules that may be made. */
export const rulesSchema = document.superRefine(({ policies: rows }, context) => {
  for (const [row, { policy }] of rows.entries()) {
    for (const [index, rule] of (policy.evidence ?? []).entries()) {
      if (rule.accept.every((kind) => EVIDENCE_FOR[rule.when].includes(kind))) continue;
      context.addIssue({
        code: 'custom',
        path: ['policies', row, 'policy', 'evidence', index, 'accept'],
        input: rule.accept,
        message: onlyWhatCounts(rule),
      });
    }
  }
}) satisfies z.ZodType<Rules>;

/** Rules that were kept. What older ones accept as evidence though it confirms nothing is left out, and all else holds. */
export const keptRulesSchema = document.transform((rules): Rules => ({
  ...rules,
  policies: rules.policies.map(({ policy, ...row }) => {
    const { evidence } = policy;
    return {
      ...row,
      policy: evidence === undefined ? policy : { ...policy, evidence: evidenceThatCounts(evidence) },
    };
  }),
}));

function onlyWhatCounts({ when }: EvidenceRule): string {
  const kinds = EVIDENCE_FOR[when].join(' and ');
  return `a list of ${kinds} for ${when} plates: where a plate is not that of a permit, its holder being near says nothing of who stands at the gate`;
}
