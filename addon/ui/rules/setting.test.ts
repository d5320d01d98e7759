import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRules, rulesOf } from '../../test/rules-fixtures.ts';
import { settingKey, settingsOf, withSettings } from './setting.ts';

describe('the settings of rules', () => {
  it('are all that they say: the rules come back from them', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        expect(withSettings(rules, settingsOf(rules))).toEqual(rules);
        expect(withSettings(rulesOf(), settingsOf(rules))).toEqual(rules);
      }),
    );
  });

  it('each have a name of their own', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        const keys = settingsOf(rules).map(settingKey);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('leave out rows that say nothing, and rows of groups that are gone', () => {
    const rules = rulesOf({
      policies: [
        { group: 'staff', gate: null, policy: {} },
        { group: 'gone', gate: null, policy: { fullSite: 'ask' } },
        { group: null, gate: null, policy: { fullSite: 'ask' } },
      ],
    });
    expect(withSettings(rules, settingsOf(rules)).policies).toEqual([
      { group: null, gate: null, policy: { fullSite: 'ask' } },
    ]);
  });
});
