import { describe, expect, test } from 'vitest';
import { NO_WEAR, TRAVELS_HEARD } from '../gate/barrier-wear.ts';
import type { BarrierTravel } from '../gate/barrier-wear.ts';
import { storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

/** What every store keeps to about how barriers move. */
export function barrierTravelsContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('a barrier', () => {
    const under = storeUnderTest(makeFixture);

    const travel = (way: BarrierTravel['way'], travelMs: number, gateId = 'lane'): BarrierTravel => ({
      gateId,
      at: 1000,
      way,
      travelMs,
    });

    const move = async (...travels: readonly BarrierTravel[]): Promise<void> => {
      for (const each of travels) await under.store.barrierTravels.add(each);
    };

    test('has not moved at first', async () => {
      expect(await under.store.barrierTravels.wear('lane')).toEqual(NO_WEAR);
    });

    test('tells how long its newest travels took, and counts those up', async () => {
      await move(travel('up', 2000), travel('down', 2500), travel('up', 2100), travel('up', 7, 'north'));
      await under.openAgain();
      expect(await under.store.barrierTravels.wear('lane')).toEqual({
        cycles: 2,
        cyclesSinceService: 2,
        servicedAt: null,
        up: [2100, 2000],
        down: [2500],
      });
      expect(await under.store.barrierTravels.wear('north')).toMatchObject({ cycles: 1, up: [7], down: [] });
    });

    test('is counted anew after a service, and in all', async () => {
      await under.store.barrierTravels.serviced('lane', 500);
      expect(await under.store.barrierTravels.wear('lane')).toEqual({ ...NO_WEAR, servicedAt: 500 });
      await move(travel('up', 2000), travel('up', 2000), travel('up', 2000, 'north'));
      await under.store.barrierTravels.serviced('lane', 600);
      await move(travel('up', 1900), travel('down', 1900));
      await under.openAgain();
      expect(await under.store.barrierTravels.wear('lane')).toMatchObject({
        cycles: 3,
        cyclesSinceService: 1,
        servicedAt: 600,
        up: [1900, 2000, 2000],
      });
      expect(await under.store.barrierTravels.wear('north')).toMatchObject({
        cyclesSinceService: 1,
        servicedAt: null,
      });
    });

    test('is heard about its newest ways only, and none of its cycles is forgotten', async () => {
      const north = travel('up', 3, 'north');
      await move(north, travel('down', 4));
      const ways = Array.from({ length: TRAVELS_HEARD + 3 }, (_, index) => travel('up', 1000 + index));
      await move(...ways);
      await under.openAgain();
      expect(await under.store.barrierTravels.wear('lane')).toMatchObject({
        cycles: ways.length,
        up: ways
          .map(({ travelMs }) => travelMs)
          .toReversed()
          .slice(0, TRAVELS_HEARD),
        down: [4],
      });
      expect(await under.store.barrierTravels.wear('north')).toMatchObject({ cycles: 1, up: [3] });
    });
  });
}
