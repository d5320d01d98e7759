import { describe, expect, test } from 'vitest';
import { DIFFERENCES_KEPT } from '../plate/remote/agreement.ts';
import type { AgreementRecord } from '../plate/remote/agreement.ts';
import { storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

function recordOf(changes: Partial<AgreementRecord> = {}): AgreementRecord {
  return {
    reader: 'cloud',
    gateId: 'lane',
    passageId: 'passage-1',
    month: '2027-01',
    at: 1000,
    comparison: 'same',
    decidingText: 'KA01AB1234',
    shadowText: 'KA01AB1234',
    ...changes,
  };
}

/** What every store keeps to about readers that run beside. */
export function agreementContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('the agreement of a shadow', () => {
    const under = storeUnderTest(makeFixture);

    test('is all zero before the first frame', async () => {
      expect(await under.store.agreement.of('cloud')).toEqual({
        frames: 0,
        same: 0,
        different: 0,
        onlyDeciding: 0,
        onlyShadow: 0,
        byGateAndMonth: [],
        differences: [],
      });
    });

    test('is counted in total and for each gate and month, the newest month first, each reader by itself', async () => {
      const frames: readonly Partial<AgreementRecord>[] = [
        { comparison: 'same' },
        { comparison: 'same' },
        { comparison: 'different', shadowText: 'KA01AB1284' },
        { comparison: 'only-deciding', shadowText: '' },
        { comparison: 'only-shadow', decidingText: '', gateId: 'north' },
        { comparison: 'neither', decidingText: '', shadowText: '', month: '2027-02' },
        { comparison: 'same', reader: 'another' },
      ];
      for (const frame of frames) await under.store.agreement.add(recordOf(frame));
      const none = { frames: 0, same: 0, different: 0, onlyDeciding: 0, onlyShadow: 0 };
      expect(await under.store.agreement.of('cloud')).toMatchObject({
        frames: 6,
        same: 2,
        different: 1,
        onlyDeciding: 1,
        onlyShadow: 1,
        byGateAndMonth: [
          { ...none, gateId: 'lane', month: '2027-02', frames: 1 },
          {
            gateId: 'lane',
            month: '2027-01',
            frames: 4,
            same: 2,
            different: 1,
            onlyDeciding: 1,
            onlyShadow: 0,
          },
          { ...none, gateId: 'north', month: '2027-01', frames: 1, onlyShadow: 1 },
        ],
      });
      expect(await under.store.agreement.of('another')).toMatchObject({ frames: 1, same: 1 });
    });

    test('keeps the newest differences of each reader, and nothing of what agrees or of what only one read', async () => {
      await under.store.agreement.add(recordOf({ reader: 'another', comparison: 'different', at: 1 }));
      for (let at = 1; at <= DIFFERENCES_KEPT + 5; at++) {
        await under.store.agreement.add(recordOf({ comparison: 'different', shadowText: `KA${at}`, at }));
      }
      await under.store.agreement.add(recordOf({ comparison: 'same', at: 9000 }));
      await under.store.agreement.add(recordOf({ comparison: 'only-shadow', at: 9001 }));
      const { differences, different } = await under.store.agreement.of('cloud');
      expect(different).toBe(DIFFERENCES_KEPT + 5);
      expect(differences).toHaveLength(DIFFERENCES_KEPT);
      expect(differences[0]).toEqual({
        at: DIFFERENCES_KEPT + 5,
        gateId: 'lane',
        passageId: 'passage-1',
        decidingText: 'KA01AB1234',
        shadowText: `KA${DIFFERENCES_KEPT + 5}`,
      });
      expect(differences.at(-1)?.at).toBe(6);
      expect((await under.store.agreement.of('another')).differences).toHaveLength(1);
    });

    test('outlives the program', async () => {
      await under.store.agreement.add(recordOf());
      await under.openAgain();
      await under.store.agreement.add(recordOf());
      expect((await under.store.agreement.of('cloud')).same).toBe(2);
    });
  });
}
