import { describe, expect, test } from 'vitest';
import { NOTICE_KINDS } from '../contract/notices.ts';
import { DEFAULT_PARKING_SETTINGS } from '../contract/parking-settings.ts';
import type { ParkingSettings } from '../contract/parking-settings.ts';
import { storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

const SETTINGS: ParkingSettings = {
  assignment: 'spread',
  overstay: [
    { group: 'visitor', minutes: 120 },
    { group: null, minutes: 1440 },
  ],
  reconciliation: { automatic: true, at: '04:15', quietMinutes: 20 },
  muted: NOTICE_KINDS,
  answersEndAfterMinutes: 30,
};

/** What every store keeps to about how the parking place is run. */
export function parkingSettingsContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('parking settings', () => {
    const under = storeUnderTest(makeFixture);
    const by = 'Ravi';

    test('are none until they are changed, and then what was saved last', async () => {
      expect(await under.store.parkingSettings.current()).toBeNull();
      expect(await under.store.parkingSettings.save(SETTINGS, { version: 0, at: 1, by })).toBe(1);
      await under.openAgain();
      expect(await under.store.parkingSettings.current()).toEqual({ version: 1, settings: SETTINGS });
      const changes = { version: 1, at: 2, by };
      expect(await under.store.parkingSettings.save(DEFAULT_PARKING_SETTINGS, changes)).toBe(2);
      await under.openAgain();
      expect(await under.store.parkingSettings.current()).toEqual({
        version: 2,
        settings: DEFAULT_PARKING_SETTINGS,
      });
      expect(await under.store.rules.current()).toBeNull();
    });

    test('are not saved over those that somebody else saved meanwhile', async () => {
      await under.store.parkingSettings.save(SETTINGS, { version: 0, at: 1, by });
      for (const version of [0, 2, -1]) {
        const changes = { version, at: 2, by };
        expect(await under.store.parkingSettings.save(DEFAULT_PARKING_SETTINGS, changes)).toBeNull();
      }
      expect(await under.store.parkingSettings.current()).toEqual({ version: 1, settings: SETTINGS });
    });

    test('that could not be read back are not saved', async () => {
      const never = { ...SETTINGS, reconciliation: { ...SETTINGS.reconciliation, at: '25:00' } };
      await expect(under.store.parkingSettings.save(never, { version: 0, at: 1, by })).rejects.toThrow();
      expect(await under.store.parkingSettings.current()).toBeNull();
    });
  });
}
