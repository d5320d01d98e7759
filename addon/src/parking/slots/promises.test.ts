import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { NewPromise } from '../../contract/slots.ts';
import {
  holdingPromises,
  isPromisedTo,
  keptPromises,
  lapsedPromises,
  LONGEST_PROMISE_MS,
  makePromise,
  orphanedPromises,
  placesPromised,
  promisesTo,
} from './promises.ts';
import type { PromiseFacts } from './promises.ts';
import { MINUTE_MS, NOON, promisedOf, slotOf, useOf } from './slots-under-test.ts';

const UNTIL = NOON + 30 * MINUTE_MS;
const FACTS: PromiseFacts = {
  id: 'new',
  by: 'page',
  now: NOON,
  promises: [],
  slots: [slotOf('a1'), slotOf('a2')],
  uses: [],
  capacity: 4,
  occupied: 2,
};

describe('a promise that is made', () => {
  it('says who is expected, where, by whom it was made and when it ends', () => {
    expect(makePromise({ plate: 'KA1', slotId: 'a1', until: UNTIL }, FACTS)).toEqual({
      done: true,
      promised: {
        id: 'new',
        plate: 'KA1',
        permitId: null,
        slotId: 'a1',
        madeAt: NOON,
        by: 'page',
        until: UNTIL,
        endedAt: null,
      },
    });
    expect(makePromise({ permitId: 'asha', until: UNTIL }, FACTS)).toMatchObject({
      promised: { plate: null, permitId: 'asha', slotId: null },
    });
  });

  const held = promisedOf('p', { plate: 'X1', slotId: 'a1' });
  const wish = { plate: 'KA1', slotId: 'a1', until: UNTIL };
  const refusals: readonly (readonly [
    why: string | null,
    when: string,
    wish: NewPromise,
    Partial<PromiseFacts>,
  ])[] = [
    [null, 'two places are left', wish, {}],
    [null, 'one place is left', wish, { occupied: 3 }],
    ['no-place-left', 'none is left', wish, { occupied: 4 }],
    [
      'no-place-left',
      'as many are promised as are free',
      { ...wish, slotId: null },
      { occupied: 3, promises: [held] },
    ],
    [null, 'the other promise lapsed', wish, { occupied: 3, promises: [{ ...held, until: NOON }] }],
    ['no-place-left', 'more are inside than there are places', wish, { occupied: 9 }],
    ['no-such-slot', 'there is no such slot', { ...wish, slotId: 'gone' }, { occupied: 4 }],
    ['slot-promised', 'the slot is promised to another', wish, { promises: [held], occupied: 3 }],
    [null, 'another slot is promised', { ...wish, slotId: 'a2' }, { promises: [held] }],
    [
      'slot-out-of-order',
      'the slot is out of order',
      wish,
      { uses: [useOf('a1', { outOfOrder: 'Wet' })], occupied: 4 },
    ],
    [
      null,
      'another slot is out of order',
      wish,
      { uses: [useOf('a2', { outOfOrder: 'Wet' }), useOf('a1', {})] },
    ],
  ];
  test.each(refusals)('is refused with %s: %s', (why, _when, asked, facts) => {
    const made = makePromise(asked, { ...FACTS, ...facts });
    expect(made.done ? null : made.why).toBe(why);
  });
});

describe('a promise', () => {
  it('holds until its end, and not when it was ended or a clock went wrong', () => {
    const holds = (said: Parameters<typeof promisedOf>[1], now = NOON) =>
      holdingPromises([promisedOf('p', said)], now).length === 1;
    expect(holds({ until: NOON + 1 })).toBe(true);
    expect(holds({ until: NOON })).toBe(false);
    expect(holds({ endedAt: NOON - 1 })).toBe(false);
    expect(holds({ until: NOON + LONGEST_PROMISE_MS })).toBe(true);
    expect(holds({ until: NOON + LONGEST_PROMISE_MS + 1 })).toBe(false);
    expect(holds({}, 0)).toBe(false);
  });

  it('that ends first comes first', () => {
    const promises = [promisedOf('late', { until: NOON + 2 }), promisedOf('soon', { until: NOON + 1 })];
    expect(holdingPromises(promises, NOON).map(({ id }) => id)).toEqual(['soon', 'late']);
  });

  it('to a permit that is no more end at once; those to plates and to other permits go on', () => {
    const promises = [
      promisedOf('gone', { permitId: 'asha', slotId: 'a1' }),
      promisedOf('ended', { permitId: 'asha', endedAt: NOON - 9 }),
      promisedOf('there', { permitId: 'bala' }),
      promisedOf('plate', { plate: 'X1' }),
    ];
    const orphaned = orphanedPromises(promises, (id) => id === 'bala', NOON);
    expect(orphaned).toEqual([{ ...promises[0], endedAt: NOON }]);
    expect(holdingPromises(orphaned, NOON)).toEqual([]);
  });

  it('that lapsed ended when it was to end, also when that is noticed late', () => {
    const promises = [
      promisedOf('lapsed', { until: NOON - 5 }),
      promisedOf('now', { until: NOON }),
      promisedOf('holds', { until: NOON + 1 }),
      promisedOf('kept', { until: NOON - 5, endedAt: NOON - 9 }),
    ];
    expect(lapsedPromises(promises, NOON).map(({ id, endedAt }) => [id, endedAt])).toEqual([
      ['lapsed', NOON - 5],
      ['now', NOON],
    ]);
  });

  it('is to its plate or its permit, and nobody without either', () => {
    const toPlate = { plate: 'KA1', permitId: null };
    const toPermit = { plate: null, permitId: 'asha' };
    const nobody = { plate: null, permitId: null };
    expect(
      [toPlate, toPermit].map((promised) => isPromisedTo(promised, { plate: 'KA1', permitId: 'asha' })),
    ).toEqual([true, true]);
    for (const comer of [nobody, { plate: 'KA2', permitId: 'bala' }]) {
      expect([toPlate, toPermit].map((promised) => isPromisedTo(promised, comer))).toEqual([false, false]);
    }
  });
});

