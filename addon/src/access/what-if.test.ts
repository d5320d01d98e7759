import { describe, expect, it } from 'vitest';
import type { EvidenceRule, Policy } from '../contract/rules.ts';
import type { WhatIf } from '../contract/what-if.ts';
import type { AccessNow } from './access-now.ts';
import { ASHA, DAY_MS, FREE, GATE, MINUTE_MS, NOON, PLATE } from './deciding/facts-under-test.ts';
import { DEFAULT_RULES } from './default-rules.ts';
import { plainPermit } from './permits/plain-permit.ts';
import { whatIf } from './what-if.ts';

const policy = (said: Partial<Policy>) => ({
  ...DEFAULT_RULES,
  policies: [{ group: null, gate: null, policy: said }],
});

const asking = (...evidence: readonly EvidenceRule[]) => policy({ evidence });

const site = (more: Partial<AccessNow> = {}): AccessNow => ({
  now: NOON,
  timeZone: 'UTC',
  permits: [{ ...ASHA, person: 'person.asha' }],
  rules: DEFAULT_RULES,
  gates: [GATE],
  occupancy: FREE,
  isNear: () => true,
  ...more,
});

const answer = (ask: Partial<WhatIf>, now: Partial<AccessNow> = {}) =>
  whatIf({ plate: PLATE, gate: 'main', ...ask }, site(now), ({ code, ...wish }, id) =>
    plainPermit({ plates: [], ...wish, id, codeHash: (code ?? null) === null ? null : 'salt$hash' }),
  );

const chain = (ask: Partial<WhatIf>, now: Partial<AccessNow> = {}): readonly string[] => {
  const decision = answer(ask, now);
  return 'why' in decision ? [decision.why] : [decision.verdict, ...decision.reasons.map(({ rule }) => rule)];
};

