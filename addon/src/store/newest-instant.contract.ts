import { describe, expect, test } from 'vitest';
import { DEFAULT_PARKING_SETTINGS } from '../contract/parking-settings.ts';
import { passageOf, readingOf, visitOf, permitOf, rulesOf } from './samples-under-test.ts';
import type { Store } from './store.ts';
import { storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

/** What every store keeps to about the newest instant. */
export function newestInstantContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('the newest instant', () => {
    const under = storeUnderTest(makeFixture);

    test('is unknown to an empty store, whatever is promised for later', async () => {
      await under.store.permits.add(permitOf({ validUntil: 9_000_000 }));
      await under.store.sessions.add(new Uint8Array(32), 9_000_000);
      expect(await under.store.newestInstant()).toBeNull();
    });

    test('is that of the newest thing that happened, of whatever kind', async () => {
      const passage = passageOf({ arrivedAt: 1000 });
      const expectAfter = async (newest: number): Promise<void> => {
        await under.openAgain();
        expect(await under.store.newestInstant()).toBe(newest);
      };
      await under.store.passages.record({ passage });
      await expectAfter(1000);
      await under.store.passages.record({ passage, readings: [readingOf({ takenAt: 2000 })] });
      await expectAfter(2000);
      const decision = {
        verdict: 'refuse',
        plate: null,
        permitId: null,
        decidedAt: 3000,
        reasons: [],
      } as const;
      await under.store.passages.record({ passage: { ...passage, decision } });
      await expectAfter(3000);
      await under.store.passages.record({ passage, visits: [visitOf({ leftAt: 4000 })] });
      await expectAfter(4000);
      await under.store.occupancy.change({ at: 5000, delta: 1, cause: 'person', passageId: null });
      await expectAfter(5000);
      await under.store.passages.record({ passage: { ...passage, outcome: 'abandoned', endedAt: 6000 } });
      await expectAfter(6000);
      await under.store.personOrders.add({
        at: 7000,
        gateId: 'lane',
        command: 'hold',
        direction: 'in',
        by: 'Ravi',
        until: 9_000_000,
      });
      await expectAfter(7000);
      await under.store.barrierTravels.add({ gateId: 'lane', at: 8000, way: 'down', travelMs: 9_000_000 });
      await expectAfter(8000);
      await under.store.barrierTravels.serviced('lane', 9000);
      await expectAfter(9000);
      await under.store.rules.save(rulesOf(), { version: 0, at: 10_000, by: 'Ravi' });
      await expectAfter(10_000);
      await under.store.passages.record({ passage: passageOf({ id: 'older', arrivedAt: 10 }) });
      await expectAfter(10_000);
    });

    const notice = { id: 'n', subject: { kind: 'full', capacity: 8 }, since: 5, endedAt: null } as const;
    const promised = { id: 'p', plate: 'AB1', permitId: null, slotId: null, by: 'Ana', until: 9_000_000 };
    const unused = { slotId: 'a1', kind: null, reservedFor: [], outOfOrder: null };
    const correction = {
      id: 'c',
      by: 'Ravi',
      kind: 'confirm',
      before: [],
      after: [],
      countDelta: 0,
    } as const;
    const counted = { at: 7000, delta: 1, cause: 'person', passageId: null } as const;
    const undone = { at: 7000, by: 'Ana' };

    const happenings: readonly (readonly [what: string, happen: (store: Store) => Promise<unknown>])[] = [
      ['a visit begins', ({ visits }) => visits.put(visitOf({ enteredAt: 7000 }))],
      ['a visit ends', ({ visits }) => visits.put(visitOf({ leftAt: 7000 }))],
      ['a visit is looked at', ({ visits }) => visits.put(visitOf({ reviewedAt: 7000 }))],
      [
        'something is corrected',
        ({ corrections }) => corrections.record({ correction: { ...correction, at: 7000, undone: null } }),
      ],
      [
        'the count is corrected',
        ({ corrections }) =>
          corrections.record({ correction: { ...correction, at: 5, undone: null }, countChanges: [counted] }),
      ],
      [
        'a correction is undone',
        async ({ corrections }) => {
          await corrections.record({ correction: { ...correction, at: 5, undone: null } });
          await corrections.undo({ correction: { ...correction, at: 5, undone }, countChanges: [] });
        },
      ],
      [
        'somebody says that a slot is taken',
        ({ slots }) => slots.putUse({ ...unused, taken: { is: true, at: 7000 } }),
      ],
      ['a place is promised', ({ slots }) => slots.putPromise({ ...promised, madeAt: 7000, endedAt: null })],
      ['a promise is over', ({ slots }) => slots.putPromise({ ...promised, madeAt: 5, endedAt: 7000 })],
      [
        'the settings are changed',
        ({ parkingSettings }) =>
          parkingSettings.save(DEFAULT_PARKING_SETTINGS, { version: 0, at: 7000, by: 'Ana' }),
      ],
      [
        'something is noticed',
        ({ notices }) => notices.put({ ...notice, since: 7000, handled: null, pictureId: null }),
      ],
      [
        'what was noticed is over',
        ({ notices }) => notices.put({ ...notice, endedAt: 7000, handled: null, pictureId: null }),
      ],
      [
        'a notice is handled',
        ({ notices }) =>
          notices.put({ ...notice, handled: { by: 'Ana', at: 7000, answer: null }, pictureId: null }),
      ],
      ['a link is used', ({ answerLinks }) => answerLinks.use('n', 7000)],
    ];

    test.each(happenings)('is when %s', async (_what, happen) => {
      await happen(under.store);
      expect(await under.store.newestInstant()).toBe(7000);
    });

    test('stays unknown when what is said of a slot has no time', async () => {
      await under.store.slots.putUse({ ...unused, taken: null });
      expect(await under.store.newestInstant()).toBeNull();
    });
  });
}
