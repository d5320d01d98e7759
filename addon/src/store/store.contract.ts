import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Permit } from '../access/permit.ts';
import type { PersonOrder } from '../access/person-order.ts';
import type { Reason } from '../contract/reasons.ts';
import { PASSAGE_OUTCOMES } from '../contract/words.ts';
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

function permitOf(changes: Partial<Permit> = {}): Permit {
  return {
    id: 'permit-1',
    plate: 'KA01AB1234',
    kind: 'allow',
    holder: "Ana O'Neill; 2nd floor",
    validFrom: null,
    validUntil: 1_900_000_000_000,
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
const EVERY_REASON: readonly Reason[] = [
  { rule: 'exit-always-opens' },
  { rule: 'wrong-way', directionRule: 'entry' },
  { rule: 'plate-settled', plate: 'AB1', frames: 3, readers: ['a', 'b'], settledBy: 'witness' },
  { rule: 'plate-unreadable', frames: 4 },
  { rule: 'plate-not-settled', best: 'AB1', frames: 2, why: 'witness-differs' },
  { rule: 'blocked', plate: 'AB1', permitId: 'p', holder: 'h' },
  { rule: 'permit-matches', plate: 'AB1', permitId: 'p', holder: 'h' },
  { rule: 'permit-not-yet-valid', permitId: 'p', validFrom: 5 },
  { rule: 'permit-expired', permitId: 'p', validUntil: 6 },
  { rule: 'no-permit', plate: 'AB1' },
  { rule: 'permit-one-character-away', plate: 'AB1', nearest: 'AB7' },
  { rule: 'place-free', free: 1, capacity: 8 },
  { rule: 'site-full', occupied: 8, capacity: 8 },
  { rule: 'already-inside', plate: 'AB1', since: 3 },
  { rule: 'person-ordered', by: 'Ana', command: 'open' },
];

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
    test('are told by plate, also after opening again', async () => {
      const permits = [
        permitOf({ id: 'b', plate: 'MH12' }),
        permitOf({ id: 'a', plate: 'KA01', kind: 'block', validFrom: 1, validUntil: null }),
      ];
      for (const permit of permits) expect(await store.permits.add(permit)).toEqual({ added: true });
      await openAgain();
      expect(await store.permits.all()).toEqual(permits.toReversed());
    });

    test('are one a plate: a second one is refused with the first', async () => {
      const first = permitOf();
      await store.permits.add(first);
      const answer = await store.permits.add(permitOf({ id: 'permit-2', kind: 'block' }));
      expect(answer).toEqual({ added: false, existing: first });
      expect(await store.permits.all()).toEqual([first]);
    });

    test('can be taken away, once, and given anew', async () => {
      await store.permits.add(permitOf());
      expect(await store.permits.remove('permit-1')).toBe(true);
      expect(await store.permits.remove('permit-1')).toBe(false);
      expect(await store.permits.add(permitOf({ id: 'permit-2' }))).toEqual({ added: true });
    });
  });

  describe('a passage', () => {
    test('comes back as it was written, with each kind of reason', async () => {
      const passage = passageOf({
        direction: 'out',
        phase: 'clear',
        endedAt: 9000,
        plate: 'KA01AB1234',
        decision: { verdict: 'ask', plate: 'KA01AB1234', decidedAt: 1500, reasons: EVERY_REASON },
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

    test('is written with its readings, count and visit, or not at all', async () => {
      await store.passages.record({ passage: passageOf() });
      const readingOfNoPassage = readingOf({ passageId: 'nobody' });
      await expect(
        store.passages.record({
          passage: passageOf({ outcome: 'entered' }),
          countChanges: [{ at: 2000, delta: 1, cause: 'crossing', passageId: 'passage-1' }],
          visits: [visitOf()],
          readings: [readingOfNoPassage],
        }),
      ).rejects.toThrow();
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
  });

  describe('orders of people', () => {
    const order = (at: number, gateId: string, command: PersonOrder['command']): PersonOrder => ({
      at,
      gateId,
      command,
      direction: 'in',
      by: 'Ravi',
    });

    test('are kept in the order in which they were given, and raise the newest instant', async () => {
      for (const each of [order(10, 'a', 'open'), order(30, 'b', 'hold'), order(20, 'a', 'close')]) {
        await store.personOrders.add(each);
      }
      expect(await store.personOrders.newest(2)).toEqual([order(20, 'a', 'close'), order(30, 'b', 'hold')]);
      expect(await store.newestInstant()).toBe(30);
    });

    test('hold a gate until somebody releases or closes it', async () => {
      const given = [
        order(1, 'a', 'hold'),
        order(2, 'b', 'hold'),
        order(3, 'c', 'hold'),
        order(4, 'a', 'release'),
        order(5, 'b', 'close'),
        order(6, 'c', 'open'),
      ];
      for (const each of given) await store.personOrders.add(each);
      expect(await store.personOrders.holds()).toEqual([order(3, 'c', 'hold')]);
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
      const decision = { verdict: 'refuse', plate: null, decidedAt: 3000, reasons: [] } as const;
      await store.passages.record({ passage: { ...passage, decision } });
      await expectAfter(3000);
      await store.passages.record({ passage, visits: [visitOf({ leftAt: 4000 })] });
      await expectAfter(4000);
      await store.occupancy.change({ at: 5000, delta: 1, cause: 'person', passageId: null });
      await expectAfter(5000);
      await store.passages.record({ passage: { ...passage, outcome: 'abandoned', endedAt: 6000 } });
      await expectAfter(6000);
      await store.passages.record({ passage: passageOf({ id: 'older', arrivedAt: 10 }) });
      await expectAfter(6000);
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