describe('what if', () => {
  it.each<[string, Partial<WhatIf>, Partial<AccessNow>, readonly string[]]>([
    ['it came now', {}, {}, ['open', 'plate-settled', 'permit-matches', 'place-free']],
    [
      'its plate were written as people do',
      { plate: 'ka 01 ab-1234' },
      {},
      ['open', 'plate-settled', 'permit-matches', 'place-free'],
    ],
    ['it came to a gate that is none', { gate: 'yard' }, {}, ['no-such-gate']],
    ['its plate were none', { plate: '---' }, {}, ['bad-plate']],
    ['it went', { direction: 'out' }, {}, ['open', 'plate-settled', 'exit-always-opens']],
    ['its plate were hardly read', { reading: 'tentative' }, {}, ['ask', 'plate-not-settled']],
    ['its plate could not be read', { reading: 'unreadable' }, {}, ['ask', 'plate-unreadable']],
    [
      'the camera were gone',
      { reading: 'unreadable', down: ['camera'] },
      {},
      ['ask', 'plate-unreadable', 'part-down'],
    ],
    [
      'the site were full',
      { occupied: 8 },
      {},
      ['refuse', 'plate-settled', 'permit-matches', 'site-full', 'policy'],
    ],
    [
      'the site, which is full, were not',
      { occupied: 7 },
      { occupancy: { ...FREE, occupied: 8 } },
      ['open', 'plate-settled', 'permit-matches', 'place-free'],
    ],
    [
      'it were inside since a minute',
      { insideSince: NOON - MINUTE_MS },
      {},
      ['open', 'plate-settled', 'permit-matches', 'let-in-again'],
    ],
    [
      'it were inside since yesterday',
      { insideSince: NOON - DAY_MS },
      {},
      ['ask', 'plate-settled', 'permit-matches', 'already-inside', 'policy'],
    ],
    [
      'it, which is inside, were not',
      { insideSince: null },
      { occupancy: { ...FREE, insideSince: () => 0 } },
      ['open', 'plate-settled', 'permit-matches', 'place-free'],
    ],
    [
      'it, which is inside, came again',
      {},
      { occupancy: { ...FREE, insideSince: () => 0 } },
      ['ask', 'plate-settled', 'permit-matches', 'already-inside', 'policy'],
    ],
    [
      'it came after the end of its permit',
      { at: NOON + DAY_MS },
      { permits: [{ ...ASHA, validUntil: NOON + DAY_MS }] },
      ['refuse', 'plate-settled', 'permit-matches', 'permit-expired'],
    ],
    [
      'the gate were locked, as it is',
      {},
      { gates: [{ ...GATE, lockedBy: 'Ravi' }] },
      ['refuse', 'plate-settled', 'gate-locked'],
    ],
    [
      'strangers were asked about',
      { plate: 'XX99', rules: policy({ unknownPlate: { answer: 'ask', hours: null } }) },
      {},
      ['ask', 'plate-settled', 'no-permit', 'policy'],
    ],
  ])('%s', (_, ask, now, expected) => {
    expect(chain(ask, now)).toEqual(expected);
  });

  it('says of when it is, and what the plate would rest on', () => {
    expect(answer({ at: NOON + DAY_MS })).toMatchObject({
      decidedAt: NOON + DAY_MS,
      reasons: [{ rule: 'plate-settled', settledBy: 'known' }, {}, {}],
    });
    const reading = { frames: 2, readers: [], plate: PLATE };
    expect(answer({})).toMatchObject({ reasons: [reading, {}, {}] });
    expect(answer({ reading: 'tentative' })).toMatchObject({
      reasons: [{ best: PLATE, frames: 2, why: 'too-few-frames' }],
    });
    expect(answer({ reading: 'unreadable' })).toMatchObject({ reasons: [{ frames: 2 }], plate: null });
    expect(answer({ plate: 'XX99' })).toMatchObject({ reasons: [{ settledBy: 'frames' }, {}, {}] });
    expect(answer({ plate: 'XX99', insideSince: 0 })).toMatchObject({
      reasons: [{ settledBy: 'known' }, {}, {}],
    });
  });

  it('asks about who else is inside as it is', () => {
    const shared = plainPermit({ id: 'shared', holder: 'Both', plates: [PLATE, 'KA02'], places: 1 });
    const occupancy = { ...FREE, insideSince: (plate: string) => (plate === 'KA02' ? 0 : null) };
    expect(chain({ insideSince: null }, { permits: [shared], occupancy })).toContain('places-taken');
  });
});

describe('a draft permit', () => {
  it('is beside those that there are', () => {
    expect(answer({ plate: 'XX99', permits: [{ holder: 'Guest', plates: ['XX99'] }] })).toMatchObject({
      verdict: 'open',
      permitId: 'draft-1',
    });
    expect(chain({ permits: [{ holder: 'Guest', plates: ['XX99'] }] })[0]).toBe('open');
  });

  it('takes the place of one that has a plate of it', () => {
    const permits = [{ ...ASHA, plates: [PLATE, 'KA02'] }];
    const draft = { holder: 'Asha', plates: [PLATE], suspended: true };
    expect(chain({ permits: [draft] }, { permits })).toContain('permit-suspended');
    expect(chain({ plate: 'KA02', permits: [draft] }, { permits })).toContain('no-permit');
  });

  it('takes the place of a draft before it', () => {
    const first = { holder: 'First', plates: ['XX99'] };
    const second = { holder: 'Second', plates: ['XX99'], suspended: true };
    expect(answer({ plate: 'XX99', permits: [first, second] })).toMatchObject({
      verdict: 'refuse',
      permitId: 'draft-2',
    });
    expect(answer({ plate: 'XX99', permits: [second, first] })).toMatchObject({
      verdict: 'open',
      permitId: 'draft-2',
    });
  });
});