describe('who comes in', () => {
  const byPlate = promisedOf('plate', { plate: 'KA1' });
  const again = promisedOf('again', { plate: 'KA1', slotId: 'a1' });
  const byPermit = promisedOf('permit', { permitId: 'asha' });
  const withSlot = promisedOf('slot', { permitId: 'asha', slotId: 'a2', until: UNTIL + 1 });
  const others = promisedOf('others', { plate: 'X1' });
  const keeps = (
    promises: readonly ReturnType<typeof promisedOf>[],
    plate: string | null,
    permitId: string | null,
  ) => promisesTo(promises, { plate, permitId }, NOON).map(({ id }) => id);

  it('has all promises to its plate kept, and else one to its permit', () => {
    expect(keeps([byPermit, byPlate, again, others], 'KA1', 'asha')).toEqual(['plate', 'again']);
    expect(keeps([byPermit, others], 'KA1', 'asha')).toEqual(['permit']);
    expect(keeps([byPermit, withSlot], 'KA2', 'asha')).toEqual(['slot']);
    expect(keeps([byPermit, { ...byPermit, id: 'soon', until: NOON + 1 }], 'KA2', 'asha')).toEqual(['soon']);
    expect(keeps([byPermit, byPlate], null, null)).toEqual([]);
    expect(keeps([{ ...byPlate, until: NOON }], 'KA1', null)).toEqual([]);
  });

  it('ends them with its coming', () => {
    expect(keptPromises([byPlate, others], { plate: 'KA1', permitId: null }, NOON)).toEqual([
      { ...byPlate, endedAt: NOON },
    ]);
  });

  it('finds the places kept that are for others', () => {
    const promises = [byPlate, byPermit, withSlot, others];
    expect(placesPromised(promises, null, NOON)).toBe(4);
    expect(placesPromised(promises, { plate: 'KA1', permitId: 'asha' }, NOON)).toBe(3);
    expect(placesPromised(promises, { plate: null, permitId: 'asha' }, NOON)).toBe(3);
    expect(placesPromised(promises, { plate: 'NEW', permitId: null }, NOON)).toBe(4);
    expect(placesPromised(promises, null, UNTIL)).toBe(1);
  });
});

const anyPromises = fc
  .array(
    fc.record({
      plate: fc.constantFrom('KA1', 'KA2'),
      isByPlate: fc.boolean(),
      permitId: fc.constantFrom('asha', 'bala'),
      slotId: fc.constantFrom(null, 'a1', 'a2'),
      until: fc.integer({ min: NOON - 3, max: NOON + 3 }),
      endedAt: fc.constantFrom(null, NOON - 1),
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    all.map(({ plate, permitId, isByPlate, ...said }, index) =>
      promisedOf(`p${index}`, { ...said, ...(isByPlate ? { plate } : { permitId }) }),
    ),
  );
const anyComer = fc.record({
  plate: fc.constantFrom(null, 'KA1', 'KA2'),
  permitId: fc.constantFrom(null, 'asha', 'bala'),
});
const someTime = fc.integer({ min: NOON - 5, max: NOON + 5 });

it('as many places are kept for others before a vehicle comes in as for anybody afterwards', () => {
  fc.assert(
    fc.property(anyPromises, anyComer, someTime, (promises, comer, now) => {
      const kept = keptPromises(promises, comer, now);
      const after = promises.map((promised) => kept.find(({ id }) => id === promised.id) ?? promised);
      expect(placesPromised(after, null, now)).toBe(placesPromised(promises, comer, now));
    }),
  );
});

it('a promise that lapsed holds nothing, wherever the clock goes once its end was written', () => {
  fc.assert(
    fc.property(anyPromises, someTime, someTime, (promises, now, later) => {
      const lapsed = lapsedPromises(promises, now);
      const after = promises.map((promised) => lapsed.find(({ id }) => id === promised.id) ?? promised);
      expect(lapsedPromises(after, now)).toEqual([]);
      for (const promised of holdingPromises(after, later))
        expect(promised.until).toBeGreaterThan(Math.max(now, later));
    }),
  );
});
