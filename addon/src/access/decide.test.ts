import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Settlement } from '../plate/settling/settlement.ts';
import { decide, decideByPerson } from './decide.ts';
import type { DecisionFacts } from './decide.ts';
import { isOneEditAway, permitBook } from './permit-book.ts';
import type { Permit } from './permit.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const DAY_MS = 86_400_000;

const permit = (plate: string, more: Partial<Permit> = {}): Permit => ({
  id: `permit-${plate}`,
  plate,
  kind: 'allow',
  holder: 'Asha',
  validFrom: null,
  validUntil: null,
  ...more,
});

const settled = (plate: string): Settlement => ({
  state: 'settled',
  plate,
  frames: 3,
  readers: ['eye'],
  settledBy: 'known',
});

const facts = (more: Partial<DecisionFacts>): DecisionFacts => ({
  now: NOON,
  direction: 'in',
  directionRule: 'both',
  otherWayOut: true,
  heldOpenBy: null,
  settlement: settled('KA01AB1234'),
  permits: permitBook([permit('KA01AB1234')]),
  occupied: 3,
  capacity: 8,
  insideSince: null,
  ...more,
});

const rules = (more: Partial<DecisionFacts>): readonly [string, ...string[]] => {
  const { verdict, reasons } = decide(facts(more));
  return [verdict, ...reasons.map(({ rule }) => rule)];
};

