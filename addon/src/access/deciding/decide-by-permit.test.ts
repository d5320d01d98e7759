import { describe, expect, it } from 'vitest';
import type { Reason } from '../../contract/reasons.ts';
import { decide } from '../decide.ts';
import type { Permit } from '../permits/permit.ts';
import {
  ASHA,
  APPROVED,
  chain,
  CODE,
  DAY_MS,
  factsOf,
  HOUR_MS,
  inside,
  MINUTE_MS,
  NOON,
  onMondays,
  PLATE,
} from './facts-under-test.ts';
import type { Said } from './facts-under-test.ts';

const KNOWN = ['plate-settled', 'permit-matches'];
const OPENS = ['open', ...KNOWN, 'place-free'];

const withPermit = (more: Partial<Permit>): Pick<Said, 'permits'> => ({ permits: [{ ...ASHA, ...more }] });

describe('a permit', () => {
  it.each<[string, Partial<Permit>, Reason]>([
    [
      'that is suspended',
      { suspended: true },
      { rule: 'permit-suspended', permitId: 'asha', holder: 'Asha' },
    ],
    [
      'from a moment later on',
      { validFrom: NOON + 1 },
      { rule: 'permit-not-yet-valid', permitId: 'asha', validFrom: NOON + 1 },
    ],
    [
      'at the instant of its end',
      { validUntil: NOON },
      { rule: 'permit-expired', permitId: 'asha', validUntil: NOON },
    ],
    [
      'for the way out',
      { directions: ['out'] },
      { rule: 'direction-not-allowed', permitId: 'asha', directions: ['out'] },
    ],
    [
      'for other gates',
      { gates: ['back', 'yard'] },
      { rule: 'wrong-gate', permitId: 'asha', gates: ['back', 'yard'] },
    ],
    [
      'outside its hours',
      { schedule: onMondays('14:00', '15:00') },
      { rule: 'outside-hours', of: 'permit', id: 'asha', opensAt: NOON + 2 * HOUR_MS },
    ],
    ['without a use left', { usesLeft: 0 }, { rule: 'uses-spent', permitId: 'asha', holder: 'Asha' }],
  ])('is refused %s', (_, more, reason) => {
    const decision = decide(factsOf(withPermit(more)));
    expect(decision).toMatchObject({ verdict: 'refuse', permitId: 'asha' });
    expect(decision.reasons).toHaveLength(3);
    expect(decision.reasons.at(-1)).toEqual(reason);
  });

  it.each<[string, Partial<Permit>]>([
    ['from this moment on', { validFrom: NOON }],
    ['a millisecond before its end', { validFrom: NOON - DAY_MS, validUntil: NOON + 1 }],
    ['for the way in', { directions: ['in'] }],
    ['for this gate among others', { gates: ['back', 'main'] }],
    ['within its hours', { schedule: onMondays('12:00', '12:01') }],
    ['with places of its own', { places: 1 }],
  ])('opens %s', (_, more) => {
    expect(chain(withPermit(more))).toEqual(OPENS);
  });

  it('is checked in an order in which the first fault is told', () => {
    const faults: readonly [Partial<Permit>, Reason['rule']][] = [
      [{ suspended: true }, 'permit-suspended'],
      [{ validUntil: NOON }, 'permit-expired'],
      [{ directions: ['out'] }, 'direction-not-allowed'],
      [{ gates: [] }, 'wrong-gate'],
      [{ schedule: onMondays('14:00', '15:00') }, 'outside-hours'],
      [{ usesLeft: 0 }, 'uses-spent'],
    ];
    for (const index of faults.keys()) {
      const rest = faults.slice(index).reduce((all, [fault]) => ({ ...all, ...fault }), {});
      expect(chain(withPermit(rest)).at(-1)).toBe(faults[index]?.[1]);
    }
  });
});

