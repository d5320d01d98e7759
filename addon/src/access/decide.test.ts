import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reason } from '../contract/reasons.ts';
import { EVIDENCE_KINDS, EVIDENCE_OCCASIONS } from '../contract/rules.ts';
import type { Policy } from '../contract/rules.ts';
import type { Schedule } from '../contract/schedule.ts';
import { DIRECTION_RULES, DIRECTIONS, SITE_PARTS } from '../contract/words.ts';
import type { Settlement } from '../plate/settling/settlement.ts';
import { decide, decideByPerson } from './decide.ts';
import { ASHA, chain, factsOf, inside, NOON, PLATE, settled } from './deciding/facts-under-test.ts';
import type { Said } from './deciding/facts-under-test.ts';
import type { Evidence } from './evidence.ts';
import type { Permit } from './permits/permit.ts';
import { plainPermit } from './permits/plain-permit.ts';

const STRANGER = 'XX99';
const NEARLY = 'KA01AB1284';
const UNREAD: Settlement = { state: 'nothing', frames: 9 };
const APPROVED: readonly Evidence[] = [{ kind: 'approval', by: 'Ravi', at: NOON }];
const BLOCKED: Permit = { ...ASHA, kind: 'block' };

type Case = readonly [string, Said, readonly string[]];

describe('a decision', () => {
  it('opens for a permit, and says what it rests on', () => {
    expect(decide(factsOf({}))).toEqual({
      verdict: 'open',
      plate: PLATE,
      permitId: 'asha',
      decidedAt: NOON,
      reasons: [
        { rule: 'plate-settled', plate: PLATE, frames: 3, readers: ['eye'], settledBy: 'known' },
        { rule: 'permit-matches', plate: PLATE, permitId: 'asha', holder: 'Asha' },
        { rule: 'place-free', free: 5, capacity: 8 },
      ],
    });
  });

  it('has no plate where none is settled, and says how well it was read', () => {
    expect(decide(factsOf({ settlement: UNREAD }))).toMatchObject({
      plate: null,
      permitId: null,
      reasons: [{ rule: 'plate-unreadable', frames: 9 }],
    });
    const settlement: Settlement = { state: 'tentative', best: PLATE, frames: 4, why: 'several-plates' };
    expect(decide(factsOf({ settlement }))).toMatchObject({
      plate: null,
      reasons: [{ rule: 'plate-not-settled', best: PLATE, frames: 4, why: 'several-plates' }],
    });
  });

  it('by a person opens and says who it was', () => {
    expect(decideByPerson({ by: 'Ravi', command: 'let-in-once', plate: null, now: NOON })).toEqual({
      verdict: 'open',
      plate: null,
      permitId: null,
      decidedAt: NOON,
      reasons: [{ rule: 'person-ordered', by: 'Ravi', command: 'let-in-once' }],
    });
  });

  it('by a person refuses when that is the order', () => {
    expect(decideByPerson({ by: 'Ravi', command: 'refuse', plate: PLATE, now: NOON })).toMatchObject({
      verdict: 'refuse',
      plate: PLATE,
      reasons: [{ rule: 'person-ordered', by: 'Ravi', command: 'refuse' }],
    });
  });
});

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
      { gate: { lockedBy: 'Ravi' }, evidence: APPROVED },
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
    ['holds against approval', { evidence: APPROVED }, ['refuse', 'plate-settled', 'blocked']],
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
      { down: ['store'], evidence: APPROVED },
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