describe('a decision', () => {
  it('says what the plate rests on', () => {
    expect(decide(facts({})).reasons[0]).toMatchObject({ rule: 'plate-settled', settledBy: 'known' });
  });

  it.each<[string, Partial<DecisionFacts>, readonly string[]]>([
    [
      'opens for a permit when a place is free',
      {},
      ['open', 'plate-settled', 'permit-matches', 'place-free'],
    ],
    ['refuses a stranger', { settlement: settled('XX99') }, ['refuse', 'plate-settled', 'no-permit']],
    [
      'asks when a permit is one character away',
      { settlement: settled('KA01AB1284') },
      ['ask', 'plate-settled', 'permit-one-character-away'],
    ],
    [
      'refuses two characters away like any stranger',
      { settlement: settled('KA01AB1299') },
      ['refuse', 'plate-settled', 'no-permit'],
    ],
    [
      'asks when nothing could be read',
      { settlement: { state: 'nothing', frames: 9 } },
      ['ask', 'plate-unreadable'],
    ],
    [
      'asks when the frames do not agree, even on a permit',
      { settlement: { state: 'tentative', best: 'KA01AB1234', frames: 4, why: 'several-plates' } },
      ['ask', 'plate-not-settled'],
    ],
    [
      'refuses who is blocked',
      { permits: permitBook([permit('KA01AB1234', { kind: 'block' })]) },
      ['refuse', 'plate-settled', 'blocked'],
    ],
    [
      'treats a block that is over as no permit',
      { permits: permitBook([permit('KA01AB1234', { kind: 'block', validUntil: NOON })]) },
      ['refuse', 'plate-settled', 'no-permit'],
    ],
    [
      'refuses a permit from tomorrow on',
      { permits: permitBook([permit('KA01AB1234', { validFrom: NOON + 1 })]) },
      ['refuse', 'plate-settled', 'permit-not-yet-valid'],
    ],
    [
      'refuses a permit at the instant of its end',
      { permits: permitBook([permit('KA01AB1234', { validUntil: NOON })]) },
      ['refuse', 'plate-settled', 'permit-expired'],
    ],
    [
      'opens a millisecond before its end',
      { permits: permitBook([permit('KA01AB1234', { validFrom: NOON - DAY_MS, validUntil: NOON + 1 })]) },
      ['open', 'plate-settled', 'permit-matches', 'place-free'],
    ],
    [
      'refuses at the capacity, not one vehicle later',
      { occupied: 8 },
      ['refuse', 'plate-settled', 'permit-matches', 'site-full'],
    ],
    [
      'opens for the last free place',
      { occupied: 7 },
      ['open', 'plate-settled', 'permit-matches', 'place-free'],
    ],
    [
      'tells that a vehicle with this plate is inside already',
      { insideSince: NOON - DAY_MS },
      ['open', 'plate-settled', 'permit-matches', 'already-inside', 'place-free'],
    ],
    ['refuses an entry at an exit', { directionRule: 'exit' }, ['refuse', 'wrong-way']],
    [
      'opens to everybody while a person holds it open',
      { heldOpenBy: 'Ravi', settlement: settled('XX99') },
      ['open', 'plate-settled', 'person-ordered'],
    ],
    [
      'always opens an exit',
      { direction: 'out', settlement: { state: 'nothing', frames: 0 } },
      ['open', 'exit-always-opens'],
    ],
    [
      'opens an exit to who is blocked, on a site that is empty by the count',
      { direction: 'out', occupied: 0, permits: permitBook([permit('KA01AB1234', { kind: 'block' })]) },
      ['open', 'plate-settled', 'exit-always-opens'],
    ],
    [
      'sends who leaves by an entry to the exit',
      { direction: 'out', directionRule: 'entry' },
      ['refuse', 'wrong-way'],
    ],
    [
      'opens an entry to who leaves where there is no exit',
      { direction: 'out', directionRule: 'entry', otherWayOut: false },
      ['open', 'plate-settled', 'exit-always-opens'],
    ],
  ])('%s', (_, given, expected) => {
    expect(rules(given)).toEqual(expected);
  });

  it('names both plates when it asks about one that is nearly a permit', () => {
    const { reasons } = decide(facts({ settlement: settled('KA01AB1284') }));
    expect(reasons.at(-1)).toEqual({
      rule: 'permit-one-character-away',
      plate: 'KA01AB1284',
      nearest: 'KA01AB1234',
    });
  });

  it('by a person opens and says who it was', () => {
    expect(decideByPerson({ by: 'Ravi', command: 'let-in-once', plate: null, now: NOON })).toEqual({
      verdict: 'open',
      plate: null,
      decidedAt: NOON,
      reasons: [{ rule: 'person-ordered', by: 'Ravi', command: 'let-in-once' }],
    });
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

describe('whatever the permits', () => {
  it('nothing opens to a stranger one or two edits away from them', () => {
    const stranger = fc
      .array(plates, { minLength: 1, maxLength: 20 })
      .chain((list) => fc.tuple(fc.constant(list), fc.constantFrom(...list).chain(misread)))
      .filter(([list, plate]) => !list.includes(plate));
    fc.assert(
      fc.property(stranger, ([list, plate]) => {
        const permits = permitBook(list.map((allowed) => permit(allowed)));
        expect(decide(facts({ permits, settlement: settled(plate) })).verdict).not.toBe('open');
      }),
      { numRuns: 2_000 },
    );
  });

  it('a neighbour is found exactly when it is one edit away', () => {
    fc.assert(
      fc.property(fc.array(plates, { maxLength: 20 }), plates, (list, plate) => {
        const found = permitBook(list.map((allowed) => permit(allowed))).oneCharacterAway(plate);
        expect(new Set(found)).toEqual(new Set(list.filter((allowed) => isOneEditAway(plate, allowed))));
      }),
    );
  });

  it('one edit is what replacing, inserting or removing one character does', () => {
    const edits = (text: string): Set<string> => {
      const made = new Set<string>();
      for (let at = 0; at <= text.length; at += 1) {
        made.add(text.slice(0, at) + text.slice(at + 1));
        for (const by of 'AB0') {
          made.add(text.slice(0, at) + by + text.slice(at + 1));
          made.add(text.slice(0, at) + by + text.slice(at));
        }
      }
      made.delete(text);
      return made;
    };
    const short = fc.stringMatching(/^[AB0]{0,4}$/);
    fc.assert(
      fc.property(short, short, (a, b) => {
        expect(isOneEditAway(a, b)).toBe(edits(a).has(b));
      }),
      { numRuns: 2_000 },
    );
  });

  it('a vehicle can always leave through a gate that has no other way out', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('entry', 'exit', 'both'),
        fc.nat(20),
        fc.nat(20),
        fc.option(plates),
        (directionRule, occupied, capacity, plate) => {
          const settlement: Settlement = plate === null ? { state: 'nothing', frames: 0 } : settled(plate);
          const leaving = facts({
            direction: 'out',
            directionRule,
            otherWayOut: false,
            occupied,
            capacity,
            settlement,
          });
          expect(decide(leaving).verdict).toBe('open');
        },
      ),
    );
  });
});