describe('evidence', () => {
  const always = asking({ when: 'always', accept: ['presence', 'code', 'approval'] });
  const missing = ['ask', 'plate-settled', 'permit-matches', 'evidence-needed'];
  const given = [
    'open',
    'plate-settled',
    'permit-matches',
    'evidence-needed',
    'evidence-given',
    'place-free',
  ];

  it('is not given unless it is said, also when the person is near now', () => {
    expect(chain({ rules: always })).toEqual(missing);
    expect(chain({ rules: always, evidence: [] })).toEqual(missing);
  });

  it.each(['presence', 'code', 'approval'] as const)('is given by %s', (kind) => {
    expect(chain({ rules: always, evidence: [kind] })).toEqual(given);
  });

  it('is that of the kinds that are said', () => {
    const codeOnly = asking({ when: 'always', accept: ['code'] });
    expect(chain({ rules: codeOnly, evidence: ['presence'] })).toEqual(missing);
    const presenceOnly = asking({ when: 'always', accept: ['presence'] });
    expect(chain({ rules: presenceOnly, evidence: ['code'] })).toEqual(missing);
  });

  it('of nobody is none: a permit without a person cannot be confirmed by presence', () => {
    expect(chain({ rules: always, evidence: ['presence'] }, { permits: [ASHA] })).toEqual(missing);
  });

  it('by code is of the nearest permit where none matches', () => {
    const inexact = asking({ when: 'inexact', accept: ['code'] });
    const near = { plate: 'KA01AB1235', rules: inexact };
    expect(chain(near)[0]).toBe('ask');
    expect(answer({ ...near, evidence: ['code'] })).toMatchObject({ verdict: 'open', permitId: 'asha' });
  });

  it('by code is of a permit with a code and without plates where none is near, a draft before others', () => {
    const unknown = asking({ when: 'unknown', accept: ['code'] });
    const kept = plainPermit({ id: 'kept', holder: 'Kept', plates: [], codeHash: 'salt$hash' });
    const permits = [plainPermit({ id: 'none', holder: 'None', plates: [] }), ASHA, kept];
    const stranger = { plate: 'XX99', rules: unknown, evidence: ['code'] } as const;
    expect(answer(stranger, { permits })).toMatchObject({ verdict: 'open', permitId: 'kept' });
    const draft = { holder: 'Guest', code: '1234' };
    expect(answer({ ...stranger, permits: [draft] }, { permits })).toMatchObject({
      verdict: 'open',
      permitId: 'draft-1',
    });
    expect(answer({ ...stranger, permits: [{ holder: 'Guest' }] })).toMatchObject({
      verdict: 'ask',
      permitId: null,
    });
    expect(answer(stranger)).toMatchObject({ verdict: 'ask' });
    const others = [
      plainPermit({ ...kept, id: 'b', kind: 'block' }),
      plainPermit({ ...kept, id: 'own', plates: ['QQ11'] }),
    ];
    expect(answer(stranger, { permits: others })).toMatchObject({ verdict: 'ask' });
    expect(answer(stranger, { permits: [...others, kept] })).toMatchObject({
      verdict: 'open',
      permitId: 'kept',
    });
  });

  it('by presence is of one person only', () => {
    const other = plainPermit({
      id: 'other',
      holder: 'Other',
      plates: ['KA01AB1236'],
      person: 'person.other',
    });
    const both = asking({ when: 'inexact', accept: ['code'] }, { when: 'always', accept: ['presence'] });
    const near = { plate: 'KA01AB12346', rules: both } as const;
    expect(chain({ ...near, evidence: ['code', 'presence'] }, { permits: [other] })[0]).toBe('open');
    expect(chain({ ...near, evidence: ['code'] }, { permits: [other] })[0]).toBe('ask');
    expect(chain({ ...near, evidence: ['presence'] }, { permits: [other] })[0]).toBe('ask');
  });

  it('is not of the permit that blocks the plate', () => {
    const blocked = plainPermit({
      id: 'blocked',
      holder: 'B',
      plates: [PLATE],
      kind: 'block',
      validUntil: NOON,
    });
    const rules = asking({ when: 'unknown', accept: ['code'] });
    expect(chain({ rules, evidence: ['code'] }, { permits: [blocked] })[0]).toBe('ask');
  });
});
