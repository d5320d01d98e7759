import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../contract/schedule.ts';
import { decide } from '../decide.ts';
import type { Evidence } from '../evidence.ts';
import { plainPermit } from '../permits/plain-permit.ts';
import {
  ASHA,
  chain,
  DAY_MS,
  factsOf,
  HOUR_MS,
  inside,
  MINUTE_MS,
  NOON,
  onMondays,
  STRANGER,
} from './facts-under-test.ts';
import type { Said } from './facts-under-test.ts';

const UNKNOWN = ['plate-settled', 'no-permit'];
const stranger = (said: Said): readonly string[] => chain({ plate: STRANGER, ...said });
const lastOf = (said: Said) => decide(factsOf({ plate: STRANGER, ...said })).reasons.at(-1);

describe('a plate without a permit', () => {
  it('is refused, and it says by what', () => {
    const decision = decide(factsOf({ plate: STRANGER }));
    expect(decision).toMatchObject({ verdict: 'refuse', plate: STRANGER, permitId: null });
    expect(decision.reasons.slice(1)).toEqual([
      { rule: 'no-permit', plate: STRANGER },
      { rule: 'policy', policy: 'unknownPlate', answer: 'refuse', group: null, gate: null },
    ]);
  });

  it.each([
    ['ask', ['ask', ...UNKNOWN, 'policy']],
    ['let-in', ['open', ...UNKNOWN, 'policy', 'place-free']],
  ] as const)('is answered by the policy: %s', (answer, expected) => {
    expect(stranger({ policy: { unknownPlate: { answer, hours: null } } })).toEqual(expected);
  });

  it('is answered by the policy of the gate', () => {
    const policy = { unknownPlate: { answer: 'ask', hours: null } } as const;
    expect(lastOf({ rules: { policies: [{ group: null, gate: 'main', policy }] } })).toEqual({
      rule: 'policy',
      policy: 'unknownPlate',
      answer: 'ask',
      group: null,
      gate: 'main',
    });
    expect(stranger({ rules: { policies: [{ group: null, gate: 'back', policy }] } })[0]).toBe('refuse');
  });

  it('is let in by hours, and refused outside them', () => {
    const byHours = (hours: Schedule): Said => ({ policy: { unknownPlate: { answer: 'let-in', hours } } });
    expect(stranger(byHours(onMondays('08:00', '12:01')))[0]).toBe('open');
    expect(stranger(byHours(onMondays('13:00', '14:00')))).toEqual(['refuse', ...UNKNOWN, 'outside-hours']);
    expect(lastOf(byHours(onMondays('13:00', '14:00')))).toEqual({
      rule: 'outside-hours',
      of: 'unknown-plate',
      id: null,
      opensAt: NOON + HOUR_MS,
    });
  });

  it.each(['let-in', 'ask'] as const)(
    'is refused outside the hours of everybody, whatever the answer: %s',
    (answer) => {
      const said: Said = {
        policy: { hours: onMondays('13:00', '14:00'), unknownPlate: { answer, hours: null } },
      };
      expect(stranger(said)).toEqual(['refuse', ...UNKNOWN, 'outside-hours']);
      expect(lastOf(said)).toMatchObject({ of: 'group', id: null });
    },
  );

  it('that is let in is let into a free place only', () => {
    const said: Said = {
      policy: { unknownPlate: { answer: 'let-in', hours: null } },
      occupancy: { occupied: 8 },
    };
    expect(stranger(said)).toEqual(['refuse', ...UNKNOWN, 'policy', 'site-full', 'policy']);
  });

  it('that is inside already is let in again within the minutes, and asked about later', () => {
    const letIn: Said = { policy: { unknownPlate: { answer: 'let-in', hours: null } } };
    expect(
      stranger({ ...letIn, occupancy: { ...inside({ [STRANGER]: NOON - MINUTE_MS }), occupied: 8 } }),
    ).toEqual(['open', ...UNKNOWN, 'policy', 'let-in-again']);
    expect(stranger({ ...letIn, occupancy: inside({ [STRANGER]: NOON - DAY_MS }) })).toEqual([
      'ask',
      ...UNKNOWN,
      'policy',
      'already-inside',
      'policy',
    ]);
  });
});