describe('the hours of a group', () => {
  const staff = { ...ASHA, group: 'staff' };
  const hours = onMondays('08:00', '10:00');

  it('refuse outside them, and say whose they are and when they begin again', () => {
    const rules = { policies: [{ group: 'staff', gate: null, policy: { hours } }] };
    expect(decide(factsOf({ permits: [staff], rules })).reasons.at(-1)).toEqual({
      rule: 'outside-hours',
      of: 'group',
      id: 'staff',
      opensAt: NOON + 7 * DAY_MS - 4 * HOUR_MS,
    });
    expect(chain({ rules })).toEqual(OPENS);
  });

  it('are of nobody where everybody has them', () => {
    expect(decide(factsOf({ permits: [staff], policy: { hours } })).reasons.at(-1)).toMatchObject({
      of: 'group',
      id: null,
    });
  });

  it('open within them', () => {
    expect(chain({ policy: { hours: onMondays('08:00', '13:00') } })).toEqual(OPENS);
  });
});

describe('uses', () => {
  it.each([
    [2, 0, 2],
    [2, 1, 1],
    [1, 0, 1],
  ])('of %i with %i on their way are %i', (usesLeft, pending, left) => {
    const decision = decide(
      factsOf({ ...withPermit({ usesLeft }), occupancy: { usesPending: () => pending } }),
    );
    expect(decision.verdict).toBe('open');
    expect(decision.reasons).toContainEqual({ rule: 'uses-left', permitId: 'asha', left });
  });

  it('need not be left for who turned round and comes back within the minutes', () => {
    const guest = withPermit({ usesLeft: 0 });
    const back = (afterMs: number): Said => ({ ...guest, occupancy: inside({ [PLATE]: NOON - afterMs }) });
    expect(chain(back(MINUTE_MS))).toEqual(['open', ...KNOWN, 'let-in-again']);
    expect(chain(back(15 * MINUTE_MS))).toEqual(['refuse', ...KNOWN, 'uses-spent']);
    const counted = { ...back(MINUTE_MS), ...withPermit({ usesLeft: 1 }) };
    expect(chain(counted)).toEqual(['open', ...KNOWN, 'uses-left', 'let-in-again']);
  });

  it('that others are about to use are spent', () => {
    const usesPending = (id: string): number => (id === 'asha' ? 1 : 0);
    expect(chain({ ...withPermit({ usesLeft: 1 }), occupancy: { usesPending } })).toEqual([
      'refuse',
      ...KNOWN,
      'uses-spent',
    ]);
  });
});

describe('places that a household shares', () => {
  const household = withPermit({ plates: [PLATE, 'B2', 'C3', 'D4'], places: 2 });
  const taken = ['refuse', ...KNOWN, 'places-taken', 'policy'];

  it('are free while fewer of its vehicles are inside', () => {
    expect(chain({ ...household, occupancy: inside({ B2: 0 }) })).toEqual(OPENS);
  });

  it('are taken by those inside, and it says by which', () => {
    const decision = decide(factsOf({ ...household, occupancy: inside({ C3: 0, D4: 0, X9: 0 }) }));
    expect(decision).toMatchObject({ verdict: 'refuse', permitId: 'asha' });
    expect(decision.reasons.slice(-2)).toEqual([
      { rule: 'places-taken', permitId: 'asha', holder: 'Asha', places: 2, inside: ['C3', 'D4'] },
      { rule: 'policy', policy: 'placesTaken', answer: 'refuse', group: null, gate: null },
    ]);
  });

  it('are taken by those on their way', () => {
    const occupancy = { ...inside({ B2: 0 }), isOnItsWay: (plate: string) => plate === 'D4' };
    expect(chain({ ...household, occupancy })).toEqual(taken);
  });

  it('are not taken by the vehicle itself', () => {
    const occupancy = { ...inside({ B2: 0, [PLATE]: NOON }), isOnItsWay: (plate: string) => plate === PLATE };
    expect(chain({ ...household, occupancy })).toEqual(['open', ...KNOWN, 'let-in-again']);
  });

  it('are asked about where the policy says so', () => {
    expect(
      chain({ ...household, policy: { placesTaken: 'ask' }, occupancy: inside({ B2: 0, C3: 0 }) }),
    ).toEqual(['ask', ...taken.slice(1)]);
  });
});

