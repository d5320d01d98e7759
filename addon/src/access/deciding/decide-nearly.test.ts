import { describe, expect, it } from 'vitest';
import { decide } from '../decide.ts';
import { plainPermit } from '../permits/plain-permit.ts';
import {
  ASHA,
  APPROVED,
  chain,
  CODE,
  DAY_MS,
  factsOf,
  inside,
  MINUTE_MS,
  NEARLY,
  NOON,
  PLATE,
} from './facts-under-test.ts';
import type { Said } from './facts-under-test.ts';

const NEAR_CHAIN = ['plate-settled', 'permit-one-character-away'];
const ruled = { evidence: [{ when: 'inexact', accept: ['code'] }] } as const;
const AT_HOME = { permits: [{ ...ASHA, person: 'person.asha' }], isNear: () => true };

describe('a plate that is one character away from a permit', () => {
  it('is asked about with both plates', () => {
    const decision = decide(factsOf({ plate: NEARLY }));
    expect(decision).toMatchObject({ verdict: 'ask', plate: NEARLY, permitId: null });
    expect(decision.reasons.at(-1)).toEqual({
      rule: 'permit-one-character-away',
      plate: NEARLY,
      nearest: PLATE,
    });
  });

  it.each(['suspended', 'expired'])('is asked about also when that permit is %s', (fault) => {
    const permit = fault === 'suspended' ? { ...ASHA, suspended: true } : { ...ASHA, validUntil: NOON };
    expect(chain({ plate: NEARLY, permits: [permit] })).toEqual(['ask', ...NEAR_CHAIN]);
  });

  it('is asked about also where strangers are let in', () => {
    const said: Said = {
      plate: NEARLY,
      policy: { unknownPlate: { answer: 'let-in', hours: null } },
      rules: { visitors: { until: NOON + 1, gates: null } },
    };
    expect(chain(said)).toEqual(['ask', ...NEAR_CHAIN]);
  });

  it('is a stranger two characters away', () => {
    expect(chain({ plate: 'KA01AB1299' })).toEqual(['refuse', 'plate-settled', 'no-permit', 'policy']);
  });

  it.each<[string, Said]>([
    ['a code', { evidence: [CODE] }],
    ['presence', AT_HOME],
  ])('does not open by %s where no rule accepts it', (_, said) => {
    expect(chain({ plate: NEARLY, ...said })).toEqual(['ask', ...NEAR_CHAIN]);
    const others = { evidence: [{ when: 'always', accept: ['presence', 'code'] }] } as const;
    expect(chain({ plate: NEARLY, policy: others, ...said })).toEqual(['ask', ...NEAR_CHAIN]);
  });
});

