import { describe, expect, it } from 'vitest';
import type { Reason } from '../../contract/reasons.ts';
import { decide } from '../decide.ts';
import {
  ASHA,
  APPROVED,
  chain,
  CODE,
  factsOf,
  HOUR_MS,
  NOON,
  KNOWN,
  OPENS,
  withPermit,
} from './facts-under-test.ts';
import type { Said } from './facts-under-test.ts';

describe('second evidence', () => {
  const withPerson = withPermit({ person: 'person.asha' });
  const isNear = (person: string): boolean => person === 'person.asha';
  const always = { evidence: [{ when: 'always', accept: ['presence', 'code'] }] } as const;
  const given = ['open', ...KNOWN, 'evidence-needed', 'evidence-given', 'place-free'];
  const asked = ['ask', ...KNOWN, 'evidence-needed'];

  it('that is missing is asked for', () => {
    expect(chain({ ...withPerson, policy: always })).toEqual(asked);
    expect(decide(factsOf({ ...withPerson, policy: always })).reasons.at(-1)).toEqual({
      rule: 'evidence-needed',
      when: 'always',
      accept: ['presence', 'code'],
    });
  });

  it.each<[string, Said, Reason]>([
    ['presence', { isNear }, { rule: 'evidence-given', kind: 'presence', by: 'person.asha' }],
    ['a code', { evidence: [CODE] }, { rule: 'evidence-given', kind: 'code', by: 'Asha' }],
    ['approval', { evidence: [APPROVED] }, { rule: 'evidence-given', kind: 'approval', by: 'Ravi' }],
  ])('is %s', (_, said, reason) => {
    expect(chain({ ...withPerson, policy: always, ...said })).toEqual(given);
    expect(decide(factsOf({ ...withPerson, policy: always, ...said })).reasons).toContainEqual(reason);
  });

  it.each<[string, Said]>([
    ['the presence of a person that the permit does not name', { permits: [ASHA], isNear: () => true }],
    ['the presence of somebody else', { isNear: (person) => person === 'person.ravi' }],
    ['the code of another permit', { evidence: [{ ...CODE, permitId: 'ravi' }] }],
    [
      'presence where only a code is accepted',
      { isNear, policy: { evidence: [{ when: 'always', accept: ['code'] }] } },
    ],
    [
      'a code where only presence is accepted',
      { evidence: [CODE], policy: { evidence: [{ when: 'always', accept: ['presence'] }] } },
    ],
  ])('is not %s', (_, said) => {
    expect(chain({ ...withPerson, policy: always, ...said })).toEqual(asked);
  });

  it('lets nobody in whom the site has no place for', () => {
    expect(chain({ policy: always, evidence: [APPROVED], occupancy: { occupied: 8 } })).toEqual([
      'refuse',
      ...KNOWN,
      'evidence-needed',
      'evidence-given',
      'site-full',
      'policy',
    ]);
  });

  it('of the night is asked for at night only', () => {
    const night = { evidence: [{ when: 'night', accept: ['code'] }] } as const;
    const late = NOON + 10 * HOUR_MS;
    expect(chain({ policy: night, now: late - 1 })).toEqual(OPENS);
    expect(chain({ policy: night, now: late })).toEqual(asked);
    expect(chain({ policy: night, now: late, evidence: [CODE] })).toEqual(given);
    expect(
      chain({
        policy: night,
        now: late,
        rules: {
          night: { from: '23:00', to: '05:00' },
          policies: [{ group: null, gate: null, policy: night }],
        },
      }),
    ).toEqual(OPENS);
  });

  it('of both kinds is asked for by both rules', () => {
    const both = {
      evidence: [
        { when: 'night', accept: ['presence'] },
        { when: 'always', accept: ['code'] },
      ],
    } as const;
    const late = NOON + 10 * HOUR_MS;
    expect(chain({ ...withPerson, policy: both, now: late, evidence: [CODE] })).toEqual([
      'ask',
      ...KNOWN,
      'evidence-needed',
      'evidence-given',
      'evidence-needed',
    ]);
    expect(chain({ ...withPerson, policy: both, now: late, evidence: [CODE], isNear })[0]).toBe('open');
  });

  it('of other occasions is nothing to a plate with a permit', () => {
    const others = {
      evidence: [
        { when: 'unknown', accept: ['code'] },
        { when: 'inexact', accept: ['code'] },
      ],
    } as const;
    expect(chain({ policy: others })).toEqual(OPENS);
  });
});
