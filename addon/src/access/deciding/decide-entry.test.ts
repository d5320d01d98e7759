import { describe, expect, it } from 'vitest';
import type { Reason } from '../../contract/reasons.ts';
import { decide } from '../decide.ts';
import type { Evidence } from '../evidence.ts';
import type { Permit } from '../permits/permit.ts';
import {
  ASHA,
  BLOCKED,
  APPROVED,
  chain,
  CODE,
  factsOf,
  inside,
  NEARLY,
  NOON,
  PLATE,
  STRANGER,
  UNREAD,
} from './facts-under-test.ts';
import type { Case, Said } from './facts-under-test.ts';

describe('a gate on the way in', () => {
  it.each<Case>([
    ['turns away at an exit', { gate: { directionRule: 'exit' } }, ['refuse', 'plate-settled', 'wrong-way']],
    [
      'lets in at an entry',
      { gate: { directionRule: 'entry' } },
      ['open', 'plate-settled', 'permit-matches', 'place-free'],
    ],
    [
      'turns away at an exit that is held open',
      { gate: { directionRule: 'exit', heldOpenBy: 'Ravi' } },
      ['refuse', 'plate-settled', 'wrong-way'],
    ],
    [
      'turns away while it is locked',
      { gate: { lockedBy: 'Ravi' } },
      ['refuse', 'plate-settled', 'gate-locked'],
    ],
    [
      'keeps nobody out by a lock while its arm is held up',
      { gate: { lockedBy: 'Ravi', heldOpenBy: 'Asha' } },
      ['open', 'plate-settled', 'person-ordered'],
    ],
    [
      'stays locked whoever approves',
      { gate: { lockedBy: 'Ravi' }, evidence: [APPROVED] },
      ['refuse', 'plate-settled', 'gate-locked'],
    ],
    [
      'opens to everybody while a person holds it open, full or not, written or not',
      { gate: { heldOpenBy: 'Ravi' }, plate: STRANGER, occupancy: { occupied: 8 }, down: ['store'] },
      ['open', 'plate-settled', 'person-ordered'],
    ],
    [
      'opens in an emergency, locked or not',
      { gate: { emergencyBy: 'Ravi', lockedBy: 'Asha' }, settlement: UNREAD },
      ['open', 'emergency'],
    ],
    [
      'opens an exit to who wants in, in an emergency',
      { gate: { emergencyBy: 'Ravi', directionRule: 'exit' }, plate: STRANGER },
      ['open', 'plate-settled', 'emergency'],
    ],
  ])('%s', (_, said, expected) => {
    expect(chain(said)).toEqual(expected);
  });

  it.each<[string, Said, Reason]>([
    ['emergency', { gate: { emergencyBy: 'Ravi' } }, { rule: 'emergency', by: 'Ravi' }],
    ['lock', { gate: { lockedBy: 'Ravi' } }, { rule: 'gate-locked', by: 'Ravi' }],
    ['hold', { gate: { heldOpenBy: 'Ravi' } }, { rule: 'person-ordered', by: 'Ravi', command: 'hold' }],
    ['direction', { gate: { directionRule: 'exit' } }, { rule: 'wrong-way', directionRule: 'exit' }],
  ])('says whose it is: %s', (_, said, reason) => {
    expect(decide(factsOf(said))).toMatchObject({ permitId: null });
    expect(decide(factsOf(said)).reasons.at(-1)).toEqual(reason);
  });
});