describe('the way out', () => {
  const needed: Partial<Policy> = { exit: 'permit-needed' };

  it.each<Case>([
    ['opens to whom nobody could read', { settlement: UNREAD }, ['open', 'exit-always-opens']],
    [
      'opens to who is blocked, on a site that is empty by the count',
      { permits: [BLOCKED], occupancy: { occupied: 0 } },
      ['open', 'plate-settled', 'exit-always-opens'],
    ],
    [
      'opens while the gate is locked',
      { gate: { lockedBy: 'Ravi' } },
      ['open', 'plate-settled', 'exit-always-opens'],
    ],
    [
      'opens in an emergency',
      { gate: { emergencyBy: 'Ravi', directionRule: 'entry' } },
      ['open', 'plate-settled', 'emergency'],
    ],
    [
      'leads from an entry to the exit',
      { gate: { directionRule: 'entry' } },
      ['refuse', 'plate-settled', 'wrong-way'],
    ],
    [
      'opens an entry where there is no other way',
      { gate: { directionRule: 'entry', otherWayOut: false } },
      ['open', 'plate-settled', 'exit-always-opens'],
    ],
    [
      'opens without a permit that is needed where there is no other way',
      { policy: needed, plate: STRANGER, gate: { otherWayOut: false } },
      ['open', 'plate-settled', 'exit-always-opens'],
    ],
    ['opens for the permit that is needed', { policy: needed }, ['open', 'plate-settled', 'permit-matches']],
    [
      'is refused without the permit that is needed',
      { policy: needed, plate: STRANGER },
      ['refuse', 'plate-settled', 'exit-needs-permit', 'policy'],
    ],
    [
      'is refused to a plate that is nearly one with a permit',
      { policy: needed, plate: NEARLY },
      ['refuse', 'plate-settled', 'exit-needs-permit', 'policy'],
    ],
    [
      'is refused to whom nobody could read',
      { policy: needed, settlement: UNREAD },
      ['refuse', 'exit-needs-permit', 'policy'],
    ],
    [
      'opens without the permit while a person holds it open',
      { policy: needed, plate: STRANGER, gate: { heldOpenBy: 'Ravi' } },
      ['open', 'plate-settled', 'person-ordered'],
    ],
    [
      'opens without the permit while a part is down',
      { policy: needed, settlement: UNREAD, down: ['reader', 'broker'] },
      ['open', 'part-down', 'part-down', 'exit-always-opens'],
    ],
  ])('%s', (_, said, expected) => {
    expect(chain({ direction: 'out', ...said })).toEqual(expected);
  });

  it.each<[string, Partial<Permit>, string]>([
    ['suspended', { suspended: true }, 'refuse'],
    ['over', { validUntil: NOON }, 'refuse'],
    ['for the way in only', { directions: ['in'] }, 'refuse'],
    ['for another gate', { gates: ['back'] }, 'refuse'],
    ['a block', { kind: 'block' }, 'refuse'],
    ['for the way out only', { directions: ['out'] }, 'open'],
    ['for this gate', { gates: ['main'] }, 'open'],
    ['outside its hours', { schedule: { weekly: [], holidays: 'as-usual', exceptions: [] } }, 'open'],
    ['used up', { usesLeft: 0 }, 'open'],
  ])('where a permit is needed, with one that is %s', (_, more, verdict) => {
    const { verdict: answered, permitId } = decide(
      factsOf({ direction: 'out', policy: needed, permits: [{ ...ASHA, ...more }] }),
    );
    expect(answered).toBe(verdict);
    // A crossing takes a use of the permit that it rests on, and only entries are counted.
    expect(permitId).toBeNull();
  });

  it('follows the rules of the group at the gate', () => {
    const forStaff = { policies: [{ group: 'staff', gate: 'main', policy: needed }] };
    const staff = { ...ASHA, group: 'staff', suspended: true };
    const { reasons } = decide(factsOf({ direction: 'out', rules: forStaff, permits: [staff] }));
    expect(reasons.slice(1)).toEqual([
      { rule: 'exit-needs-permit', plate: PLATE },
      { rule: 'policy', policy: 'exit', answer: 'permit-needed', group: 'staff', gate: 'main' },
    ]);
    expect(chain({ direction: 'out', rules: forStaff, plate: STRANGER })).toEqual([
      'open',
      'plate-settled',
      'exit-always-opens',
    ]);
  });

  it('says who holds it open and which parts are down', () => {
    const held = decide(
      factsOf({ direction: 'out', policy: needed, plate: STRANGER, gate: { heldOpenBy: 'Ravi' } }),
    );
    expect(held.reasons.at(-1)).toEqual({ rule: 'person-ordered', by: 'Ravi', command: 'hold' });
    const down = decide(factsOf({ direction: 'out', policy: needed, plate: STRANGER, down: ['reader'] }));
    expect(down.reasons[1]).toEqual({ rule: 'part-down', part: 'reader' });
    const wrong = decide(factsOf({ direction: 'out', gate: { directionRule: 'entry' } }));
    expect(wrong.reasons.at(-1)).toEqual({ rule: 'wrong-way', directionRule: 'entry' });
    const fits = decide(factsOf({ direction: 'out', policy: needed }));
    expect(fits.reasons.at(-1)).toEqual({
      rule: 'permit-matches',
      plate: PLATE,
      permitId: 'asha',
      holder: 'Asha',
    });
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
    expect(chain({ down, evidence: APPROVED }).slice(-2)).toEqual(['part-down', 'evidence-given']);
    expect(chain({ down, evidence: APPROVED })[0]).toBe('open');
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
    const { verdict, reasons } = decide(factsOf({ ...said, evidence: APPROVED }));
    expect(verdict).toBe('open');
    expect(reasons.at(-1)).toEqual({ rule: 'evidence-given', kind: 'approval', by: 'Ravi' });
  });

  it.each<[string, Said]>([
    ['a stranger', { plate: STRANGER }],
    ['an expired permit', { permits: [{ ...ASHA, validUntil: NOON }] }],
    ['a full site', { occupancy: { occupied: 8 } }],
  ])('does not overrule a refusal of %s', (_, said) => {
    expect(decide(factsOf({ ...said, evidence: APPROVED })).verdict).toBe('refuse');
  });

  it('names who looked last', () => {
    const twice: readonly Evidence[] = [...APPROVED, { kind: 'approval', by: 'Mina', at: NOON + 1 }];
    expect(decide(factsOf({ settlement: UNREAD, evidence: twice })).reasons.at(-1)).toMatchObject({
      by: 'Mina',
    });
  });

  it('changes nothing for who is let in anyway', () => {
    expect(chain({ evidence: APPROVED })).toEqual(['open', 'plate-settled', 'permit-matches', 'place-free']);
  });
});

