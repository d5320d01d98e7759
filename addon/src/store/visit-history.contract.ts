import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Visit } from '../parking/visit.ts';
import { passageOf, visitOf } from './samples-under-test.ts';
import type { VisitFilter } from './store.ts';
import { allPages, collected, storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

const PLATES = [null, 'KA01AB1234', 'KA01AB1243', 'MH12DE1433', 'A"1', 'AB', 'ÄÖÜ12', 'B'];
const PERMITS = [null, 'permit-1', 'permit-2'];

const instant = fc.integer({ min: 0, max: 12 });

// Few instants for many visits, so that most pages end among those that began at once.
const visits = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    enteredAt: fc.option(instant),
    leftAt: fc.option(instant.map((at) => at + 5)),
    plate: fc.constantFrom(...PLATES),
    exitPlate: fc.constantFrom(...PLATES),
    permitId: fc.constantFrom(...PERMITS),
    anomalies: fc.constantFrom([], ['guessed'], ['unread-entry', 'guessed']),
    reviewedAt: fc.option(instant),
  }),
  { selector: ({ id }) => id, minLength: 150, maxLength: 150 },
);

const filters: fc.Arbitrary<VisitFilter> = fc.record(
  {
    plate: fc.constantFrom(
      '1',
      'KA',
      'KA01',
      '1234',
      '01AB12',
      'A"1',
      'ÄÖÜ',
      'AB1',
      'B',
      '%',
      '123',
      'NOBODY',
    ),
    beganFrom: fc.integer({ min: -1, max: 18 }),
    beganBefore: fc.integer({ min: -1, max: 18 }),
    open: fc.boolean(),
    toReview: fc.boolean(),
    permitId: fc.constantFrom('permit-1', 'permit-2', 'nobody'),
  },
  { requiredKeys: [] },
);

const beganAt = ({ enteredAt, leftAt }: Visit): number => enteredAt ?? leftAt ?? 0;

const matches =
  ({ plate, beganFrom, beganBefore, open, toReview, permitId }: VisitFilter) =>
  (visit: Visit): boolean =>
    (plate === undefined || [visit.plate, visit.exitPlate].some((text) => text?.includes(plate) ?? false)) &&
    (beganFrom === undefined || beganAt(visit) >= beganFrom) &&
    (beganBefore === undefined || beganAt(visit) < beganBefore) &&
    (open === undefined || (visit.leftAt === null) === open) &&
    (toReview === undefined || (visit.anomalies.length > 0 && visit.reviewedAt === null) === toReview) &&
    (permitId === undefined || visit.permitId === permitId);

/** What every store keeps to about finding visits of before. */
export function visitHistoryContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('the history of visits', () => {
    const under = storeUnderTest(makeFixture);

    test('is what was written, filtered and in order, each visit once, in pages of any size and as an export', async () => {
      const written = (fc.sample(visits, { numRuns: 1, seed: 5 })[0] ?? []).map((sample) =>
        visitOf({ ...sample, anomalies: sample.anomalies as Visit['anomalies'] }),
      );
      for (const visit of written) await under.store.visits.put(visit);
      // Later first, and of those that began at once the one that was written later.
      const newestFirst = written.toReversed().sort((a, b) => beganAt(b) - beganAt(a));

      await fc.assert(
        fc.asyncProperty(filters, fc.integer({ min: 1, max: 200 }), async (filter, limit) => {
          const expected = newestFirst.filter(matches(filter));
          const pages = await allPages((before) => under.store.visits.page(filter, before, limit));
          expect(pages.flatMap((page) => page.rows)).toEqual(expected);
          for (const page of pages.slice(0, -1)) expect(page.rows).toHaveLength(limit);
          expect(await collected(under.store.visits.export(filter))).toEqual(expected.toReversed());
        }),
        { numRuns: 200 },
      );
    });

    test('goes on where it was although others come in, and who is told of was taken away', async () => {
      for (const at of [1, 2, 3, 4]) await under.store.visits.put(visitOf({ id: `v${at}`, enteredAt: at }));
      const first = await under.store.visits.page({}, null, 2);
      await under.store.visits.put(visitOf({ id: 'v5', enteredAt: 5 }));
      await under.store.passages.record({ passage: passageOf(), removedVisitIds: ['v3'] });
      const second = await under.store.visits.page({}, first.next, 2);
      expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(['v4', 'v3', 'v2', 'v1']);
      expect(second.next).toBeNull();
    });

    const found = async (plate: string): Promise<readonly string[]> =>
      (await under.store.visits.page({ plate }, null, 10)).rows.map(({ id }) => id);

    test('finds a visit by the plate that it has now, and by none that it had', async () => {
      await under.store.visits.put(visitOf({ id: 'v', plate: null }));
      expect(await found('KA01AB1234')).toEqual([]);
      await under.store.visits.put(visitOf({ id: 'v', plate: 'KA01AB1234' }));
      expect(await found('01AB')).toEqual(['v']);
      await under.store.visits.put(visitOf({ id: 'v', plate: 'KA01A81234', exitPlate: 'KA01AB1239' }));
      expect(await found('A81')).toEqual(['v']);
      expect(await found('1239')).toEqual(['v']);
      expect(await found('KA01AB1234')).toEqual([]);
      await under.store.visits.put(visitOf({ id: 'v', plate: null }));
      expect(await found('KA0')).toEqual([]);
    });

    test('does not take the end of one plate and the beginning of another for one', async () => {
      await under.store.visits.put(visitOf({ id: 'v', plate: 'AAAB', exitPlate: 'BBBC' }));
      expect(await found('AABBBB')).toEqual([]);
      expect(await found('AABB')).toEqual([]);
      // Each three of it is there, but not behind one another.
      await under.store.visits.put(visitOf({ id: 'w', plate: 'KA01A012' }));
      expect(await found('A012')).toEqual(['w']);
      expect(await found('KA012')).toEqual([]);
    });

    test('finds two characters wherever they stand, also where they are all there is', async () => {
      for (const plate of ['XY', 'XY1', '1XY', '1XY1', 'X1Y', 'X', 'YX']) {
        await under.store.visits.put(visitOf({ id: plate, plate }));
      }
      expect((await found('XY')).toSorted()).toEqual(['1XY', '1XY1', 'XY', 'XY1']);
      expect((await found('Y1')).toSorted()).toEqual(['1XY1', 'XY1']);
      expect((await found('X')).toSorted()).toEqual(['1XY', '1XY1', 'X', 'X1Y', 'XY', 'XY1', 'YX']);
    });

    test('has a visit where it began, also when that turns out to be another time', async () => {
      const exit = visitOf({ id: 'exit', enteredAt: null, leftAt: 9 });
      await under.store.visits.put(exit);
      await under.store.visits.put(visitOf({ id: 'other', enteredAt: 5 }));
      await under.store.visits.put({ ...exit, enteredAt: 1 });
      expect((await under.store.visits.page({}, null, 10)).rows.map(({ id }) => id)).toEqual([
        'other',
        'exit',
      ]);
      expect(await found('KA01AB')).toEqual(['other', 'exit']);
    });

    test.each([
      'nonsense',
      Buffer.from('5:x').toString('base64url'),
      Buffer.from('5:-1').toString('base64url'),
    ])('has no page at %j', async (cursor) => {
      await expect(under.store.visits.page({}, cursor, 10)).rejects.toMatchObject({ code: 'bad-cursor' });
    });
  });
}