describe('a block', () => {
  it('refuses, and says whose it is', () => {
    const decision = decide(factsOf({ permits: [BLOCKED] }));
    expect(decision).toMatchObject({ verdict: 'refuse', permitId: 'asha' });
    expect(decision.reasons.at(-1)).toEqual({
      rule: 'blocked',
      plate: PLATE,
      permitId: 'asha',
      holder: 'Asha',
    });
  });

  it.each<Case>([
    ['holds against approval', { evidence: [APPROVED] }, ['refuse', 'plate-settled', 'blocked']],
    [
      'holds in visitors mode',
      { rules: { visitors: { until: NOON + 1, gates: null } } },
      ['refuse', 'plate-settled', 'blocked'],
    ],
    [
      'holds where strangers are let in',
      { policy: { unknownPlate: { answer: 'let-in', hours: null } } },
      ['refuse', 'plate-settled', 'blocked'],
    ],
    [
      'holds while nothing can be written',
      { down: ['store'], evidence: [APPROVED] },
      ['refuse', 'plate-settled', 'blocked'],
    ],
  ])('%s', (_, said, expected) => {
    expect(chain({ permits: [BLOCKED], ...said })).toEqual(expected);
  });

  it.each<[string, Partial<Permit>]>([
    ['over', { validUntil: NOON }],
    ['to come', { validFrom: NOON + 1 }],
    ['suspended', { suspended: true }],
    ['for another gate', { gates: ['back'] }],
    ['for other hours', { schedule: { weekly: [], holidays: 'as-usual', exceptions: [] } }],
  ])('that is %s is no permit either', (_, more) => {
    expect(chain({ permits: [{ ...BLOCKED, ...more }] })).toEqual([
      'refuse',
      'plate-settled',
      'no-permit',
      'policy',
    ]);
  });

  it('is not asked about where a plate is only nearly it', () => {
    expect(chain({ permits: [BLOCKED], plate: NEARLY })).toEqual([
      'refuse',
      'plate-settled',
      'no-permit',
      'policy',
    ]);
  });
});

describe('while nothing can be written', () => {
  const down = ['store'] as const;

  it('a person is asked about who would be let in', () => {
    expect(chain({ down })).toEqual(['ask', 'plate-settled', 'permit-matches', 'place-free', 'part-down']);
    expect(decide(factsOf({ down }))).toMatchObject({ permitId: 'asha' });
    expect(decide(factsOf({ down })).reasons.at(-1)).toEqual({ rule: 'part-down', part: 'store' });
  });

  it('who would be refused is refused', () => {
    expect(chain({ down, plate: STRANGER })).toEqual(['refuse', 'plate-settled', 'no-permit', 'policy']);
  });

  it('approval opens', () => {
    expect(chain({ down, evidence: [APPROVED] }).slice(-2)).toEqual(['part-down', 'evidence-given']);
    expect(chain({ down, evidence: [APPROVED] })[0]).toBe('open');
  });

  it.each(['home-assistant', 'broker', 'barrier-link', 'reader', 'camera'] as const)(
    'but not while only another part is down: %s',
    (part) => {
      expect(chain({ down: [part] })).toEqual(['open', 'plate-settled', 'permit-matches', 'place-free']);
    },
  );
});

describe('approval', () => {
  it.each<[string, Said]>([
    ['that cannot be read', { settlement: UNREAD }],
    [
      'that is not settled',
      { settlement: { state: 'tentative', best: PLATE, frames: 4, why: 'frames-differ' } },
    ],
    ['that is one character away', { plate: NEARLY }],
    ['that is inside already', { occupancy: inside({ [PLATE]: 0 }) }],
    ['that finds no place', { occupancy: { occupied: 8 }, policy: { fullSite: 'ask' } }],
    ['that strangers have', { plate: STRANGER, policy: { unknownPlate: { answer: 'ask', hours: null } } }],
  ])('answers what is asked about a plate %s', (_, said) => {
    expect(decide(factsOf(said)).verdict).toBe('ask');
    const { verdict, reasons } = decide(factsOf({ ...said, evidence: [APPROVED] }));
    expect(verdict).toBe('open');
    expect(reasons.at(-1)).toEqual({ rule: 'evidence-given', kind: 'approval', by: 'Ravi' });
  });

  it.each<[string, Said]>([
    ['a stranger', { plate: STRANGER }],
    ['an expired permit', { permits: [{ ...ASHA, validUntil: NOON }] }],
    ['a full site', { occupancy: { occupied: 8 } }],
  ])('does not overrule a refusal of %s', (_, said) => {
    expect(decide(factsOf({ ...said, evidence: [APPROVED] })).verdict).toBe('refuse');
  });

  it('names who looked last', () => {
    const twice: readonly Evidence[] = [APPROVED, { kind: 'approval', by: 'Mina', at: NOON + 1 }];
    expect(decide(factsOf({ settlement: UNREAD, evidence: twice })).reasons.at(-1)).toMatchObject({
      by: 'Mina',
    });
  });

  it('counts also where something else was given after it', () => {
    expect(chain({ settlement: UNREAD, evidence: [APPROVED, CODE] })[0]).toBe('open');
  });

  it('changes nothing for who is let in anyway', () => {
    expect(chain({ evidence: [APPROVED] })).toEqual([
      'open',
      'plate-settled',
      'permit-matches',
      'place-free',
    ]);
  });
});
