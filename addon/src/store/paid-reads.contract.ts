import { describe, expect, test } from 'vitest';
import { storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

/** What every store keeps to about paid reads: no read that was counted is ever forgotten. */
export function paidReadsContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('paid reads', () => {
    const under = storeUnderTest(makeFixture);

    test('are none before the first', async () => {
      expect(await under.store.paidReads.countOf('cloud', '2027-01')).toBe(0);
    });

    test('are counted by reader and month, and each addition tells what it makes', async () => {
      expect(await under.store.paidReads.add('cloud', '2027-01', 1000)).toBe(1);
      expect(await under.store.paidReads.add('cloud', '2027-01', 2000)).toBe(2);
      expect(await under.store.paidReads.add('cloud', '2027-02', 3000)).toBe(1);
      expect(await under.store.paidReads.add('spare', '2027-01', 3000)).toBe(1);
      expect(await under.store.paidReads.countOf('cloud', '2027-01')).toBe(2);
      expect(await under.store.paidReads.countOf('cloud', '2027-02')).toBe(1);
      expect(await under.store.paidReads.countOf('spare', '2027-01')).toBe(1);
      expect(await under.store.paidReads.countOf('spare', '2027-02')).toBe(0);
    });

    test('that are added at once are all counted, each with a sum of its own', async () => {
      const sums = await Promise.all(
        Array.from({ length: 20 }, () => under.store.paidReads.add('cloud', '2027-01', 1000)),
      );
      expect(sums.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      expect(await under.store.paidReads.countOf('cloud', '2027-01')).toBe(20);
    });

    test('outlive the program', async () => {
      await under.store.paidReads.add('cloud', '2027-01', 1000);
      await under.openAgain();
      expect(await under.store.paidReads.add('cloud', '2027-01', 2000)).toBe(2);
    });

    test('are no news of the site, whose clock may be another one', async () => {
      await under.store.paidReads.add('cloud', '2027-01', 1000);
      expect(await under.store.newestInstant()).toBeNull();
    });
  });
}
