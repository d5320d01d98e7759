import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { STANDING_STORIES } from '../../test/standing-stories.ts';
import type { Permit } from '../access/permits/permit.ts';
import { plainPermit } from '../access/permits/plain-permit.ts';
import type { PersonOrder } from '../access/person-order.ts';
import type { Reason, ReasonRule } from '../contract/reasons.ts';
import { BUILT_IN_GROUPS } from '../contract/rules.ts';
import type { Rules } from '../contract/rules.ts';
import { COMMANDS, EMERGENCY_ORDERS, PASSAGE_OUTCOMES } from '../contract/words.ts';
import { NO_WEAR, TRAVELS_HEARD } from '../gate/barrier-wear.ts';
import type { BarrierTravel } from '../gate/barrier-wear.ts';
import { newPassage } from '../gate/passage.ts';
import type { Passage } from '../gate/passage.ts';
import type { Visit } from '../parking/visit.ts';
import type { Page, PassageFilter, Store, StoredReading, UploadKey } from './store.ts';

/** What a kind of store needs to be tested: an empty one for each test. */
export interface StoreFixture {
  /** Opens it, or opens it again: what was written before is there. */
  open(): Promise<Store>;
  dispose(): Promise<void>;
}

function passageOf(changes: Partial<Passage> = {}): Passage {
  return {
    ...newPassage({ id: 'passage-1', gateId: 'lane', direction: 'in', arrivedAt: 1000 }),
    ...changes,
  };
}

function readingOf(changes: Partial<StoredReading> = {}): StoredReading {
  return {
    passageId: 'passage-1',
    takenAt: 1100,
    reader: 'pp-ocr',
    text: 'KA01AB1234',
    raw: 'KA-O1-AB-1234',
    confidence: 0.875,
    characters: [0.9, 0.5, 1],
    box: { x: 10.5, y: 20, w: 140, h: 32.25 },
    witnesses: [
      { reader: 'tesseract', text: 'KAO1AB1234', confidence: 0.5 },
      { reader: 'other', text: '', confidence: 0 },
    ],
    ...changes,
  };
}

function visitOf(changes: Partial<Visit> = {}): Visit {
  return {
    id: 'visit-1',
    plate: 'KA01AB1234',
    enteredAt: 1000,
    entryPassageId: 'passage-1',
    leftAt: null,
    exitPassageId: null,
    ...changes,
  };
}

/** With every field set to something else than its default. */
function permitOf(changes: Partial<Permit> = {}): Permit {
  return {
    id: 'permit-1',
    holder: "Ana O'Neill; 2nd floor",
    kind: 'block',
    plates: ['MH12DE1433', 'KA01AB1234'],
    group: 'contractor',
    validFrom: 1_800_000_000_000,
    validUntil: 1_900_000_000_000,
    schedule: {
      weekly: [{ days: ['mon', 'sat'], from: '22:00', to: '06:00' }],
      holidays: [{ from: '08:00', to: '24:00' }],
      exceptions: [{ date: '2027-12-24', hours: [] }],
    },
    gates: ['lane', 'north'],
    directions: ['in'],
    usesLeft: 3,
    places: 2,
    suspended: true,
    person: 'person.ana',
    notes: 'Rings twice.\nHas a "van".',
    tags: ['roof', 'Elektro-Müller'],
    codeHash: 'c0de',
    ...changes,
  };
}

function permitFor(id: string, ...plates: readonly string[]): Permit {
  return plainPermit({ id, holder: `Holder of ${id}`, plates });
}

function rulesOf(changes: Partial<Rules> = {}): Rules {
  return {
    groups: [
      ...BUILT_IN_GROUPS.map((id) => ({ id, name: `The ${id}s` })),
      { id: 'night-shift', name: 'Night shift' },
    ],
    night: { from: '22:00', to: '06:00' },
    holidays: [{ date: '2027-01-26', name: 'Republic Day' }],
    visitors: { until: 1_900_000_000_000, gates: ['lane'] },
    policies: [
      { group: null, gate: 'lane', policy: { unknownPlate: { answer: 'refuse', hours: null } } },
      {
        group: 'night-shift',
        gate: null,
        policy: { fullSite: 'let-in', hours: null, evidence: [{ when: 'night', accept: ['code'] }] },
      },
    ],
    outages: { reader: { answer: 'ask', hours: null }, camera: { answer: 'refuse', hours: null } },
    ...changes,
  };
}

function keyOf(changes: Partial<UploadKey> = {}): UploadKey {
  return {
    id: 'key-1',
    name: 'ESP32-CAM at the lane',
    gateId: 'lane',
    watches: 'in',
    createdAt: 1000,
    lastUsedAt: null,
    ...changes,
  };
}