const plates = fc.stringMatching(/^[A-Z0-9]{4,10}$/);

/** A plate that is one or two edits away from another. */
const misread = (plate: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        at: fc.nat(plate.length - 1),
        how: fc.constantFrom('replace', 'insert', 'remove'),
        by: fc.stringMatching(/^[A-Z0-9]$/),
      }),
      { minLength: 1, maxLength: 2 },
    )
    .map((edits) =>
      edits.reduce((text, { at, how, by }) => {
        const tail = text.slice(how === 'insert' ? at : at + 1);
        return text.slice(0, at) + (how === 'remove' ? '' : by) + tail;
      }, plate),
    );

const hours: fc.Arbitrary<Schedule | null> = fc.constantFrom(
  null,
  { weekly: [], holidays: 'as-usual', exceptions: [] },
  { weekly: [{ days: ['mon'], from: '08:00', to: '13:00' }], holidays: 'as-usual', exceptions: [] },
);

/** Rules that let no stranger in, in whatever way they differ otherwise. */
const anyPolicy: fc.Arbitrary<Partial<Policy>> = fc.record(
  {
    fullSite: fc.constantFrom('refuse', 'let-in', 'ask'),
    placesTaken: fc.constantFrom('refuse', 'ask'),
    unknownPlate: fc.record({ answer: fc.constantFrom('refuse', 'ask'), hours }),
    alreadyInside: fc.record({
      reopenMinutes: fc.constantFrom(0, 15, 1_440),
      otherwise: fc.constantFrom('ask', 'refuse', 'open'),
    }),
    exit: fc.constantFrom('always-open', 'permit-needed'),
    hours,
    evidence: fc.uniqueArray(
      fc.record({
        when: fc.constantFrom(...EVIDENCE_OCCASIONS),
        accept: fc.uniqueArray(fc.constantFrom(...EVIDENCE_KINDS), { minLength: 1 }),
      }),
      { selector: ({ when }) => when },
    ),
  },
  { requiredKeys: [] },
);

