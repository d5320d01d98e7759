import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../contract/rules.ts';
import type { Policy, PolicyRow, Rules } from '../contract/rules.ts';
import { DEFAULT_RULES } from './default-rules.ts';
import { ruleBook } from './rule-book.ts';
import { rulesSchema } from './rules-schema.ts';

const row = (
  group: string | null,
  gate: string | null,
  fullSite: 'refuse' | 'let-in' | 'ask',
): PolicyRow => ({
  group,
  gate,
  policy: { fullSite },
});
const bookOf = (...policies: PolicyRow[]) => ruleBook({ ...DEFAULT_RULES, policies }, 'Europe/Berlin');

describe('the default rules', () => {
  it('are rules', () => {
    expect(rulesSchema.parse(DEFAULT_RULES)).toEqual(DEFAULT_RULES);
    expect(
      rulesSchema.safeParse({
        ...DEFAULT_RULES,
        policies: [{ group: null, gate: null, policy: DEFAULT_POLICY }],
      }).success,
    ).toBe(true);
  });

  it('refuse who finds no place or is unknown, ask about who is inside, and let everybody out', () => {
    expect(DEFAULT_POLICY).toEqual({
      fullSite: 'refuse',
      placesTaken: 'refuse',
      unknownPlate: { answer: 'refuse', hours: null },
      alreadyInside: { reopenMinutes: 15, otherwise: 'ask' },
      exit: 'always-open',
      hours: null,
      evidence: [],
    });
    const { outages, night, visitors, policies, holidays, groups } = DEFAULT_RULES;
    expect(outages).toEqual({
      reader: { answer: 'ask', hours: null },
      camera: { answer: 'ask', hours: null },
    });
    expect({ night, visitors, policies, holidays }).toEqual({
      night: { from: '22:00', to: '06:00' },
      visitors: null,
      policies: [],
      holidays: [],
    });
    expect(groups.map(({ name }) => name)).toEqual(['Residents', 'Staff', 'Visitors', 'Contractors']);
  });
});

describe('a policy', () => {
  it('is the default where no row says more', () => {
    const policy = bookOf().policy('staff', 'main');
    const values = Object.fromEntries(Object.entries(policy).map(([field, { value }]) => [field, value]));
    expect(values).toEqual(DEFAULT_POLICY);
    expect(Object.values(policy).every(({ group, gate }) => group === null && gate === null)).toBe(true);
  });

  it.each<[string, readonly PolicyRow[], { value: string; group: string | null; gate: string | null }]>([
    ['of everybody', [row(null, null, 'ask')], { value: 'ask', group: null, gate: null }],
    [
      'of the gate before everybody',
      [row(null, null, 'ask'), row(null, 'main', 'let-in')],
      { value: 'let-in', group: null, gate: 'main' },
    ],
    [
      'of the group before the gate',
      [row(null, 'main', 'ask'), row('staff', null, 'let-in')],
      { value: 'let-in', group: 'staff', gate: null },
    ],
    [
      'of both before the group',
      [row('staff', null, 'ask'), row('staff', 'main', 'let-in'), row(null, 'main', 'ask')],
      { value: 'let-in', group: 'staff', gate: 'main' },
    ],
    ['not of another gate', [row('staff', 'back', 'ask')], { value: 'refuse', group: null, gate: null }],
    ['not of another group', [row('visitor', 'main', 'ask')], { value: 'refuse', group: null, gate: null }],
  ])('comes from the row %s, in whatever order they stand', (_, rows, expected) => {
    expect(bookOf(...rows).policy('staff', 'main').fullSite).toEqual(expected);
    expect(bookOf(...rows.toReversed()).policy('staff', 'main').fullSite).toEqual(expected);
  });

  it('is put together field by field', () => {
    const book = bookOf(
      { group: 'staff', gate: 'main', policy: { fullSite: 'let-in' } },
      { group: 'staff', gate: null, policy: { fullSite: 'ask', placesTaken: 'ask' } },
      {
        group: null,
        gate: null,
        policy: { exit: 'permit-needed', evidence: [{ when: 'night', accept: ['code'] }], hours: null },
      },
    );
    expect(book.policy('staff', 'main')).toMatchObject({
      fullSite: { value: 'let-in', group: 'staff', gate: 'main' },
      placesTaken: { value: 'ask', group: 'staff', gate: null },
      exit: { value: 'permit-needed', group: null, gate: null },
      evidence: { value: [{ when: 'night', accept: ['code'] }], group: null, gate: null },
      hours: { value: null },
      alreadyInside: { value: DEFAULT_POLICY.alreadyInside },
    });
  });

  it('of a more special row may be that there are no hours', () => {
    const nights = { weekly: [], holidays: 'as-usual', exceptions: [] } as const;
    const book = bookOf(
      { group: null, gate: null, policy: { hours: nights } },
      { group: 'staff', gate: null, policy: { hours: null } },
    );
    expect(book.policy('staff', 'main').hours).toEqual({ value: null, group: 'staff', gate: null });
    expect(book.policy('resident', 'main').hours.value).toEqual(nights);
  });

  it('about unknown plates is of rows for all groups only', () => {
    const ask = { unknownPlate: { answer: 'ask', hours: null } } as const;
    const book = bookOf(
      { group: 'staff', gate: 'main', policy: ask },
      { group: null, gate: 'back', policy: ask },
    );
    expect(book.policy('staff', 'main').unknownPlate.value.answer).toBe('refuse');
    expect(book.policy('staff', 'back').unknownPlate).toEqual({
      value: ask.unknownPlate,
      group: null,
      gate: 'back',
    });
  });

  it('of a group that the rules do not name is that of everybody', () => {
    const rules: Rules = {
      ...DEFAULT_RULES,
      policies: [row('ghosts', null, 'let-in'), row(null, null, 'ask')],
    };
    const book = ruleBook(rules, 'UTC');
    expect(book.policy('ghosts', 'main').fullSite).toEqual({ value: 'ask', group: null, gate: null });
    expect(book.policy(null, 'main').fullSite.value).toBe('ask');
  });

  it('is worked out once for a group and a gate', () => {
    const book = bookOf(row('staff', 'main', 'ask'));
    const first = book.policy('staff', 'main');
    expect(book.policy('staff', 'back').fullSite.value).toBe('refuse');
    expect(book.policy(null, 'main').fullSite.value).toBe('refuse');
    expect(book.policy('staff', 'main')).toBe(first);
    expect(book.policy('ghosts', 'main')).toBe(book.policy(null, 'main'));
  });
});

