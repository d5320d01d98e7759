import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { complaints } from '../complaints.ts';
import { BUILT_IN_GROUPS, EVIDENCE_FOR, EVIDENCE_KINDS, EVIDENCE_OCCASIONS } from '../contract/rules.ts';
import type { PolicyRow, Rules } from '../contract/rules.ts';
import { WEEKDAYS } from '../contract/schedule.ts';
import type { Holiday, Schedule } from '../contract/schedule.ts';
import { hoursSchema, keptRulesSchema, rulesSchema, scheduleSchema } from './rules-schema.ts';

const SCHEDULE: Schedule = {
  weekly: [
    { days: WEEKDAYS, from: '22:00', to: '06:00' },
    { days: ['sat'], from: '00:00', to: '00:00' },
  ],
  holidays: [{ from: '08:00', to: '24:00' }],
  exceptions: [
    { date: '2028-02-29', hours: [] },
    { date: '2027-12-24', hours: [{ from: '00:00', to: '12:00' }] },
  ],
};

const GROUPS = BUILT_IN_GROUPS.map((id) => ({ id, name: id }));

const RULES: Rules = {
  groups: [...GROUPS, { id: 'night-shift', name: 'Night shift' }],
  night: { from: '22:00', to: '06:00' },
  holidays: [
    { date: '2026-12-25', name: 'Christmas' },
    { date: '2027-01-26', name: 'Republic Day' },
  ],
  visitors: { until: 1_900_000_000_000, gates: ['north', 'south'] },
  policies: [
    {
      group: null,
      gate: null,
      policy: {
        fullSite: 'ask',
        placesTaken: 'refuse',
        unknownPlate: { answer: 'let-in', hours: SCHEDULE },
        alreadyInside: { reopenMinutes: 15, otherwise: 'ask' },
        exit: 'always-open',
        hours: null,
        evidence: EVIDENCE_OCCASIONS.map((when) => ({ when, accept: EVIDENCE_FOR[when] })),
      },
    },
    { group: 'night-shift', gate: null, policy: { hours: SCHEDULE } },
    { group: 'night-shift', gate: 'north', policy: {} },
    { group: null, gate: 'north', policy: { exit: 'permit-needed' } },
  ],
  outages: {
    reader: { answer: 'ask', hours: null },
    camera: { answer: 'let-in', hours: { ...SCHEDULE, holidays: 'as-usual' } },
  },
};

/** What is wrong with it, as a person reads it. */
function saidOf(rules: unknown): readonly string[] {
  const parsed = rulesSchema.safeParse(rules, { reportInput: true });
  return parsed.success ? [] : complaints(parsed.error, 'It must be rules.');
}

function days(count: number): readonly { readonly date: string; readonly name: string }[] {
  return Array.from({ length: count }, (_, day) => ({
    date: new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10),
    name: 'A day',
  }));
}

const withRow = (row: unknown): unknown => ({ ...RULES, policies: [row] });
const withPolicy = (policy: unknown): unknown => withRow({ group: null, gate: null, policy });
const withHours = (schedule: unknown): unknown => withPolicy({ hours: schedule });

test('rules that say everything come out as they went in', () => {
  expect(rulesSchema.parse(RULES)).toEqual(RULES);
  expect(rulesSchema.parse(JSON.parse(JSON.stringify(RULES)))).toEqual(RULES);
  expect(keptRulesSchema.parse(RULES)).toEqual(RULES);
});

test('rules that were kept are read without the evidence that confirms nothing', () => {
  const kept = withPolicy({
    exit: 'always-open',
    evidence: [
      { when: 'night', accept: ['presence'] },
      { when: 'unknown', accept: ['presence'] },
      { when: 'inexact', accept: ['presence', 'code'] },
    ],
  });
  expect(keptRulesSchema.parse(kept)).toEqual(
    withPolicy({
      exit: 'always-open',
      evidence: [
        { when: 'night', accept: ['presence'] },
        { when: 'inexact', accept: ['code'] },
      ],
    }),
  );
  expect(keptRulesSchema.safeParse({ ...RULES, mood: 'good' }).success).toBe(false);
});

const row = (index: number): PolicyRow => ({ group: null, gate: `gate-${index}`, policy: {} });
const group = (index: number) => ({ id: `group-${index}`, name: 'A group' });