describe('where evidence is accepted for a plate that is nearly right', () => {
  const near: Said = { plate: NEARLY, policy: ruled };

  it('it is asked for', () => {
    expect(chain(near)).toEqual(['ask', ...NEAR_CHAIN, 'evidence-needed']);
    expect(decide(factsOf(near)).permitId).toBeNull();
  });

  it('a code of the permit lets it in under that permit', () => {
    const said = { ...near, evidence: [CODE] };
    expect(chain(said)).toEqual(['open', ...NEAR_CHAIN, 'evidence-needed', 'evidence-given', 'place-free']);
    expect(decide(factsOf(said))).toMatchObject({ plate: NEARLY, permitId: 'asha' });
  });

  it('the code of another does not', () => {
    const evidence = [{ ...CODE, permitId: 'ravi' }];
    expect(chain({ ...near, evidence })).toEqual(['ask', ...NEAR_CHAIN, 'evidence-needed']);
  });

  it('its holder being at home says nothing of who comes, though a document of before accepts it', () => {
    const both = { evidence: [{ when: 'inexact', accept: ['presence', 'code'] }] } as const;
    const decision = decide(factsOf({ plate: NEARLY, policy: both, ...AT_HOME }));
    expect(decision).toMatchObject({ verdict: 'ask', permitId: null });
    expect(decision.reasons.at(-1)).toEqual({ rule: 'evidence-needed', when: 'inexact', accept: ['code'] });
    expect(chain({ plate: NEARLY, policy: both, ...AT_HOME, evidence: [CODE] })[0]).toBe('open');
    const alone = { evidence: [{ when: 'inexact', accept: ['presence'] }] } as const;
    expect(chain({ plate: NEARLY, policy: alone, ...AT_HOME })).toEqual(['ask', ...NEAR_CHAIN]);
  });

  it('approval opens by the word of who approved, not by the permit', () => {
    const decision = decide(factsOf({ ...near, evidence: [APPROVED] }));
    expect(decision).toMatchObject({ verdict: 'open', permitId: null });
    expect(decision.reasons.at(-1)).toMatchObject({ kind: 'approval' });
  });

  it('every check of the permit holds', () => {
    const given = { ...near, evidence: [CODE] };
    for (const [more, rule] of [
      [{ suspended: true }, 'permit-suspended'],
      [{ validUntil: NOON }, 'permit-expired'],
      [{ usesLeft: 0 }, 'uses-spent'],
      [{ gates: ['back'] }, 'wrong-gate'],
    ] as const) {
      expect(chain({ ...given, permits: [{ ...ASHA, ...more }] }).at(-1)).toBe(rule);
    }
  });

  it('the place of the plate that it is taken for is its own', () => {
    const household = { ...ASHA, plates: [PLATE, 'B2'], places: 1 };
    const onItsWay = { isOnItsWay: (plate: string) => plate === PLATE };
    expect(chain({ ...near, evidence: [CODE], permits: [household], occupancy: onItsWay }).at(-1)).toBe(
      'place-free',
    );
    expect(
      chain({ ...near, evidence: [CODE], permits: [household], occupancy: inside({ B2: 0 }) }).slice(-2),
    ).toEqual(['places-taken', 'policy']);
  });

  it('the plate that it is taken for being inside already is answered by the policy, however shortly', () => {
    const decision = decide(
      factsOf({ ...near, evidence: [CODE], occupancy: inside({ [PLATE]: NOON - MINUTE_MS }) }),
    );
    expect(decision.verdict).toBe('ask');
    expect(decision.reasons.at(-2)).toEqual({
      rule: 'already-inside',
      plate: PLATE,
      since: NOON - MINUTE_MS,
    });
  });

  it('the plate that was read is let in again when it came in as such', () => {
    const said = { ...near, evidence: [CODE], occupancy: inside({ [NEARLY]: NOON - MINUTE_MS }) };
    expect(chain(said).at(-1)).toBe('let-in-again');
    const later = decide(factsOf({ ...said, occupancy: inside({ [NEARLY]: NOON - DAY_MS }) }));
    expect(later.reasons.at(-2)).toMatchObject({ rule: 'already-inside', plate: NEARLY });
  });

  it('the rules of the group of that permit count', () => {
    const rules = { policies: [{ group: 'staff', gate: null, policy: ruled }] };
    expect(chain({ plate: NEARLY, evidence: [CODE], rules })[0]).toBe('ask');
    expect(chain({ plate: NEARLY, evidence: [CODE], rules, permits: [{ ...ASHA, group: 'staff' }] })[0]).toBe(
      'open',
    );
  });
});

describe('a plate that is near two', () => {
  const other = plainPermit({ id: 'ravi', holder: 'Ravi', plates: ['KA01AB1294'] });

  it('of different permits is asked about with all of them, and opens by no code and no presence', () => {
    const said: Said = {
      plate: NEARLY,
      policy: ruled,
      permits: [other, { ...ASHA, person: 'person.asha' }],
      evidence: [CODE, { ...CODE, permitId: 'ravi' }],
      isNear: () => true,
    };
    const decision = decide(factsOf(said));
    expect(decision).toMatchObject({ verdict: 'ask', permitId: null });
    expect(decision.reasons.at(-1)).toEqual({
      rule: 'permits-equally-near',
      plate: NEARLY,
      nearest: [PLATE, 'KA01AB1294'],
    });
    expect(chain({ ...said, evidence: [APPROVED] })).toEqual([
      'open',
      'plate-settled',
      'permits-equally-near',
      'evidence-given',
    ]);
  });

  it('of one permit is taken for the first of them', () => {
    const both = { ...ASHA, plates: ['KA01AB1294', PLATE] };
    const decision = decide(factsOf({ plate: NEARLY, permits: [both] }));
    expect(decision.reasons.at(-1)).toEqual({
      rule: 'permit-one-character-away',
      plate: NEARLY,
      nearest: PLATE,
    });
  });
});