const householdsOf = (list: readonly string[]): readonly Permit[] =>
  [...new Set(list)].map((plate) =>
    plainPermit({ id: `permit-${plate}`, holder: plate, plates: [plate], person: `person.${plate}` }),
  );

const stranger = fc
  .array(plates, { minLength: 1, maxLength: 20 })
  .chain((list) => fc.tuple(fc.constant(list), fc.constantFrom(...list).chain(misread)))
  .filter(([list, plate]) => plate !== '' && !list.includes(plate));

describe('whatever the permits', () => {
  it('nothing opens to a stranger one or two edits away from them', () => {
    fc.assert(
      fc.property(stranger, ([list, plate]) => {
        expect(decide(factsOf({ permits: householdsOf(list), plate })).verdict).not.toBe('open');
      }),
      { numRuns: 10_000 },
    );
  });

  it('nothing opens to a stranger under any rules that let none in, who gives no evidence, whoever is at home', () => {
    fc.assert(
      fc.property(stranger, anyPolicy, fc.subarray([...SITE_PARTS]), ([list, plate], policy, down) => {
        const facts = factsOf({ permits: householdsOf(list), plate, policy, down, isNear: () => true });
        expect(decide(facts).verdict).not.toBe('open');
      }),
      { numRuns: 2_000 },
    );
  });

  it('nothing opens to a stranger by the presence or the code of somebody else', () => {
    fc.assert(
      fc.property(stranger, anyPolicy, plates, ([list, plate], policy, other) => {
        const near = `person.${other}`;
        fc.pre(!list.includes(other));
        const permits = [...householdsOf(list), ...householdsOf([other])];
        const facts = factsOf({
          permits,
          plate,
          policy,
          isNear: (person) => person === near,
          evidence: [{ kind: 'code', permitId: `permit-${other}`, at: NOON }],
        });
        fc.pre(!facts.permits.oneCharacterAway(plate).includes(other) && plate !== other);
        expect(decide(facts).verdict).not.toBe('open');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('whatever is the case', () => {
  const settlement: fc.Arbitrary<Settlement> = fc.oneof(
    fc.constant(UNREAD),
    fc.constantFrom(PLATE, NEARLY, STRANGER).map(settled),
    fc
      .constantFrom(PLATE, NEARLY)
      .map((best): Settlement => ({ state: 'tentative', best, frames: 2, why: 'frames-differ' })),
  );
  const someone = fc.constantFrom(null, 'Ravi');
  const permit = fc.record({
    kind: fc.constantFrom('allow', 'block'),
    suspended: fc.boolean(),
    validFrom: fc.constantFrom(null, NOON - 1, NOON + 1),
    validUntil: fc.constantFrom(null, NOON, NOON + 1),
    gates: fc.constantFrom(null, ['main'], ['back']),
    directions: fc.subarray([...DIRECTIONS], { minLength: 1 }),
    schedule: hours,
    usesLeft: fc.constantFrom(null, 0, 1),
    places: fc.constantFrom(null, 1),
    person: fc.constantFrom(null, 'person.asha'),
  });
  const evidence: fc.Arbitrary<readonly Evidence[]> = fc.subarray([
    { kind: 'code', permitId: 'asha', at: NOON },
    { kind: 'approval', by: 'Ravi', at: NOON },
  ]);
  const anySaid = fc.record({
    settlement,
    direction: fc.constantFrom(...DIRECTIONS),
    policy: anyPolicy,
    evidence,
    down: fc.subarray([...SITE_PARTS]),
    isNear: fc.boolean().map((near) => () => near),
    gate: fc.record({
      directionRule: fc.constantFrom(...DIRECTION_RULES),
      otherWayOut: fc.boolean(),
      heldOpenBy: someone,
      lockedBy: someone,
      emergencyBy: someone,
    }),
    occupancy: fc.record({
      occupied: fc.nat(12),
      insideSince: fc.constantFrom(
        () => null,
        () => NOON - 1,
        () => 0,
      ),
      isOnItsWay: fc.boolean().map((is) => () => is),
      usesPending: fc.nat(1).map((count) => () => count),
    }),
  });
  const many = { numRuns: 3_000 };

  it('a vehicle can always leave through a gate that has no other way out', () => {
    fc.assert(
      fc.property(anySaid, permit, (said, more) => {
        const gate = { ...said.gate, otherWayOut: false };
        const facts = factsOf({ ...said, direction: 'out', gate, permits: [{ ...ASHA, ...more }] });
        expect(decide(facts).verdict).toBe('open');
      }),
      many,
    );
  });

  it('an exit opens in every cell of what is down', () => {
    fc.assert(
      fc.property(anySaid, permit, fc.constantFrom(...SITE_PARTS), (said, more, part) => {
        const gate = { ...said.gate, directionRule: 'exit' as const };
        const facts = factsOf({
          ...said,
          direction: 'out',
          gate,
          down: [part],
          permits: [{ ...ASHA, ...more }],
        });
        expect(decide(facts).verdict).toBe('open');
      }),
      many,
    );
  });

  it('a permit that does not count never opens, whoever approves', () => {
    const fault = fc.constantFrom<Partial<Permit>>(
      { kind: 'block' },
      { suspended: true },
      { validUntil: NOON },
      { validFrom: NOON + 1 },
      { gates: ['back'] },
      { directions: ['out'] },
      { usesLeft: 0 },
      { schedule: { weekly: [], holidays: 'as-usual', exceptions: [] } },
    );
    fc.assert(
      fc.property(anySaid, fault, (said, more) => {
        const facts = factsOf({
          ...said,
          settlement: settled(PLATE),
          direction: 'in',
          gate: { ...said.gate, heldOpenBy: null, emergencyBy: null },
          permits: [{ ...ASHA, ...more }],
          // Who is let in again needs no use; every other fault stands also then.
          occupancy: more.usesLeft === 0 ? { ...said.occupancy, insideSince: () => null } : said.occupancy,
        });
        expect(decide(facts).verdict).toBe('refuse');
      }),
      many,
    );
  });

  it('the last reason is one that can tip the verdict', () => {
    fc.assert(
      fc.property(anySaid, permit, (said, more) => {
        const { verdict, reasons } = decide(factsOf({ ...said, permits: [{ ...ASHA, ...more }] }));
        const last = reasons.at(-1);
        expect(last).toBeDefined();
        if (last !== undefined) expect(TIPS_TO[last.rule](last)).toContain(verdict);
      }),
      many,
    );
  });
});

const ANSWERS: Record<string, string> = {
  refuse: 'refuse',
  ask: 'ask',
  'let-in': 'open',
  open: 'open',
  'permit-needed': 'refuse',
};
const always =
  (...verdicts: string[]) =>
  () =>
    verdicts;

/** What a reason at the end of a chain can mean. */
const TIPS_TO: Record<Reason['rule'], (reason: Reason) => readonly string[]> = {
  'exit-always-opens': always('open'),
  'wrong-way': always('refuse'),
  'plate-settled': always(),
  'plate-unreadable': always('ask'),
  'plate-not-settled': always('ask'),
  blocked: always('refuse'),
  'permit-matches': always('open'),
  'permit-not-yet-valid': always('refuse'),
  'permit-expired': always('refuse'),
  'no-permit': always(),
  'permit-one-character-away': always('ask'),
  'place-free': always('open'),
  'site-full': always(),
  'already-inside': always(),
  'permit-suspended': always('refuse'),
  'outside-hours': always('refuse'),
  'wrong-gate': always('refuse'),
  'direction-not-allowed': always('refuse'),
  'uses-left': always(),
  'uses-spent': always('refuse'),
  'places-taken': always(),
  'let-in-again': always('open'),
  'permits-equally-near': always('ask'),
  policy: (reason) => [ANSWERS[reason.rule === 'policy' ? reason.answer : ''] ?? ''],
  'visitors-mode': always(),
  'evidence-needed': always('ask'),
  'evidence-given': always('open'),
  'part-down': always('ask', 'refuse'),
  'gate-locked': always('refuse'),
  'exit-needs-permit': always(),
  emergency: always('open'),
  'person-ordered': always('open'),
};