const allowed: readonly (readonly [what: string, rules: unknown])[] = [
  ['no visitors, no holidays, no rows', { ...RULES, visitors: null, holidays: [], policies: [] }],
  ['visitors at all gates until long ago', { ...RULES, visitors: { until: 0, gates: null } }],
  ['visitors until the last day', { ...RULES, visitors: { until: 253_402_300_799_999, gates: null } }],
  ['2,000 holidays', { ...RULES, holidays: days(2_000) }],
  [
    '200 groups',
    { ...RULES, policies: [], groups: [...GROUPS, ...Array.from({ length: 196 }, (_, at) => group(at))] },
  ],
  ['200 rows', { ...RULES, policies: Array.from({ length: 200 }, (_, index) => row(index)) }],
  [
    '400 exceptions',
    withHours({ ...SCHEDULE, exceptions: days(400).map(({ date }) => ({ date, hours: [] })) }),
  ],
  ['never', withHours({ weekly: [], holidays: [], exceptions: [] })],
  [
    'the shortest and the longest time to open again',
    {
      ...RULES,
      policies: [0, 1440].map((reopenMinutes, at) => ({
        ...row(at),
        policy: { alreadyInside: { reopenMinutes, otherwise: 'open' } },
      })),
    },
  ],
  [
    'names of one and of 60 characters',
    {
      ...RULES,
      policies: [],
      groups: [...GROUPS, { id: 'a', name: 'A' }, { id: 'b', name: 'b'.repeat(60) }],
    },
  ],
  ['presence alone at night', withPolicy({ evidence: [{ when: 'night', accept: ['presence'] }] })],
];

test.each(allowed)('allowed: %s', (_what, rules) => {
  expect(saidOf(rules)).toEqual([]);
});

