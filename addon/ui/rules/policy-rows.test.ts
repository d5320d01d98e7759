import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, type PolicyRow } from '../../src/contract/rules.ts';
import { namesOf } from '../names.ts';
import {
  FOR_EVERYBODY,
  inheritedPolicy,
  policyNamesOf,
  rowsOf,
  scopeText,
  withoutPolicy,
  withoutRow,
  withRow,
} from './policy-rows.ts';
import { rulesOf } from '../../test/rules-fixtures.ts';

const row = (group: string | null, gate: string | null, policy: PolicyRow['policy'] = {}): PolicyRow => ({
  group,
  gate,
  policy,
});

describe('the rows of the rules', () => {
  it('begin with everybody, also where the rules say nothing for all', () => {
    expect(rowsOf(rulesOf())).toEqual([row(null, null)]);
  });

  it('are in the order in which one goes before the other', () => {
    const rules = rulesOf({
      policies: [row('staff', 'yard'), row('staff', null), row(null, 'yard'), row(null, null)],
    });
    expect(rowsOf(rules)).toEqual([
      row(null, null),
      row(null, 'yard'),
      row('staff', null),
      row('staff', 'yard'),
    ]);
  });

  it('are put in place of one for the same people and gate, and taken away', () => {
    const one = withRow(rulesOf(), row('staff', null, { fullSite: 'ask' }));
    const two = withRow(one, row('staff', 'yard', { exit: 'always-open' }));
    const three = withRow(two, row('staff', null, { fullSite: 'let-in' }));
    expect(three.policies).toEqual([
      row('staff', null, { fullSite: 'let-in' }),
      row('staff', 'yard', { exit: 'always-open' }),
    ]);
    expect(withoutRow(three, row('staff', null)).policies).toEqual([
      row('staff', 'yard', { exit: 'always-open' }),
    ]);
  });

  it('are named for whom and where they hold', () => {
    const names = namesOf([{ id: 'yard', name: 'Yard' }], [{ id: 'staff', name: 'Team' }]);
    expect(scopeText(FOR_EVERYBODY, names)).toBe('Everybody, at every gate');
    expect(scopeText({ group: 'staff', gate: 'yard' }, names)).toBe('Team, at Yard');
  });

  it('say nothing of unknown plates for a group, since those belong to none', () => {
    expect(policyNamesOf(FOR_EVERYBODY)).toContain('unknownPlate');
    expect(policyNamesOf({ group: null, gate: 'yard' })).toContain('unknownPlate');
    expect(policyNamesOf({ group: 'staff', gate: null })).not.toContain('unknownPlate');
  });

  it('lose one thing that they say', () => {
    expect(withoutPolicy({ fullSite: 'ask', exit: 'always-open' }, 'fullSite')).toEqual({
      exit: 'always-open',
    });
  });
});

describe('what holds where a row says nothing', () => {
  const rules = rulesOf({
    policies: [
      row('staff', 'yard', { fullSite: 'refuse' }),
      row('staff', null, { fullSite: 'let-in' }),
      row(null, 'yard', { fullSite: 'ask', placesTaken: 'ask' }),
      row(null, null, { exit: 'permit-needed' }),
      row('visitor', null, { placesTaken: 'refuse', exit: 'always-open' }),
    ],
  });

  it.each([
    [row(null, null), {}],
    [row(null, 'yard'), { exit: 'permit-needed' }],
    [row(null, 'main'), { exit: 'permit-needed' }],
    [row('staff', null), { exit: 'permit-needed' }],
    [row('staff', 'yard'), { exit: 'permit-needed', fullSite: 'let-in', placesTaken: 'ask' }],
    [row('staff', 'main'), { exit: 'permit-needed', fullSite: 'let-in' }],
    [row('visitor', 'main'), { exit: 'always-open', placesTaken: 'refuse' }],
  ])('of %j', (scope, expected) => {
    expect(inheritedPolicy(rules, scope)).toEqual({ ...DEFAULT_POLICY, ...expected });
  });
});
