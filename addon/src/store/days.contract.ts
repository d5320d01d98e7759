import { describe, expect, test } from 'vitest';
import { NO_FUNNEL } from '../parking/statistics/day-figures.ts';
import type { KeptDay } from '../parking/statistics/day-figures.ts';
import { storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

function dayOf(day: string, changes: Partial<KeptDay> = {}): KeptDay {
  return {
    day,
    entered: 12,
    left: 11,
    most: 7,
    mean: 3.25,
    funnel: [{ gateId: 'lane', counts: { ...NO_FUNNEL, arrived: 15, picture: 14 } }],
    hours: [{ minutes: 60, mean: 0.5, most: 1 }, null],
    stays: [3, 0, 8],
    readsByHour: [{ arrived: 2, settled: 1 }],
    readsByLight: {
      dark: { arrived: 1, settled: 0 },
      dim: { arrived: 2, settled: 1 },
      bright: { arrived: 9, settled: 9 },
    },
    ...changes,
  };
}

/** What every store keeps to about the figures of days. */
export function daysContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('the figures of days', () => {
    const under = storeUnderTest(makeFixture);

    const DAYS = ['2028-02-28', '2028-02-29', '2028-03-01', '2027-12-31'].map((day) => dayOf(day));
    const [monday, leapDay, wednesday, lastYear] = DAYS;

    test('are told from a day to another, in order', async () => {
      for (const day of DAYS) await under.store.days.put(day);
      await under.openAgain();
      const { days } = under.store;
      expect(await days.between('2000-01-01', '2099-12-31')).toEqual([lastYear, monday, leapDay, wednesday]);
      expect(await days.between('2028-02-28', '2028-02-29')).toEqual([monday, leapDay]);
      expect(await days.between('2028-03-02', '2028-03-05')).toEqual([]);
    });

    test('are made anew when something in a day was corrected', async () => {
      for (const day of DAYS) await under.store.days.put(day);
      const corrected = dayOf('2028-02-29', { entered: 13 });
      await under.store.days.put(corrected);
      await under.store.days.forget(['2028-02-28', '2027-12-31', '1999-01-01']);
      await under.openAgain();
      expect(await under.store.days.between('2000-01-01', '2099-12-31')).toEqual([corrected, wednesday]);
      await under.store.days.forget([]);
      expect(await under.store.days.between('2028-02-29', '2028-02-29')).toEqual([corrected]);
    });

    test('that could not be read back are not kept', async () => {
      await expect(under.store.days.put(dayOf('2028-02-29', { mean: NaN }))).rejects.toThrow();
      expect(await under.store.days.between('2028-02-29', '2028-02-29')).toEqual([]);
    });
  });
}
