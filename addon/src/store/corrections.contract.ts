import { beforeEach, describe, expect, test } from 'vitest';
import { VISIT_CORRECTIONS } from '../contract/visits.ts';
import type { Correction, Misread } from '../parking/visits/correction.ts';
import type { Visit } from '../parking/visit.ts';
import { visitOf } from './samples-under-test.ts';
import { storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

const ENTRY = visitOf({ id: 'entry', plate: 'KA01A81234', enteredAt: 10 });
const EXIT = visitOf({ id: 'exit', enteredAt: null, leftAt: 50, anomalies: ['exit-without-entry'] });
const WHOLE = visitOf({ id: 'entry', enteredAt: 10, leftAt: 50, pairedBy: 'person', reviewedAt: 60 });

function correctionOf(changes: Partial<Correction> = {}): Correction {
  return {
    id: 'correction-1',
    at: 60,
    by: 'Ravi',
    kind: 'merge',
    before: [ENTRY, EXIT],
    after: [WHOLE],
    countDelta: -1,
    undone: null,
    ...changes,
  };
}

function misreadOf(changes: Partial<Misread> = {}): Misread {
  return {
    correctionId: 'correction-1',
    gateId: 'lane',
    read: 'KA01A81234',
    meant: 'KA01AB1234',
    at: 60,
    ...changes,
  };
}

const COUNTED = { at: 60, delta: -1, cause: 'person', passageId: null } as const;
const COUNTED_BACK = { at: 70, delta: 1, cause: 'undone', passageId: null } as const;
const UNDONE = correctionOf({ undone: { at: 70, by: 'Ana' } });

/** What every store keeps to about what people put right. */
export function correctionsContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('corrections', () => {
    const under = storeUnderTest(makeFixture);

    beforeEach(async () => {
      for (const visit of [ENTRY, EXIT]) await under.store.visits.put(visit);
    });

    const visits = async (): Promise<readonly Visit[]> => {
      await under.openAgain();
      return (await under.store.visits.page({}, null, 100)).rows;
    };

    const expectNothingCorrected = async (): Promise<void> => {
      expect(await visits()).toEqual([EXIT, ENTRY]);
      expect(await under.store.occupancy.count()).toBe(0);
      expect(await under.store.corrections.newest({}, 10)).toEqual([]);
      expect(await under.store.corrections.misreads(null, 10)).toEqual([]);
    };

    test('change visits and the count, and are noted, at once', async () => {
      await under.store.corrections.record({
        correction: correctionOf(),
        countChanges: [COUNTED],
        misreads: [misreadOf()],
      });
      expect(await visits()).toEqual([WHOLE]);
      expect(await under.store.occupancy.ledger(10)).toEqual([COUNTED]);
      expect(await under.store.corrections.get('correction-1')).toEqual(correctionOf());
      expect(await under.store.corrections.get('another')).toBeNull();
      expect(await under.store.corrections.misreads(null, 10)).toEqual([misreadOf()]);
    });

    test('are not half written', async () => {
      const step = { correction: correctionOf(), misreads: [misreadOf()] };
      const half = { ...COUNTED, delta: 0.5 };
      await expect(under.store.corrections.record({ ...step, countChanges: [half] })).rejects.toThrow();
      await expectNothingCorrected();
    });

    test('are refused when a visit that they rest on was taken away meanwhile', async () => {
      const gone = visitOf({ id: 'gone' });
      const correction = correctionOf({ before: [ENTRY, gone, EXIT] });
      await expect(
        under.store.corrections.record({ correction, countChanges: [COUNTED], misreads: [misreadOf()] }),
      ).rejects.toMatchObject({ name: 'UserError', code: 'changed-since' });
      await expectNothingCorrected();
    });

    test('may only make visits, or only take them away', async () => {
      const made = visitOf({ id: 'made', enteredAt: 20 });
      await under.store.corrections.record({ correction: correctionOf({ before: [], after: [made] }) });
      const removal = correctionOf({ id: 'second', before: [EXIT], after: [] });
      await under.store.corrections.record({ correction: removal });
      expect(await visits()).toEqual([made, ENTRY]);
    });

    test('are undone, with what they changed and what they taught', async () => {
      await under.store.corrections.record({
        correction: correctionOf(),
        countChanges: [COUNTED],
        misreads: [misreadOf()],
      });
      const other = correctionOf({ id: 'other', before: [], after: [] });
      await under.store.corrections.record({
        correction: other,
        misreads: [misreadOf({ correctionId: 'other' })],
      });
      await under.store.corrections.undo({ correction: UNDONE, countChanges: [COUNTED_BACK] });
      expect(await visits()).toEqual([EXIT, ENTRY]);
      expect(await under.store.occupancy.ledger(10)).toEqual([COUNTED_BACK, COUNTED]);
      expect(await under.store.corrections.newest({}, 10)).toEqual([other, UNDONE]);
      expect(await under.store.corrections.misreads(null, 10)).toEqual([
        misreadOf({ correctionId: 'other' }),
      ]);
    });

    test('are undone once', async () => {
      await under.store.corrections.record({ correction: correctionOf() });
      const undo = { correction: UNDONE, countChanges: [COUNTED_BACK] };
      await under.store.corrections.undo(undo);
      await expect(under.store.corrections.undo(undo)).rejects.toMatchObject({ code: 'already-undone' });
      expect(await visits()).toEqual([EXIT, ENTRY]);
      expect(await under.store.occupancy.count()).toBe(1);
    });

    test('are not undone when what they made is not there any more, and nothing is', async () => {
      await under.store.corrections.record({ correction: correctionOf(), misreads: [misreadOf()] });
      const again = correctionOf({ id: 'second', before: [WHOLE], after: [] });
      await under.store.corrections.record({ correction: again });
      await expect(
        under.store.corrections.undo({ correction: UNDONE, countChanges: [COUNTED_BACK] }),
      ).rejects.toMatchObject({ code: 'changed-since' });
      expect(await visits()).toEqual([]);
      expect(await under.store.occupancy.count()).toBe(0);
      expect(await under.store.corrections.get('correction-1')).toEqual(correctionOf());
      expect(await under.store.corrections.misreads(null, 10)).toEqual([misreadOf()]);
    });

    test('that nobody undid are not undone', async () => {
      await under.store.corrections.record({ correction: correctionOf() });
      const undo = { correction: correctionOf(), countChanges: [] };
      await expect(under.store.corrections.undo(undo)).rejects.toThrow();
      expect(await visits()).toEqual([WHOLE]);
    });

    test('of each kind are listed in the order in which they were made, newest first, also those of one visit', async () => {
      const kinds = [...VISIT_CORRECTIONS, 'reconcile'] as const;
      const all = kinds.map((kind, index) =>
        correctionOf({
          id: kind,
          kind,
          at: 90 - index,
          before: [],
          after: [visitOf({ id: index % 2 === 0 ? 'even' : 'odd' })],
        }),
      );
      for (const correction of all) await under.store.corrections.record({ correction });
      const newest = all.toReversed();
      expect(await under.store.corrections.newest({}, 10)).toEqual(newest);
      expect(await under.store.corrections.newest({}, 2)).toEqual(newest.slice(0, 2));
      const even = newest.filter(({ after }) => after[0]?.id === 'even');
      expect(await under.store.corrections.newest({ visitId: 'even' }, 10)).toEqual(even);
      expect(await under.store.corrections.newest({ visitId: 'even' }, 1)).toEqual(even.slice(0, 1));
      expect(await under.store.corrections.newest({ visitId: 'nobody' }, 10)).toEqual([]);
    });

    test('teach what was misread, newest first and so many for each gate', async () => {
      const correction = correctionOf({ before: [], after: [] });
      const misreads = ['lane', 'north', 'lane', 'lane'].map((gateId, index) =>
        misreadOf({ gateId, read: `READ${index}`, at: 60 - index }),
      );
      await under.store.corrections.record({ correction, misreads });
      const [first, second, third, fourth] = misreads;
      expect(await under.store.corrections.misreads(null, 10)).toEqual([fourth, third, second, first]);
      expect(await under.store.corrections.misreads(null, 2)).toEqual([fourth, third, second]);
      expect(await under.store.corrections.misreads('lane', 2)).toEqual([fourth, third]);
      expect(await under.store.corrections.misreads('nowhere', 2)).toEqual([]);
    });
  });
}