describe('an exit', () => {
  const exit = (group: string | null, gate: string | null, policy: Policy['exit']): PolicyRow => ({
    group,
    gate,
    policy: { exit: policy },
  });

  it.each<[string, readonly PolicyRow[], boolean]>([
    ['where the rules say nothing', [], true],
    ['where the rules of the site want a permit', [exit(null, null, 'permit-needed')], false],
    ['where its own rules want a permit', [exit(null, 'main', 'permit-needed')], false],
    ['where one group needs a permit', [exit('staff', null, 'permit-needed')], false],
    ['where one group needs a permit at it', [exit('staff', 'main', 'permit-needed')], false],
    ['beside one that wants a permit', [exit(null, 'back', 'permit-needed')], true],
    [
      'that is free although the others are not',
      [exit(null, null, 'permit-needed'), exit(null, 'main', 'always-open')],
      true,
    ],
    [
      'that is free for a group only',
      [exit(null, null, 'permit-needed'), exit('staff', 'main', 'always-open')],
      false,
    ],
    [
      'that is free for every group, but not for who is in none',
      [
        exit(null, null, 'permit-needed'),
        ...DEFAULT_RULES.groups.map(({ id }) => exit(id, null, 'always-open')),
      ],
      false,
    ],
    ['where a group needs a permit that does not exist', [exit('ghosts', 'main', 'permit-needed')], true],
  ])('%s', (_, rows, isFree) => {
    const book = bookOf(...rows);
    expect(book.letsEverybodyOut('main')).toBe(isFree);
    // The other gate is looked up between, so that an answer that is remembered is remembered for its own gate.
    expect(book.letsEverybodyOut('elsewhere')).toBe(bookOf(...rows).letsEverybodyOut('elsewhere'));
    expect(book.letsEverybodyOut('main')).toBe(isFree);
  });
});

describe('a rule book', () => {
  it('has the rules and the calendar that it was made of', () => {
    const rules: Rules = { ...DEFAULT_RULES, holidays: [{ date: '2026-12-25', name: 'Christmas' }] };
    const book = ruleBook(rules, 'Europe/Berlin');
    expect(book.rules).toBe(rules);
    expect(book.calendar.timeZone).toBe('Europe/Berlin');
    expect(book.calendar.isHoliday('2026-12-25')).toBe(true);
    expect(book.calendar.isHoliday('2026-12-24')).toBe(false);
  });
});