const refused: readonly (readonly [what: string, rules: unknown, said: string])[] = [
  ['no rules at all', null, 'It must be rules.'],
  ['an unknown field', { ...RULES, mood: 'good' }, 'There is no mood.'],
  [
    'a field left out',
    { ...RULES, night: undefined },
    'night is missing; it must be hours: {"from": "HH:MM", "to": "HH:MM"}.',
  ],
  [
    'a group twice',
    { ...RULES, groups: [...RULES.groups, { id: 'staff', name: 'Again' }] },
    'it must be groups with different ids.',
  ],
  [
    'without a built-in group',
    { ...RULES, groups: GROUPS.slice(1), policies: [] },
    'it must be groups with resident, staff, visitor, contractor among them.',
  ],
  [
    '201 groups',
    { ...RULES, groups: [...GROUPS, ...Array.from({ length: 197 }, (_, at) => group(at))] },
    'it must be a list of at most 200 groups.',
  ],
  [
    'a group with a wild id',
    { ...RULES, groups: [...RULES.groups, { id: 'Night Shift', name: 'N' }] },
    'groups.5.id cannot be "Night Shift"; it must be lower-case letters, digits and hyphens',
  ],
  [
    'a group without a name',
    { ...RULES, groups: [...RULES.groups, { id: 'nameless', name: '  ' }] },
    'groups.5.name cannot be ""; it must be a text of 1 to 60 characters.',
  ],
  [
    'a group with a long name',
    { ...RULES, groups: [...RULES.groups, { id: 'long', name: 'x'.repeat(61) }] },
    'it must be a text of 1 to 60 characters.',
  ],
  [
    'a group with an unknown field',
    { ...RULES, groups: [...RULES.groups, { id: 'a', name: 'A', colour: 'red' }] },
    'There is no groups.5.colour.',
  ],
  [
    'holidays out of order',
    { ...RULES, holidays: RULES.holidays.toReversed() },
    'it must be a list sorted by date, in which a date stands once.',
  ],
  [
    'a holiday twice',
    { ...RULES, holidays: [RULES.holidays[0], RULES.holidays[0]] },
    'it must be a list sorted by date, in which a date stands once.',
  ],
  [
    'a holiday that does not exist',
    { ...RULES, holidays: [{ date: '2027-02-29', name: 'Leap' }] },
    'holidays.0.date cannot be "2027-02-29"; it must be a date that exists, as YYYY-MM-DD.',
  ],
  [
    'a holiday without a name',
    { ...RULES, holidays: [{ date: '2027-02-28' }] },
    'holidays.0.name is missing; it must be a text of 1 to 100 characters.',
  ],
  ['2,001 holidays', { ...RULES, holidays: days(2_001) }, 'it must be a list of at most 2000 holidays.'],
  [
    'visitors before 1970',
    { ...RULES, visitors: { until: -1, gates: null } },
    'visitors.until cannot be -1; it must be whole milliseconds since 1970, from 0 to 253402300799999.',
  ],
  [
    'visitors for ever',
    { ...RULES, visitors: { until: 253_402_300_800_000, gates: null } },
    'visitors.until cannot be 253402300800000; it must be whole milliseconds',
  ],
  [
    'visitors until half a millisecond',
    { ...RULES, visitors: { until: 1.5, gates: null } },
    'visitors.until cannot be 1.5; it must be whole milliseconds',
  ],
  [
    'visitors until a text',
    { ...RULES, visitors: { until: 'tomorrow', gates: null } },
    'visitors.until cannot be "tomorrow"; it must be whole milliseconds',
  ],
  [
    'visitors at no gate',
    { ...RULES, visitors: { until: 1, gates: [] } },
    'visitors.gates cannot be []; it must be a list of at least one id of a gate, or null for all gates.',
  ],
  [
    'visitors at a gate twice',
    { ...RULES, visitors: { until: 1, gates: ['a', 'a'] } },
    'it must be a list in which a gate stands once.',
  ],
  [
    'a row of a group that there is not',
    withRow({ group: 'pilots', gate: null, policy: {} }),
    'policies.0.group cannot be "pilots"; it must be the id of one of the groups, or null for everybody.',
  ],
  [
    'a row with a wild gate',
    withRow({ group: null, gate: '../etc', policy: {} }),
    'policies.0.gate cannot be "../etc"; it must be lower-case letters',
  ],
  [
    'two rows of everybody everywhere',
    { ...RULES, policies: [RULES.policies[0], { group: null, gate: null, policy: {} }] },
    'it must be a list in which a group stands once for each gate.',
  ],
  [
    'two rows of a group at a gate',
    { ...RULES, policies: [RULES.policies[2], RULES.policies[2]] },
    'it must be a list in which a group stands once for each gate.',
  ],
  [
    '201 rows',
    { ...RULES, policies: Array.from({ length: 201 }, (_, index) => row(index)) },
    'it must be a list of at most 200 rows.',
  ],
  ['a policy that there is not', withPolicy({ mood: 'good' }), 'There is no policies.0.policy.mood.'],
  [
    'an answer that there is not',
    withPolicy({ fullSite: 'perhaps' }),
    'policies.0.policy.fullSite cannot be "perhaps"; it must be one of refuse, let-in, ask.',
  ],
  [
    'letting in where places are taken',
    withPolicy({ placesTaken: 'let-in' }),
    'it must be one of refuse, ask.',
  ],
  [
    'an exit that never opens',
    withPolicy({ exit: 'closed' }),
    'it must be one of always-open, permit-needed.',
  ],
  [
    'unknown plates of a group',
    withRow({ group: 'staff', gate: null, policy: { unknownPlate: { answer: 'ask', hours: null } } }),
    'it must be in a row for all groups: an unknown plate belongs to none.',
  ],
  [
    'minutes below none',
    withPolicy({ alreadyInside: { reopenMinutes: -1, otherwise: 'ask' } }),
    'reopenMinutes cannot be -1; it must be a whole number from 0 to 1440.',
  ],
  [
    'minutes of more than a day',
    withPolicy({ alreadyInside: { reopenMinutes: 1441, otherwise: 'ask' } }),
    'reopenMinutes cannot be 1441; it must be a whole number from 0 to 1440.',
  ],
  [
    'half minutes',
    withPolicy({ alreadyInside: { reopenMinutes: 1.5, otherwise: 'ask' } }),
    'reopenMinutes cannot be 1.5; it must be a whole number from 0 to 1440.',
  ],
  [
    'evidence of nothing',
    withPolicy({ evidence: [{ when: 'night', accept: [] }] }),
    'it must be a list of at least one of presence, code, approval.',
  ],
  [
    'evidence of one kind twice',
    withPolicy({ evidence: [{ when: 'night', accept: ['code', 'code'] }] }),
    'it must be a list in which a kind of evidence stands once.',
  ],
  [
    'evidence for one occasion twice',
    withPolicy({
      evidence: [
        { when: 'night', accept: ['code'] },
        { when: 'night', accept: ['approval'] },
      ],
    }),
    'it must be a list in which an occasion stands once.',
  ],
  [
    'presence alone for unknown plates',
    withPolicy({ evidence: [{ when: 'unknown', accept: ['presence'] }] }),
    'it must be a list of code and approval for unknown plates: where a plate is not that of a permit',
  ],
  [
    'presence beside others for plates that are nearly right',
    withRow({
      group: 'staff',
      gate: null,
      policy: {
        evidence: [
          { when: 'night', accept: ['presence'] },
          { when: 'inexact', accept: ['code', 'presence', 'approval'] },
        ],
      },
    }),
    'policies.0.policy.evidence.1.accept cannot be ["code","presence","approval"]; it must be a list of code and approval for inexact plates',
  ],
  [
    'an outage without its answer',
    { ...RULES, outages: { reader: RULES.outages.reader } },
    'outages.camera is missing; it must be an answer with its hours: answer and hours.',
  ],
  [
    'an outage of another part',
    { ...RULES, outages: { ...RULES.outages, store: RULES.outages.reader } },
    'There is no outages.store.',
  ],
  [
    'a night without an end',
    { ...RULES, night: { from: '22:00' } },
    'night.to is missing; it must be a time from 00:00 to 24:00, as HH:MM.',
  ],
  [
    'hours as a text',
    withHours('always'),
    'policies.0.policy.hours cannot be "always"; it must be a schedule with weekly, holidays and exceptions, or null where it is for any time.',
  ],
  [
    'weekly hours without a day',
    withHours({ ...SCHEDULE, weekly: [{ days: [], from: '08:00', to: '09:00' }] }),
    'it must be a list of at least one weekday.',
  ],
  [
    'weekly hours with a day twice',
    withHours({ ...SCHEDULE, weekly: [{ days: ['mon', 'mon'], from: '08:00', to: '09:00' }] }),
    'it must be a list in which a weekday stands once.',
  ],
  [
    'weekly hours with a strange day',
    withHours({ ...SCHEDULE, weekly: [{ days: ['monday'], from: '08:00', to: '09:00' }] }),
    'cannot be "monday"; it must be one of mon, tue, wed, thu, fri, sat, sun.',
  ],
  [
    'more weekly hours than a week has',
    withHours({ ...SCHEDULE, weekly: Array.from({ length: 169 }, () => SCHEDULE.weekly[0]) }),
    'it must be a list of at most 168 hours of weekdays.',
  ],
  [
    'an exception twice',
    withHours({ ...SCHEDULE, exceptions: [SCHEDULE.exceptions[0], SCHEDULE.exceptions[0]] }),
    'it must be a list in which a date stands once.',
  ],
  [
    '401 exceptions',
    withHours({ ...SCHEDULE, exceptions: days(401).map(({ date }) => ({ date, hours: [] })) }),
    'it must be a list of at most 400 days.',
  ],
  [
    'more hours than a day has',
    withHours({
      ...SCHEDULE,
      exceptions: [
        { date: '2027-01-01', hours: Array.from({ length: 25 }, () => ({ from: '08:00', to: '09:00' })) },
      ],
    }),
    'it must be a list of at most 24 hours.',
  ],
  [
    'holidays of another kind',
    withHours({ ...SCHEDULE, holidays: 'closed' }),
    'holidays cannot be "closed"; it must be "as-usual", or a list of at most 24 hours',
  ],
  [
    'holidays with impossible hours',
    withHours({ ...SCHEDULE, holidays: [{ from: '25:00', to: '26:00' }] }),
    'hours.holidays.0.from cannot be "25:00"; it must be a time from 00:00 to 23:59, as HH:MM.',
  ],
];

