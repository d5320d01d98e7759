import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PASSAGE_OUTCOMES } from '../contract/words.ts';
import type { Passage } from '../gate/passage.ts';
import { passageOf } from './samples-under-test.ts';
import { allPages, collected, storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';
import type { PassageFilter } from './store.ts';

/** What every store keeps to about the history of passages. */
export function passageHistoryContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('history', () => {
    const under = storeUnderTest(makeFixture);

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
      for (const passage of written) await under.store.passages.record({ passage });

      await fc.assert(
        fc.asyncProperty(filters, fc.integer({ min: 1, max: 200 }), async (filter, limit) => {
          const pages = await allPages((before) => under.store.passages.page(filter, before, limit));
          expect(pages.flatMap((page) => page.rows)).toEqual(
            written.filter(matches(filter)).sort(newestFirst),
          );
          for (const page of pages.slice(0, -1)) expect(page.rows).toHaveLength(limit);
          expect(await collected(under.store.passages.export(filter))).toEqual(
            written
              .filter(matches(filter))
              .filter(({ outcome }) => outcome !== null)
              .sort(newestFirst)
              .reverse(),
          );
        }),
        { numRuns: 150 },
      );
    });

    test('goes on where it was although newer passages arrive', async () => {
      for (const at of [1, 2, 3])
        await under.store.passages.record({ passage: passageOf({ id: `p${at}`, arrivedAt: at }) });
      const first = await under.store.passages.page({}, null, 2);
      await under.store.passages.record({ passage: passageOf({ id: 'p4', arrivedAt: 4 }) });
      const second = await under.store.passages.page({}, first.next, 2);
      expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(['p3', 'p2', 'p1']);
      expect(second.next).toBeNull();
    });

    test('is told from a moment on, oldest first, without what is under way', async () => {
      const at = (id: string, arrivedAt: number): Passage =>
        passageOf({ id, arrivedAt, outcome: 'left', endedAt: arrivedAt + 1 });
      const written = [at('late', 9), at('b', 5), at('before', 4), at('a', 5), at('middle', 7)];
      for (const passage of [...written, passageOf({ id: 'under-way', arrivedAt: 6 })]) {
        await under.store.passages.record({ passage });
      }
      const since = async (from: number): Promise<readonly string[]> =>
        (await collected(under.store.passages.since(from))).map(({ id }) => id);
      expect(await since(5)).toEqual(['a', 'b', 'middle', 'late']);
      expect(await since(10)).toEqual([]);
      expect(await collected(under.store.passages.since(8))).toEqual([at('late', 9)]);
    });

    test.each(['', 'nonsense', '!', 'MTphYg==', Buffer.from('1.5:a').toString('base64url')])(
      'has no page at %j',
      async (cursor) => {
        await expect(under.store.passages.page({}, cursor, 10)).rejects.toMatchObject({ code: 'bad-cursor' });
      },
    );
  });
}
