import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Holiday } from '../contract/schedule.ts';
import { keptRulesSchema, rulesSchema } from './rules-schema.ts';
import { GROUPS, RULES, saidOf, days } from './rules-under-test.ts';

test('rules that say everything come out as they went in', () => {
  expect(rulesSchema.parse(RULES)).toEqual(RULES);
  expect(rulesSchema.parse(JSON.parse(JSON.stringify(RULES)))).toEqual(RULES);
  expect(keptRulesSchema.parse(RULES)).toEqual(RULES);
});

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
  [
    'names of one and of 60 characters',
    {
      ...RULES,
      policies: [],
      groups: [...GROUPS, { id: 'a', name: 'A' }, { id: 'b', name: 'b'.repeat(60) }],
    },
  ],
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
];

test.each(refused)('refused: %s', (_what, rules, said) => {
  expect(saidOf(rules).join(' ')).toContain(said);
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