test.each(refused)('refused: %s', (_what, rules, said) => {
  expect(saidOf(rules).join(' ')).toContain(said);
});

const always = { weekly: [], holidays: 'as-usual', exceptions: [] } as const;

const everyPolicy: readonly PolicyRow['policy'][] = [
  ...(['refuse', 'let-in', 'ask'] as const).flatMap((answer) => [
    { fullSite: answer },
    { unknownPlate: { answer, hours: null } },
    { unknownPlate: { answer, hours: always } },
  ]),
  ...(['refuse', 'ask'] as const).map((answer) => ({ placesTaken: answer })),
  ...(['ask', 'refuse', 'open'] as const).map((otherwise) => ({
    alreadyInside: { reopenMinutes: 15, otherwise },
  })),
  ...(['always-open', 'permit-needed'] as const).map((exit) => ({ exit })),
  ...EVIDENCE_OCCASIONS.map((when) => ({ evidence: [{ when, accept: ['code'] as const }] })),
  ...EVIDENCE_KINDS.map((kind) => ({ evidence: [{ when: 'always' as const, accept: [kind] }] })),
  { evidence: [] },
];

test.each(everyPolicy)('a policy may say %j', (policy) => {
  expect(saidOf(withPolicy(policy))).toEqual([]);
});

test.each(['ask', 'refuse', 'let-in'] as const)('an outage may be answered by %s', (answer) => {
  const outage = { answer, hours: null };
  expect(saidOf({ ...RULES, outages: { reader: outage, camera: outage } })).toEqual([]);
});