/** One of each kind, with every field set. */
const EVERY_REASON: { readonly [Rule in ReasonRule]: Extract<Reason, { readonly rule: Rule }> } = {
  'exit-always-opens': { rule: 'exit-always-opens' },
  'wrong-way': { rule: 'wrong-way', directionRule: 'entry' },
  'plate-settled': {
    rule: 'plate-settled',
    plate: 'AB1',
    frames: 3,
    readers: ['a', 'b'],
    settledBy: 'witness',
  },
  'plate-unreadable': { rule: 'plate-unreadable', frames: 4 },
  'plate-not-settled': { rule: 'plate-not-settled', best: 'AB1', frames: 2, why: 'witness-differs' },
  blocked: { rule: 'blocked', plate: 'AB1', permitId: 'p', holder: 'h' },
  'permit-matches': { rule: 'permit-matches', plate: 'AB1', permitId: 'p', holder: 'h' },
  'permit-not-yet-valid': { rule: 'permit-not-yet-valid', permitId: 'p', validFrom: 5 },
  'permit-expired': { rule: 'permit-expired', permitId: 'p', validUntil: 6 },
  'no-permit': { rule: 'no-permit', plate: 'AB1' },
  'permit-one-character-away': { rule: 'permit-one-character-away', plate: 'AB1', nearest: 'AB7' },
  'place-free': { rule: 'place-free', free: 1, capacity: 8 },
  'site-full': { rule: 'site-full', occupied: 8, capacity: 8 },
  'already-inside': { rule: 'already-inside', plate: 'AB1', since: 3 },
  'permit-suspended': { rule: 'permit-suspended', permitId: 'p', holder: 'h' },
  'outside-hours': { rule: 'outside-hours', of: 'part-down', id: 'reader', opensAt: 7 },
  'wrong-gate': { rule: 'wrong-gate', permitId: 'p', gates: ['north'] },
  'direction-not-allowed': { rule: 'direction-not-allowed', permitId: 'p', directions: ['out'] },
  'uses-left': { rule: 'uses-left', permitId: 'p', left: 2 },
  'uses-spent': { rule: 'uses-spent', permitId: 'p', holder: 'h' },
  'places-taken': { rule: 'places-taken', permitId: 'p', holder: 'h', places: 1, inside: ['AB1'] },
  'let-in-again': { rule: 'let-in-again', plate: 'AB1', since: 3, withinMinutes: 15 },
  'permits-equally-near': { rule: 'permits-equally-near', plate: 'AB1', nearest: ['AB2', 'AB3'] },
  policy: { rule: 'policy', policy: 'fullSite', answer: 'ask', group: 'staff', gate: 'lane' },
  'visitors-mode': { rule: 'visitors-mode', until: 8 },
  'evidence-needed': { rule: 'evidence-needed', when: 'inexact', accept: ['presence', 'code'] },
  'evidence-given': { rule: 'evidence-given', kind: 'approval', by: 'Ana' },
  'part-down': { rule: 'part-down', part: 'camera' },
  'gate-locked': { rule: 'gate-locked', by: 'Ana' },
  'exit-needs-permit': { rule: 'exit-needs-permit', plate: 'AB1' },
  emergency: { rule: 'emergency', by: 'Ana' },
  'person-ordered': { rule: 'person-ordered', by: 'Ana', command: 'open' },
};

/** More than any test here has rows. */
const MOST_PAGES = 200;

async function allPages<Row>(
  page: (before: string | null) => Promise<Page<Row>>,
): Promise<readonly Page<Row>[]> {
  const pages: Page<Row>[] = [];
  let before: string | null = null;
  do {
    const next: Page<Row> = await page(before);
    pages.push(next);
    if (pages.length > MOST_PAGES) throw new Error('The pages have no end.');
    before = next.next;
  } while (before !== null);
  return pages;
}