describe('visitors mode', () => {
  const mode = (until: number, gates: readonly string[] | null = null): Said => ({
    rules: { visitors: { until, gates } },
  });

  it('lets in who has no permit, and says until when', () => {
    expect(stranger(mode(NOON + 1))).toEqual(['open', ...UNKNOWN, 'visitors-mode', 'place-free']);
    const { reasons, permitId } = decide(factsOf({ plate: STRANGER, ...mode(NOON + 1) }));
    expect(reasons).toContainEqual({ rule: 'visitors-mode', until: NOON + 1 });
    expect(permitId).toBeNull();
  });

  it('is over at its end', () => {
    expect(stranger(mode(NOON))).toEqual(['refuse', ...UNKNOWN, 'policy']);
  });

  it('holds at its gates', () => {
    expect(stranger(mode(NOON + 1, ['back', 'main']))[0]).toBe('open');
    expect(stranger(mode(NOON + 1, ['back']))).toEqual(['refuse', ...UNKNOWN, 'policy']);
  });

  it('is subject to the full site and to the hours of everybody', () => {
    expect(stranger({ ...mode(NOON + 1), occupancy: { occupied: 8 } })).toEqual([
      'refuse',
      ...UNKNOWN,
      'visitors-mode',
      'site-full',
      'policy',
    ]);
    const policy = { hours: onMondays('13:00', '14:00') };
    expect(
      stranger({
        rules: {
          visitors: { until: NOON + 1, gates: null },
          policies: [{ group: null, gate: null, policy }],
        },
      }).at(-1),
    ).toBe('outside-hours');
  });

  it('needs no answer to unknown plates', () => {
    const policy = { unknownPlate: { answer: 'refuse', hours: onMondays('13:00', '14:00') } } as const;
    expect(
      stranger({
        rules: {
          visitors: { until: NOON + 1, gates: null },
          policies: [{ group: null, gate: null, policy }],
        },
      })[0],
    ).toBe('open');
  });

  it('does nothing for a permit that does not count', () => {
    expect(chain({ permits: [{ ...ASHA, suspended: true }], ...mode(NOON + 1) }).at(-1)).toBe(
      'permit-suspended',
    );
  });
});

describe('a code for an unknown plate', () => {
  const guest = plainPermit({ id: 'guest', holder: 'Guest of Asha', plates: [], usesLeft: 1 });
  const CODE: Evidence = { kind: 'code', permitId: 'guest', at: NOON };
  const accepting: Said = {
    policy: { evidence: [{ when: 'unknown', accept: ['code', 'approval'] }] },
    permits: [ASHA, guest],
  };

  it('is asked for where the rules accept it', () => {
    expect(stranger(accepting)).toEqual(['ask', ...UNKNOWN, 'evidence-needed']);
    expect(lastOf(accepting)).toEqual({
      rule: 'evidence-needed',
      when: 'unknown',
      accept: ['code', 'approval'],
    });
  });

  it('lets in under its permit', () => {
    const decision = decide(factsOf({ plate: STRANGER, ...accepting, evidence: [CODE] }));
    expect(decision).toMatchObject({ verdict: 'open', plate: STRANGER, permitId: 'guest' });
    expect(decision.reasons.slice(2)).toEqual([
      { rule: 'evidence-needed', when: 'unknown', accept: ['code', 'approval'] },
      { rule: 'evidence-given', kind: 'code', by: 'Guest of Asha' },
      { rule: 'uses-left', permitId: 'guest', left: 1 },
      { rule: 'place-free', free: 5, capacity: 8 },
    ]);
  });

  it('is checked like its permit', () => {
    expect(stranger({ ...accepting, permits: [{ ...guest, usesLeft: 0 }], evidence: [CODE] }).at(-1)).toBe(
      'uses-spent',
    );
    expect(
      stranger({ ...accepting, permits: [{ ...guest, suspended: true }], evidence: [CODE] }).at(-1),
    ).toBe('permit-suspended');
  });

  it.each<[string, Said]>([
    ['where no rule accepts it', { policy: {} }],
    [
      'where only approval is accepted',
      { policy: { evidence: [{ when: 'unknown', accept: ['approval'] }] } },
    ],
    [
      'where it is accepted for plates with a permit',
      { policy: { evidence: [{ when: 'always', accept: ['code'] }] } },
    ],
    ['of a permit that names its vehicles', { evidence: [{ ...CODE, permitId: 'asha' }] }],
    ['of a block', { permits: [{ ...guest, kind: 'block' }] }],
    ['of a permit that is gone', { permits: [ASHA] }],
  ])('does not count %s', (_, said) => {
    expect(stranger({ ...accepting, evidence: [CODE], ...said })[0]).not.toBe('open');
    expect(stranger({ ...accepting, evidence: [CODE], ...said })).not.toContain('evidence-given');
  });

  it('that was typed last counts', () => {
    const spent = plainPermit({ id: 'spent', holder: 'Spent', plates: [], usesLeft: 0 });
    const said = { ...accepting, permits: [guest, spent] };
    expect(stranger({ ...said, evidence: [{ ...CODE, permitId: 'spent' }, CODE] })[0]).toBe('open');
    expect(stranger({ ...said, evidence: [CODE, { ...CODE, permitId: 'spent' }] })[0]).toBe('refuse');
    expect(stranger({ ...said, evidence: [CODE, { kind: 'approval', by: 'Ravi', at: NOON }] })).toContain(
      'uses-left',
    );
  });

  it('goes before visitors mode, so that its use is counted', () => {
    const rules = {
      visitors: { until: NOON + 1, gates: null },
      policies: [{ group: null, gate: null, policy: accepting.policy ?? {} }],
    };
    expect(decide(factsOf({ plate: STRANGER, permits: [guest], rules, evidence: [CODE] })).permitId).toBe(
      'guest',
    );
  });

  it.each(['ask', 'let-in'] as const)(
    'or approval is wanted also where the answer would be to %s',
    (answer) => {
      const policy = { ...accepting.policy, unknownPlate: { answer, hours: null } };
      expect(stranger({ ...accepting, policy })).toEqual(['ask', ...UNKNOWN, 'evidence-needed']);
      expect(
        stranger({ ...accepting, policy, evidence: [{ kind: 'approval', by: 'Ravi', at: NOON }] })[0],
      ).toBe('open');
    },
  );
});
