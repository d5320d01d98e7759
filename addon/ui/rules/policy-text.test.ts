import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, type Policy } from '../../src/contract/rules.ts';
import { policyText } from './policy-text.ts';
import { OFFICE } from '../../test/rules-fixtures.ts';
import { POLICY_NAMES } from './setting.ts';

describe('what a policy says', () => {
  it.each<[Partial<Policy>, keyof Policy, string]>([
    [{ fullSite: 'let-in' }, 'fullSite', 'Let in'],
    [{ placesTaken: 'ask' }, 'placesTaken', 'Ask a person'],
    [{ unknownPlate: { answer: 'ask', hours: null } }, 'unknownPlate', 'Ask a person'],
    [
      { unknownPlate: { answer: 'let-in', hours: OFFICE } },
      'unknownPlate',
      'Let in: Mon to Fri 08:00 to 18:00; refuse otherwise',
    ],
    [{ unknownPlate: { answer: 'refuse', hours: OFFICE } }, 'unknownPlate', 'Refuse'],
    [
      { alreadyInside: { reopenMinutes: 1, otherwise: 'ask' } },
      'alreadyInside',
      'Let in again within 1 minute, later: ask a person',
    ],
    [{ alreadyInside: { reopenMinutes: 0, otherwise: 'refuse' } }, 'alreadyInside', 'Refuse'],
    [{ exit: 'permit-needed' }, 'exit', 'Needs a permit, where there is another way out'],
    [{ hours: null }, 'hours', 'At any time'],
    [{ hours: OFFICE }, 'hours', 'Mon to Fri 08:00 to 18:00'],
    [{ evidence: [] }, 'evidence', 'The plate is enough'],
    [
      {
        evidence: [
          { when: 'night', accept: ['presence', 'code'] },
          { when: 'unknown', accept: ['approval'] },
        ],
      },
      'evidence',
      'At night: holder is near or code of a permit; Plate without a permit: approval of a person',
    ],
  ])('%j of %s reads %j', (policy, name, text) => {
    expect(policyText(name, policy)).toBe(text);
  });

  it.each(POLICY_NAMES)(
    'is nothing of %s where it does not speak of it, and something by default',
    (name) => {
      expect(policyText(name, {})).toBeNull();
      expect(policyText(name, DEFAULT_POLICY)).not.toBeNull();
    },
  );
});