export async function collected<Row>(rows: AsyncIterable<Row>): Promise<readonly Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** What every store keeps to. */
export function storeContract(makeFixture: () => Promise<StoreFixture>): void {
  let fixture: StoreFixture;
  let store: Store;

  beforeEach(async () => {
    fixture = await makeFixture();
    store = await fixture.open();
  });

  afterEach(async () => {
    await store.close();
    await fixture.dispose();
  });

  const openAgain = async (): Promise<void> => {
    await store.close();
    store = await fixture.open();
  };

  describe('permits', () => {
    const everything = async (): Promise<readonly Permit[]> => {
      await openAgain();
      return store.permits.all();
    };

    test('are told as they were given, by holder and then by id, also after opening again', async () => {
      const full = permitOf({ id: 'b', holder: 'Bela' });
      const plain = plainPermit({ id: 'c', holder: 'Asha', plates: ['KA01'] });
      const codeOnly = plainPermit({ id: 'a', holder: 'Bela', plates: [], codeHash: 'f00d' });
      for (const permit of [full, plain, codeOnly]) {
        expect(await store.permits.add(permit)).toEqual({ done: true });
      }
      expect(await everything()).toEqual([plain, codeOnly, full]);
    });

    test('have a plate once: a second permit for it is refused with the first, and changes nothing', async () => {
      const first = permitOf();
      await store.permits.add(first);
      const second = permitFor('second', 'NEW1', 'KA01AB1234', 'MH12DE1433');
      expect(await store.permits.add(second)).toEqual({
        done: false,
        why: 'plate-has-permit',
        plate: 'KA01AB1234',
        existing: first,
      });
      expect(await everything()).toEqual([first]);
      expect(await store.permits.add(permitFor('third', 'NEW1'))).toEqual({ done: true });
    });

    test('have an id once', async () => {
      await store.permits.add(permitFor('a', 'AB1'));
      await expect(store.permits.add(permitFor('a', 'AB2'))).rejects.toThrow();
      expect(await everything()).toEqual([permitFor('a', 'AB1')]);
    });

    test('can be taken away, once, and their plates given anew', async () => {
      await store.permits.add(permitOf());
      expect(await store.permits.remove('permit-1')).toBe(true);
      expect(await store.permits.remove('permit-1')).toBe(false);
      expect(await everything()).toEqual([]);
      expect(await store.permits.add(permitOf({ id: 'permit-2' }))).toEqual({ done: true });
    });

    test('are changed as a whole, and a plate that one gave up is free', async () => {
      const other = permitFor('other', 'AB9');
      await store.permits.add(permitFor('a', 'AB1', 'AB2'));
      await store.permits.add(other);
      const changed = permitOf({ id: 'a', plates: ['AB3', 'AB2'] });
      expect(await store.permits.change('a', () => changed)).toEqual({ done: true, permit: changed });
      expect(await everything()).toEqual([changed, other]);
      expect(await store.permits.add(permitFor('b', 'AB1'))).toEqual({ done: true });
    });

    test('cannot be changed to have the plate of another, or when they are not there', async () => {
      const [a, b] = [permitFor('a', 'AB1'), permitFor('b', 'AB2')];
      await store.permits.putAll([a, b]);
      expect(await store.permits.change('b', () => permitFor('b', 'AB3', 'AB1'))).toEqual({
        done: false,
        why: 'plate-has-permit',
        plate: 'AB1',
        existing: a,
      });
      expect(await store.permits.change('nobody', () => permitFor('nobody', 'AB4'))).toEqual({
        done: false,
        why: 'no-such-permit',
      });
      expect(await everything()).toEqual([a, b]);
    });

    test('stay as they were when what alters them throws', async () => {
      const a = permitFor('a', 'AB1');
      await store.permits.add(a);
      const refuse = (): Permit => {
        throw new Error('this does not fit');
      };
      await expect(store.permits.change('a', refuse)).rejects.toThrow('this does not fit');
      expect(await everything()).toEqual([a]);
    });

    test('are put by the hundreds: new ones added, those of the same id replaced, the others left', async () => {
      const [a, b] = [permitFor('a', 'AB1'), permitFor('b', 'AB2', 'AB3')];
      await store.permits.putAll([a, b]);
      const many = Array.from({ length: 450 }, (_, number) =>
        permitOf({ id: `many-${number}`, holder: 'Many', plates: [`M${number}A`, `M${number}B`] }),
      );
      const replaced = permitFor('b', 'AB4');
      expect(await store.permits.putAll([...many, replaced])).toEqual({ done: true });
      expect(await everything()).toEqual([
        a,
        replaced,
        ...many.toSorted((one, two) => (one.id < two.id ? -1 : 1)),
      ]);
    });

    test('may hand plates to one another when they are put together', async () => {
      await store.permits.putAll([permitFor('a', 'AB1', 'AB2'), permitFor('b', 'AB3')]);
      const after = [permitFor('a', 'AB3'), permitFor('b', 'AB2', 'AB1')];
      expect(await store.permits.putAll(after)).toEqual({ done: true });
      expect(await everything()).toEqual(after);
    });

    test('are put all or none: neither a plate of an older one nor one that two of them share is taken', async () => {
      const old = permitFor('old', 'AB1');
      await store.permits.add(old);
      expect(await store.permits.putAll([permitFor('a', 'AB2'), permitFor('b', 'AB3', 'AB1')])).toEqual({
        done: false,
        why: 'plate-has-permit',
        plate: 'AB1',
        existing: old,
      });
      const [a, b] = [permitFor('a', 'AB2'), permitFor('b', 'AB3', 'AB2')];
      expect(await store.permits.putAll([a, b])).toEqual({
        done: false,
        why: 'plate-has-permit',
        plate: 'AB2',
        existing: a,
      });
      expect(await everything()).toEqual([old]);
    });

    test('are not half written when something else is wrong', async () => {
      const [old, twice] = [permitFor('a', 'AB1'), permitFor('b', 'AB2', 'AB2')];
      await store.permits.add(old);
      await expect(store.permits.putAll([permitFor('a', 'AB3'), twice])).rejects.toThrow();
      expect(await everything()).toEqual([old]);
    });

    test('lose a use with each crossing that takes one, down to none', async () => {
      const counted = (usesLeft: number | null): Permit => permitOf({ usesLeft });
      await store.permits.add(counted(2));
      for (const left of [1, 0, 0]) {
        await store.passages.record({ passage: passageOf(), usedPermitId: 'permit-1' });
        expect(await everything()).toEqual([counted(left)]);
      }
      await store.permits.change(counted(null).id, (before) => ({ ...before, usesLeft: null }));
      await store.passages.record({ passage: passageOf(), usedPermitId: 'permit-1' });
      await store.passages.record({ passage: passageOf(), usedPermitId: 'taken-away-meanwhile' });
      expect(await everything()).toEqual([counted(null)]);
    });
  });

  describe('rules', () => {
    const by = 'Ravi';

    test('are none until they are changed, and then what was saved last', async () => {
      expect(await store.rules.current()).toBeNull();
      expect(await store.rules.save(rulesOf(), { version: 0, at: 1, by })).toBe(1);
      await openAgain();
      expect(await store.rules.current()).toEqual({ version: 1, rules: rulesOf() });
      const without = rulesOf({ visitors: null, policies: [] });
      expect(await store.rules.save(without, { version: 1, at: 2, by })).toBe(2);
      await openAgain();
      expect(await store.rules.current()).toEqual({ version: 2, rules: without });
    });

    test('are not saved over those that somebody else saved meanwhile', async () => {
      await store.rules.save(rulesOf(), { version: 0, at: 1, by });
      for (const version of [0, 2, -1]) {
        expect(await store.rules.save(rulesOf({ holidays: [] }), { version, at: 2, by })).toBeNull();
      }
      expect(await store.rules.current()).toEqual({ version: 1, rules: rulesOf() });
      const both = await Promise.all(
        ['Ana', 'Ravi'].map((person) => store.rules.save(rulesOf(), { version: 1, at: 3, by: person })),
      );
      expect(both).toEqual([2, null]);
    });

    test('that could not be read back are not saved', async () => {
      const groupless = rulesOf({ groups: [] });
      await expect(store.rules.save(groupless, { version: 0, at: 1, by })).rejects.toThrow();
      expect(await store.rules.current()).toBeNull();
    });
  });

  describe('a passage', () => {
    test('comes back as it was written, with each kind of reason', async () => {
      const passage = passageOf({
        direction: 'out',
        phase: 'clear',
        endedAt: 9000,
        plate: 'KA01AB1234',
        likelyPlate: 'KA01A81234',
        decision: {
          verdict: 'ask',
          plate: 'KA01AB1234',
          permitId: 'permit-1',
          decidedAt: 1500,
          reasons: Object.values(EVERY_REASON),
        },
        outcome: 'tailgated',
        inferred: true,
        interrupted: true,
        pictureId: 'f0'.repeat(32),
      });
      await store.passages.record({ passage });
      await openAgain();
      expect(await store.passages.get(passage.id)).toEqual(passage);
      expect(await store.passages.get('another')).toBeNull();
    });

    test('is under way until it has an outcome, oldest first', async () => {
      const late = passageOf({ id: 'late', arrivedAt: 2000 });
      const early = passageOf({ id: 'early', arrivedAt: 1000 });
      await store.passages.record({ passage: late });
      await store.passages.record({ passage: early });
      await store.passages.record({
        passage: passageOf({ id: 'gone', outcome: 'abandoned', endedAt: 3000 }),
      });
      await openAgain();
      expect(await store.passages.underWay()).toEqual([early, late]);
      await store.passages.record({
        passage: { ...early, phase: 'clear', outcome: 'unread', endedAt: 4000 },
      });
      expect(await store.passages.underWay()).toEqual([late]);
    });

    test('is replaced by its later steps and keeps the readings of the earlier ones', async () => {
      const passage = passageOf();
      const first = readingOf({ takenAt: 1200 });
      const second = readingOf({ takenAt: 1300, text: 'KA01A81234', reader: 'tesseract' });
      await store.passages.record({ passage, readings: [first] });
      const settled = passageOf({ phase: 'decided', plate: 'KA01AB1234' });
      await store.passages.record({ passage: settled, readings: [second] });
      expect(await store.passages.get(passage.id)).toEqual(settled);
      expect(await store.passages.readings(passage.id)).toEqual([first, second]);
      expect(await store.passages.readings('another')).toEqual([]);
      expect((await store.passages.page({}, null, 10)).rows).toEqual([settled]);
    });

    test('is written with its readings, count, visit and use of the permit, or not at all', async () => {
      await store.passages.record({ passage: passageOf() });
      await store.permits.add(permitOf({ usesLeft: 1 }));
      const readingOfNoPassage = readingOf({ passageId: 'nobody' });
      await expect(
        store.passages.record({
          passage: passageOf({ outcome: 'entered' }),
          countChanges: [{ at: 2000, delta: 1, cause: 'crossing', passageId: 'passage-1' }],
          usedPermitId: 'permit-1',
          visits: [visitOf()],
          readings: [readingOfNoPassage],
        }),
      ).rejects.toThrow();
      expect(await store.permits.all()).toEqual([permitOf({ usesLeft: 1 })]);
      expect(await store.passages.get('passage-1')).toEqual(passageOf());
      expect(await store.occupancy.count()).toBe(0);
      expect(await store.visits.open()).toEqual([]);
      expect(await store.newestInstant()).toBe(1000);
    });

    test('and many more can be written at the same time', async () => {
      const ids = Array.from({ length: 40 }, (_, number) => `passage-${number}`);
      await Promise.all(
        ids.map((id) =>
          store.passages.record({
            passage: passageOf({ id }),
            countChanges: [{ at: 1, delta: 1, cause: 'crossing', passageId: id }],
          }),
        ),
      );
      expect(await store.occupancy.count()).toBe(40);
      expect((await store.passages.underWay()).map(({ id }) => id)).toEqual(ids.toSorted());
    });
  });

  describe('history', () => {
    const PLATES = [null, 'KA01AB1234', 'MH12DE1433', 'A%1', 'A_1', 'AX1', 'B\\2', 'B2'];
    const GATES = ['lane', 'north', 'south'];
    // Few instants for many passages, so that most pages end among equal ones.
    const passages = fc.array(
      fc.record({
        arrivedAt: fc.integer({ min: 0, max: 12 }),
        gateId: fc.constantFrom(...GATES),
        plate: fc.constantFrom(...PLATES),
        outcome: fc.constantFrom(null, ...PASSAGE_OUTCOMES),
        id: fc.uuid(),
      }),
      { minLength: 150, maxLength: 150 },
    );
    const filters: fc.Arbitrary<PassageFilter> = fc.record(
      {
        plate: fc.constantFrom('1', 'A', 'KA01AB1234', '%', '_', '\\', '%1', 'B2', 'NOBODY'),
        arrivedFrom: fc.integer({ min: -1, max: 13 }),
        arrivedBefore: fc.integer({ min: -1, max: 13 }),
        outcome: fc.constantFrom(...PASSAGE_OUTCOMES),
        gateId: fc.constantFrom(...GATES, 'nowhere'),
      },
      { requiredKeys: [] },
    );

    const matches =
      ({ plate, arrivedFrom, arrivedBefore, outcome, gateId }: PassageFilter) =>
      (passage: Passage): boolean =>
        (plate === undefined || (passage.plate?.includes(plate) ?? false)) &&
        (arrivedFrom === undefined || passage.arrivedAt >= arrivedFrom) &&
        (arrivedBefore === undefined || passage.arrivedAt < arrivedBefore) &&
        (outcome === undefined || passage.outcome === outcome) &&
        (gateId === undefined || passage.gateId === gateId);

    const newestFirst = (a: Passage, b: Passage): number =>
      b.arrivedAt - a.arrivedAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

    test('is what was written, filtered and in order, each row once, whatever the size of the pages', async () => {
      const written = (fc.sample(passages, { numRuns: 1, seed: 3 })[0] ?? []).map((sample) =>
        passageOf(sample),
      );
      for (const passage of written) await store.passages.record({ passage });

      await fc.assert(
        fc.asyncProperty(filters, fc.integer({ min: 1, max: 200 }), async (filter, limit) => {
          const pages = await allPages((before) => store.passages.page(filter, before, limit));
          expect(pages.flatMap((page) => page.rows)).toEqual(
            written.filter(matches(filter)).sort(newestFirst),
          );
          for (const page of pages.slice(0, -1)) expect(page.rows).toHaveLength(limit);
        }),
        { numRuns: 150 },
      );
    });

    test('goes on where it was although newer passages arrive', async () => {
      for (const at of [1, 2, 3])
        await store.passages.record({ passage: passageOf({ id: `p${at}`, arrivedAt: at }) });
      const first = await store.passages.page({}, null, 2);
      await store.passages.record({ passage: passageOf({ id: 'p4', arrivedAt: 4 }) });
      const second = await store.passages.page({}, first.next, 2);
      expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(['p3', 'p2', 'p1']);
      expect(second.next).toBeNull();
    });

    test('is told from a moment on, oldest first, without what is under way', async () => {
      const at = (id: string, arrivedAt: number): Passage =>
        passageOf({ id, arrivedAt, outcome: 'left', endedAt: arrivedAt + 1 });
      const written = [at('late', 9), at('b', 5), at('before', 4), at('a', 5), at('middle', 7)];
      for (const passage of [...written, passageOf({ id: 'under-way', arrivedAt: 6 })]) {
        await store.passages.record({ passage });
      }
      const since = async (from: number): Promise<readonly string[]> =>
        (await collected(store.passages.since(from))).map(({ id }) => id);
      expect(await since(5)).toEqual(['a', 'b', 'middle', 'late']);
      expect(await since(10)).toEqual([]);
      expect(await collected(store.passages.since(8))).toEqual([at('late', 9)]);
    });

    test.each(['', 'nonsense', '!', 'MTphYg==', Buffer.from('1.5:a').toString('base64url')])(
      'has no page at %j',
      async (cursor) => {
        await expect(store.passages.page({}, cursor, 10)).rejects.toMatchObject({ code: 'bad-cursor' });
        await expect(store.visits.page({}, cursor, 10)).rejects.toMatchObject({ code: 'bad-cursor' });
      },
    );
  });

  describe('visits', () => {
    const visits = [
      visitOf({ id: 'a', enteredAt: 10, leftAt: 50, exitPassageId: 'passage-9' }),
      visitOf({ id: 'b', enteredAt: 20 }),
      visitOf({ id: 'c', enteredAt: null, entryPassageId: null, leftAt: 30, exitPassageId: 'passage-7' }),
      visitOf({ id: 'd', enteredAt: 20, plate: null }),
    ];

    beforeEach(async () => {
      await store.passages.record({ passage: passageOf(), visits });
    });

    test('are open until the vehicle leaves, first come first', async () => {
      const [a, b, c, d] = visits;
      await openAgain();
      expect(await store.visits.open()).toEqual([b, d]);
      const closed = { ...visitOf({ id: 'b', enteredAt: 20 }), leftAt: 60, exitPassageId: 'passage-8' };
      await store.passages.record({ passage: passageOf(), visits: [closed] });
      expect(await store.visits.open()).toEqual([d]);
      expect((await store.visits.page({}, null, 10)).rows).toEqual([c, d, closed, a]);
    });

    test('are told that were open at a moment or later, oldest first', async () => {
      const ids = async (from: number): Promise<readonly string[]> =>
        (await store.visits.since(from)).map(({ id }) => id);
      expect(await store.visits.since(30)).toEqual([visits[0], visits[1], visits[3], visits[2]]);
      expect(await ids(31)).toEqual(['a', 'b', 'd']);
      expect(await ids(50)).toEqual(['a', 'b', 'd']);
      expect(await ids(51)).toEqual(['b', 'd']);
    });

    test.each([1, 2, 3, 4, 5])('come newest first in pages of %i', async (limit) => {
      const ids = async (filter: { readonly open?: boolean }): Promise<readonly string[]> =>
        (await allPages((before) => store.visits.page(filter, before, limit)))
          .flatMap((page) => page.rows)
          .map(({ id }) => id);
      expect(await ids({})).toEqual(['c', 'd', 'b', 'a']);
      expect(await ids({ open: true })).toEqual(['d', 'b']);
      expect(await ids({ open: false })).toEqual(['c', 'a']);
    });
  });

  describe('the count', () => {
    test('is nothing at first', async () => {
      expect(await store.occupancy.count()).toBe(0);
      expect(await store.occupancy.ledger(10)).toEqual([]);
    });

    test('is the sum of the ledger, whoever wrote it', async () => {
      const entered = { at: 2000, delta: 1, cause: 'crossing', passageId: 'passage-1' } as const;
      const unseen = { at: 2000, delta: 1, cause: 'unseen-entry', passageId: 'passage-1' } as const;
      const corrected = { at: 1500, delta: -3, cause: 'person', passageId: null } as const;
      await store.passages.record({ passage: passageOf(), countChanges: [entered, unseen] });
      await store.occupancy.change(corrected);
      await openAgain();
      expect(await store.occupancy.count()).toBe(-1);
      expect(await store.occupancy.ledger(10)).toEqual([corrected, unseen, entered]);
      expect(await store.occupancy.ledger(1)).toEqual([corrected]);
    });

    test('tells what changed it from a moment on, oldest first', async () => {
      const changes = [30, 10, 20, 20].map(
        (at, index) => ({ at, delta: index - 1, cause: 'person', passageId: null }) as const,
      );
      for (const change of changes) await store.occupancy.change(change);
      expect(await store.occupancy.since(20)).toEqual([changes[2], changes[3], changes[0]]);
      expect(await store.occupancy.since(31)).toEqual([]);
    });
  });

  describe('orders of people', () => {
    const order = (
      at: number,
      gateId: string | null,
      command: PersonOrder['command'],
      until: number | null = null,
    ): PersonOrder => ({ at, gateId, command, direction: 'in', by: 'Ravi', until });

    const standingAfter = async (...orders: readonly PersonOrder[]) => {
      for (const each of orders) await store.personOrders.add(each);
      await openAgain();
      return store.personOrders.standing();
    };

    test('are kept in the order in which they were given, whatever they are', async () => {
      const orders = [
        ...COMMANDS.map((command, index) => order(90 - index, 'lane', command, index)),
        ...EMERGENCY_ORDERS.map((command) => order(20, null, command)),
        order(10, 'lane', 'serviced'),
      ];
      for (const each of orders) await store.personOrders.add(each);
      await openAgain();
      expect(await store.personOrders.newest(100)).toEqual(orders.toReversed());
      expect(await store.personOrders.newest(1)).toEqual([order(10, 'lane', 'serviced')]);
    });

    test.each(STANDING_STORIES)('of one gate: %s', async (_story, ordered, standing) => {
      const isForAll = (command: PersonOrder['command']): boolean => command.startsWith('emergency');
      const orders = ordered.map((command, at) => order(at, isForAll(command) ? null : 'a', command));
      const { emergency, gates } = await standingAfter(...orders);
      expect(emergency?.command ?? null).toBe(standing.find(isForAll) ?? null);
      expect(gates.map(({ command }) => command)).toEqual(standing.filter((command) => !isForAll(command)));
    });

    const hold = order(1, 'a', 'hold', 50);
    const lock = order(1, 'a', 'lock');
    const emergency = order(1, null, 'emergency-open');
    const stories: readonly (readonly [
      story: string,
      orders: readonly PersonOrder[],
      standing: readonly PersonOrder[],
    ])[] = [
      ['a hold stands, also when its end has passed', [hold, order(60, 'b', 'open')], [hold]],
      ['of two holds the later one stands', [hold, order(2, 'a', 'hold')], [order(2, 'a', 'hold')]],
      [
        'what is ordered at another gate ends nothing',
        [lock, hold, order(2, 'b', 'release'), order(3, 'b', 'unlock')],
        [lock, hold],
      ],
      ['each gate has its own', [hold, order(2, 'b', 'stop')], [hold, order(2, 'b', 'stop')]],
      [
        'an emergency ends what was stopped at every gate',
        [order(1, 'a', 'stop'), order(2, 'b', 'stop'), emergency],
        [emergency],
      ],
      [
        'what counts is the order in which they were given, not the clock',
        [order(9, 'a', 'hold'), order(5, 'a', 'release')],
        [],
      ],
    ];

    test.each(stories)('%s', async (_story, orders, standing) => {
      expect(await standingAfter(...orders)).toEqual({
        emergency: standing.find(({ gateId }) => gateId === null) ?? null,
        gates: standing.filter(({ gateId }) => gateId !== null),
      });
    });
  });

  describe('a barrier', () => {
    const travel = (way: BarrierTravel['way'], travelMs: number, gateId = 'lane'): BarrierTravel => ({
      gateId,
      at: 1000,
      way,
      travelMs,
    });

    const move = async (...travels: readonly BarrierTravel[]): Promise<void> => {
      for (const each of travels) await store.barrierTravels.add(each);
    };

    test('has not moved at first', async () => {
      expect(await store.barrierTravels.wear('lane')).toEqual(NO_WEAR);
    });

    test('tells how long its newest travels took, and counts those up', async () => {
      await move(travel('up', 2000), travel('down', 2500), travel('up', 2100), travel('up', 7, 'north'));
      await openAgain();
      expect(await store.barrierTravels.wear('lane')).toEqual({
        cycles: 2,
        cyclesSinceService: 2,
        servicedAt: null,
        up: [2100, 2000],
        down: [2500],
      });
      expect(await store.barrierTravels.wear('north')).toMatchObject({ cycles: 1, up: [7], down: [] });
    });

    test('is counted anew after a service, and in all', async () => {
      await store.barrierTravels.serviced('lane', 500);
      expect(await store.barrierTravels.wear('lane')).toEqual({ ...NO_WEAR, servicedAt: 500 });
      await move(travel('up', 2000), travel('up', 2000), travel('up', 2000, 'north'));
      await store.barrierTravels.serviced('lane', 600);
      await move(travel('up', 1900), travel('down', 1900));
      await openAgain();
      expect(await store.barrierTravels.wear('lane')).toMatchObject({
        cycles: 3,
        cyclesSinceService: 1,
        servicedAt: 600,
        up: [1900, 2000, 2000],
      });
      expect(await store.barrierTravels.wear('north')).toMatchObject({
        cyclesSinceService: 1,
        servicedAt: null,
      });
    });

    test('is heard about its newest ways only, and none of its cycles is forgotten', async () => {
      const north = travel('up', 3, 'north');
      await move(north, travel('down', 4));
      const ways = Array.from({ length: TRAVELS_HEARD + 3 }, (_, index) => travel('up', 1000 + index));
      await move(...ways);
      await openAgain();
      expect(await store.barrierTravels.wear('lane')).toMatchObject({
        cycles: ways.length,
        up: ways
          .map(({ travelMs }) => travelMs)
          .toReversed()
          .slice(0, TRAVELS_HEARD),
        down: [4],
      });
      expect(await store.barrierTravels.wear('north')).toMatchObject({ cycles: 1, up: [3] });
    });
  });

  describe('upload keys', () => {
    const hash = Uint8Array.from({ length: 32 }, (_, byte) => byte);
    const otherHash = hash.toReversed();

    test('are found by their hash and listed by age', async () => {
      const younger = keyOf({ id: 'key-2', gateId: null, watches: 'out', createdAt: 2000 });
      await store.uploadKeys.add(younger, otherHash);
      await store.uploadKeys.add(keyOf(), hash);
      await openAgain();
      expect(await store.uploadKeys.all()).toEqual([keyOf(), younger]);
      expect(await store.uploadKeys.byHash(otherHash)).toEqual(younger);
      expect(await store.uploadKeys.byHash(hash.subarray(1))).toBeNull();
    });

    test('remember their last use', async () => {
      await store.uploadKeys.add(keyOf(), hash);
      await store.uploadKeys.used('key-1', 5000);
      expect(await store.uploadKeys.byHash(hash)).toEqual(keyOf({ lastUsedAt: 5000 }));
    });

    test('open nothing once they are taken away', async () => {
      await store.uploadKeys.add(keyOf(), hash);
      expect(await store.uploadKeys.remove('key-1')).toBe(true);
      expect(await store.uploadKeys.remove('key-1')).toBe(false);
      expect(await store.uploadKeys.byHash(hash)).toBeNull();
    });
  });

  describe('a session', () => {
    const hash = new Uint8Array(32).fill(7);

    test('is valid until it expires, and not again when the clock is set back', async () => {
      await store.sessions.add(hash, 2000);
      await openAgain();
      expect(await store.sessions.isValid(hash, 1999)).toBe(true);
      expect(await store.sessions.isValid(hash, 2000)).toBe(false);
      expect(await store.sessions.isValid(hash, 1999)).toBe(false);
    });

    test('ends by signing out, and leaves the others', async () => {
      const other = new Uint8Array(32).fill(8);
      await store.sessions.add(hash, 2000);
      await store.sessions.add(other, 2000);
      await store.sessions.remove(hash);
      expect(await store.sessions.isValid(hash, 0)).toBe(false);
      expect(await store.sessions.isValid(other, 0)).toBe(true);
    });
  });

  describe('the newest instant', () => {
    test('is unknown to an empty store, whatever is promised for later', async () => {
      await store.permits.add(permitOf({ validUntil: 9_000_000 }));
      await store.sessions.add(new Uint8Array(32), 9_000_000);
      expect(await store.newestInstant()).toBeNull();
    });

    test('is that of the newest thing that happened, of whatever kind', async () => {
      const passage = passageOf({ arrivedAt: 1000 });
      const expectAfter = async (newest: number): Promise<void> => {
        await openAgain();
        expect(await store.newestInstant()).toBe(newest);
      };
      await store.passages.record({ passage });
      await expectAfter(1000);
      await store.passages.record({ passage, readings: [readingOf({ takenAt: 2000 })] });
      await expectAfter(2000);
      const decision = {
        verdict: 'refuse',
        plate: null,
        permitId: null,
        decidedAt: 3000,
        reasons: [],
      } as const;
      await store.passages.record({ passage: { ...passage, decision } });
      await expectAfter(3000);
      await store.passages.record({ passage, visits: [visitOf({ leftAt: 4000 })] });
      await expectAfter(4000);
      await store.occupancy.change({ at: 5000, delta: 1, cause: 'person', passageId: null });
      await expectAfter(5000);
      await store.passages.record({ passage: { ...passage, outcome: 'abandoned', endedAt: 6000 } });
      await expectAfter(6000);
      await store.personOrders.add({
        at: 7000,
        gateId: 'lane',
        command: 'hold',
        direction: 'in',
        by: 'Ravi',
        until: 9_000_000,
      });
      await expectAfter(7000);
      await store.barrierTravels.add({ gateId: 'lane', at: 8000, way: 'down', travelMs: 9_000_000 });
      await expectAfter(8000);
      await store.barrierTravels.serviced('lane', 9000);
      await expectAfter(9000);
      await store.rules.save(rulesOf(), { version: 0, at: 10_000, by: 'Ravi' });
      await expectAfter(10_000);
      await store.passages.record({ passage: passageOf({ id: 'older', arrivedAt: 10 }) });
      await expectAfter(10_000);
    });
  });

  describe('closing', () => {
    test('finishes what was begun and refuses what comes after; twice is once', async () => {
      const writing = store.passages.record({ passage: passageOf() });
      const closing = store.close();
      await Promise.all([writing, closing, store.close()]);
      await expect(store.passages.record({ passage: passageOf() })).rejects.toThrow();
      await expect(store.occupancy.count()).rejects.toThrow();
      await openAgain();
      expect(await store.passages.get('passage-1')).toEqual(passageOf());
    });
  });
}