describe('a plate that is inside already', () => {
  const since = (ago: number): Said => ({ occupancy: inside({ [PLATE]: NOON - ago }) });
  const QUARTER_MS = 15 * MINUTE_MS;

  it('is let in again within the minutes, though the site is full', () => {
    const said = { occupancy: { ...inside({ [PLATE]: NOON - QUARTER_MS + 1 }), occupied: 8 } };
    expect(chain(said)).toEqual(['open', ...KNOWN, 'let-in-again']);
    expect(decide(factsOf(said)).reasons.at(-1)).toEqual({
      rule: 'let-in-again',
      plate: PLATE,
      since: NOON - QUARTER_MS + 1,
      withinMinutes: 15,
    });
  });

  it('is asked about after them', () => {
    const { verdict, reasons } = decide(factsOf(since(QUARTER_MS)));
    expect(verdict).toBe('ask');
    expect(reasons.slice(-2)).toEqual([
      { rule: 'already-inside', plate: PLATE, since: NOON - QUARTER_MS },
      { rule: 'policy', policy: 'alreadyInside', answer: 'ask', group: null, gate: null },
    ]);
  });

  it.each([
    ['refuse', ['refuse', ...KNOWN, 'already-inside', 'policy']],
    ['open', ['open', ...KNOWN, 'already-inside', 'policy', 'place-free']],
  ] as const)('is answered by the policy: %s', (otherwise, expected) => {
    expect(chain({ ...since(DAY_MS), policy: { alreadyInside: { reopenMinutes: 15, otherwise } } })).toEqual(
      expected,
    );
  });

  it('is never let in again where the minutes are none', () => {
    expect(chain({ ...since(0), policy: { alreadyInside: { reopenMinutes: 0, otherwise: 'ask' } } })).toEqual(
      ['ask', ...KNOWN, 'already-inside', 'policy'],
    );
  });

  it('needs the evidence all the same, since a plate can be printed', () => {
    const policy = { evidence: [{ when: 'always', accept: ['code'] }] } as const;
    expect(chain({ ...since(MINUTE_MS), policy })).toEqual(['ask', ...KNOWN, 'evidence-needed']);
    expect(chain({ ...since(MINUTE_MS), policy, evidence: [CODE] })).toEqual([
      'open',
      ...KNOWN,
      'evidence-needed',
      'evidence-given',
      'let-in-again',
    ]);
  });
});

describe('a full site', () => {
  const full = { occupied: 8 };

  it('refuses at the capacity, not one vehicle later', () => {
    expect(chain({ occupancy: { occupied: 7 } })).toEqual(OPENS);
    expect(chain({ occupancy: full })).toEqual(['refuse', ...KNOWN, 'site-full', 'policy']);
    expect(decide(factsOf({ occupancy: full })).reasons.slice(-2)).toEqual([
      { rule: 'site-full', occupied: 8, capacity: 8 },
      { rule: 'policy', policy: 'fullSite', answer: 'refuse', group: null, gate: null },
    ]);
  });

  it.each([
    ['let-in', 'open'],
    ['ask', 'ask'],
  ] as const)('is answered by the policy: %s', (fullSite, verdict) => {
    expect(chain({ occupancy: full, policy: { fullSite } })).toEqual([
      verdict,
      ...KNOWN,
      'site-full',
      'policy',
    ]);
  });

  it('is answered by the row of the group at the gate', () => {
    const rules = {
      policies: [{ group: 'resident', gate: 'main', policy: { fullSite: 'let-in' } }],
    } as const;
    expect(decide(factsOf({ occupancy: full, rules }))).toMatchObject({
      verdict: 'open',
      reasons: [{}, {}, {}, { rule: 'policy', answer: 'let-in', group: 'resident', gate: 'main' }],
    });
  });
});

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
