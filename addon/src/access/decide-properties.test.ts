import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reason } from '../contract/reasons.ts';
import { EVIDENCE_KINDS, EVIDENCE_OCCASIONS } from '../contract/rules.ts';
import type { Policy } from '../contract/rules.ts';
import type { Schedule } from '../contract/schedule.ts';
import { DIRECTION_RULES, DIRECTIONS, SITE_PARTS } from '../contract/words.ts';
import type { Settlement } from '../plate/settling/settlement.ts';
import { decide } from './decide.ts';
import {
  ASHA,
  factsOf,
  NEARLY,
  NOON,
  PLATE,
  settled,
  STRANGER,
  UNREAD,
} from './deciding/facts-under-test.ts';
import type { Evidence } from './evidence.ts';
import type { Permit } from './permits/permit.ts';
import { plainPermit } from './permits/plain-permit.ts';

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
      promisedToOthers: fc.nat(2).map((count) => () => count),
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
