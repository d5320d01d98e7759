import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rules } from '../../src/contract/rules.ts';
import { changesOf, freshDraft, isChanged, rebased, type RulesDraft } from './rules-draft.ts';
import { anyRules, rulesOf } from '../../test/rules-fixtures.ts';

const draft = (before: Rules, after: Rules): RulesDraft => ({
  base: { version: 1, rules: before },
  rules: after,
});

const everybody = (policy: Rules['policies'][number]['policy']): Rules['policies'] => [
  { group: null, gate: null, policy },
];

describe('a draft', () => {
  it('has no change at first, nor when a change was taken back', () => {
    expect(isChanged(freshDraft({ version: 1, rules: rulesOf() }))).toBe(false);
    expect(isChanged(draft(rulesOf(), rulesOf({ night: { from: '23:00', to: '06:00' } })))).toBe(true);
    expect(isChanged(draft(rulesOf(), rulesOf()))).toBe(false);
  });

  it('has no change where a row says nothing', () => {
    expect(changesOf(draft(rulesOf(), rulesOf({ policies: everybody({}) })))).toEqual([]);
  });

  it('tells each thing that was added, changed or taken away', () => {
    const before = rulesOf({ holidays: [{ date: '2026-12-25', name: 'Christmas' }] });
    const after = rulesOf({
      night: { from: '23:00', to: '06:00' },
      policies: everybody({ fullSite: 'ask', exit: 'always-open' }),
    });
    expect(
      changesOf(draft(before, after)).map(({ key, was, is }) => [key, was !== null, is !== null]),
    ).toEqual([
      ['night', true, true],
      ['holiday 2026-12-25', true, false],
      ['policy * * fullSite', false, true],
      ['policy * * exit', false, true],
    ]);
  });
});

describe('a draft on top of rules that somebody else saved', () => {
  const before = rulesOf({ policies: everybody({ fullSite: 'refuse', placesTaken: 'refuse' }) });

  it('keeps what only I changed and takes what only they changed', () => {
    const mine = rulesOf({
      policies: everybody({ fullSite: 'ask', placesTaken: 'refuse' }),
      holidays: [{ date: '2027-01-01', name: 'New Year' }],
    });
    const theirs = rulesOf({
      policies: everybody({ fullSite: 'refuse', placesTaken: 'ask' }),
      holidays: [{ date: '2026-12-25', name: 'Christmas' }],
      night: { from: '21:00', to: '05:00' },
    });
    const { draft: next, overlaps } = rebased(draft(before, mine), { version: 2, rules: theirs });
    expect(overlaps).toEqual([]);
    expect(next.base).toEqual({ version: 2, rules: theirs });
    expect(next.rules).toEqual({
      ...theirs,
      policies: everybody({ fullSite: 'ask', placesTaken: 'ask' }),
      holidays: [
        { date: '2026-12-25', name: 'Christmas' },
        { date: '2027-01-01', name: 'New Year' },
      ],
    });
  });

  it('has mine where both changed the same otherwise, and says so', () => {
    const mine = rulesOf({ policies: everybody({ fullSite: 'ask', placesTaken: 'refuse' }) });
    const theirs = rulesOf({ policies: everybody({ fullSite: 'let-in', placesTaken: 'refuse' }) });
    const { draft: next, overlaps } = rebased(draft(before, mine), { version: 2, rules: theirs });
    expect(next.rules).toEqual(mine);
    expect(overlaps).toMatchObject([
      {
        mine: { key: 'policy * * fullSite', is: { policy: { fullSite: 'ask' } } },
        theirs: { policy: { fullSite: 'let-in' } },
      },
    ]);
  });

  it('takes away what I took away, also when they changed it', () => {
    const christmas = rulesOf({ holidays: [{ date: '2026-12-25', name: 'Christmas' }] });
    const theirs = rulesOf({ holidays: [{ date: '2026-12-25', name: 'Christmas Day' }] });
    const { draft: next, overlaps } = rebased(draft(christmas, rulesOf()), { version: 2, rules: theirs });
    expect(next.rules.holidays).toEqual([]);
    expect(overlaps).toHaveLength(1);
  });

  it('has no overlap where both changed the same alike', () => {
    const both = rulesOf({ night: { from: '23:00', to: '06:00' } });
    const { draft: next, overlaps } = rebased(draft(before, both), { version: 2, rules: both });
    expect(overlaps).toEqual([]);
    expect(isChanged(next)).toBe(false);
  });

  it('drops a row of mine whose group they removed', () => {
    const mine = rulesOf({ policies: [{ group: 'choir', gate: null, policy: { fullSite: 'ask' } }] });
    const withChoir = rulesOf({ groups: [...before.groups, { id: 'choir', name: 'Choir' }] });
    const { draft: next } = rebased(draft(withChoir, { ...withChoir, policies: mine.policies }), {
      version: 2,
      rules: rulesOf(),
    });
    expect(next.rules.policies).toEqual([]);
  });

  it('is theirs where I changed nothing, and mine where they changed nothing', () => {
    fc.assert(
      fc.property(anyRules, anyRules, (one, other) => {
        expect(rebased(draft(one, one), { version: 2, rules: other }).draft.rules).toEqual(other);
        const kept = rebased(draft(one, other), { version: 2, rules: one });
        expect(kept.overlaps).toEqual([]);
        expect(isChanged(draft(other, kept.draft.rules))).toBe(false);
      }),
    );
  });
});