/** Each way to make one thing in it wrong. */
function wrongEverywhere(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [true, undefined];
  const parts = Object.entries(value).flatMap(([key, part]) =>
    wrongEverywhere(part).map((wrong): unknown =>
      Array.isArray(value)
        ? Object.assign([...(value as unknown[])], { [key]: wrong })
        : { ...value, [key]: wrong },
    ),
  );
  return [7, ...parts];
}

test('nothing is refused in words of the parser: every field says what is allowed', () => {
  const wrongs = wrongEverywhere(RULES);
  expect(wrongs.length).toBeGreaterThan(200);
  for (const wrong of wrongs) {
    const said = saidOf(wrong).join(' ');
    expect(said).toMatch(/it must be|It must be/);
    expect(said).not.toMatch(/invalid|expected|received|unrecognized|must be \./i);
  }
});

describe('hours', () => {
  const cases: readonly (readonly [from: string, to: string, fits: boolean])[] = [
    ['00:00', '00:00', true],
    ['00:00', '24:00', true],
    ['23:59', '23:59', true],
    ['22:00', '06:00', true],
    ['09:30', '19:05', true],
    ['24:00', '24:00', false],
    ['08:00', '24:01', false],
    ['08:00', '25:00', false],
    ['08:60', '09:00', false],
    ['08:00', '09:60', false],
    ['8:00', '09:00', false],
    ['08:00', '9:00', false],
    ['08:00:00', '09:00', false],
    ['08:00', '09:00:00', false],
    ['08:00\n', '09:00', false],
    ['08:00', '09:00\n', false],
    [' 08:00', '09:00', false],
    ['08:00', ' 09:00', false],
    ['٠٨:٠٠', '09:00', false],
    ['', '', false],
  ];

  test.each(cases)('from %j to %j: %j', (from, to, fits) => {
    expect(hoursSchema.safeParse({ from, to }).success).toBe(fits);
  });

  test('say nothing else', () => {
    expect(hoursSchema.safeParse({ from: '08:00', to: '09:00', on: 'monday' }).success).toBe(false);
  });
});

describe('dates', () => {
  const fits = (date: string): boolean =>
    scheduleSchema.safeParse({ weekly: [], holidays: 'as-usual', exceptions: [{ date, hours: [] }] }).success;

  test('are those that the calendar has', () => {
    const part = (most: number, digits: number) =>
      fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(digits, '0'));
    fc.assert(
      fc.property(part(9999, 4), part(14, 2), part(33, 2), (year, month, day) => {
        const date = `${year}-${month}-${day}`;
        const instant = new Date(`${date}T00:00:00Z`);
        const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
        expect(fits(date)).toBe(exists);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(['2000-02-29', '2028-02-29', '2027-12-31'])('%s exists', (date) => {
    expect(fits(date)).toBe(true);
  });

  test.each([
    '1900-02-29',
    '2027-02-29',
    '2027-04-31',
    '2027-13-01',
    '27-01-01',
    '2027-1-1',
    '2027-01-01T00:00',
    '2027-01-01\n',
    '',
  ])('%j does not', (date) => {
    expect(fits(date)).toBe(false);
  });
});

test('a sorted list of holidays is one in which every date is later than the one before', () => {
  const dates = days(40).map(({ date }) => date);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...dates), { maxLength: 6 }), (chosen) => {
      const holidays: readonly Holiday[] = chosen.map((date) => ({ date, name: 'A day' }));
      const sorted = [...new Set(chosen)].sort();
      expect(saidOf({ ...RULES, holidays }).length === 0).toBe(chosen.join() === sorted.join());
    }),
  );
});
