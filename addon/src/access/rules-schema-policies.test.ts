import { expect, test } from 'vitest';
import { EVIDENCE_KINDS, EVIDENCE_OCCASIONS } from '../contract/rules.ts';
import type { PolicyRow } from '../contract/rules.ts';
import { keptRulesSchema } from './rules-schema.ts';
import { RULES, saidOf, withRow, withPolicy } from './rules-under-test.ts';

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

const allowed: readonly (readonly [what: string, rules: unknown])[] = [
  ['200 rows', { ...RULES, policies: Array.from({ length: 200 }, (_, index) => row(index)) }],
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
  ['presence alone at night', withPolicy({ evidence: [{ when: 'night', accept: ['presence'] }] })],
];

test.each(allowed)('allowed: %s', (_what, rules) => {
  expect(saidOf(rules)).toEqual([]);
});

const refused: readonly (readonly [what: string, rules: unknown, said: string])[] = [
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
