import { describe, expect, it } from 'vitest';
import { cameIn, useOf, boardOf, presencesOf, slotOf } from '../slots/slots-under-test.ts';
import { driftAtNoon } from './drift-under-test.ts';
import type { SiteAtNoon } from './drift-under-test.ts';
import { betweenGateAndSlot, doAgree, isWithin, witnessCounts } from './witnesses.ts';

const DAY_MINUTES = 24 * 60;

describe('slots say how many are inside', () => {
  it.each<readonly [what: string, site: SiteAtNoon, least: number, most: number]>([
    ['each that sees something is one', { over: { a: 'present', b: 'present', c: 'clear' } }, 2, 2],
    ['a silent one may be one more', { over: { a: 'present', b: 'unknown' } }, 1, 2],
    ['so may one without a sensor', { over: { a: 'present' }, sensors: { b: 'none' } }, 1, 2],
    [
      'which says nothing, whatever a person said of it',
      { over: { a: 'present', b: 'present' }, sensors: { b: 'none' } },
      1,
      2,
    ],
    ['and a place without a slot', { over: { a: 'present' }, capacity: 4 }, 1, 4],
    ['more slots than places are no places fewer', { over: { a: 'present', b: 'clear' }, capacity: 1 }, 1, 1],
    [
      'who came in a moment ago may be on the way',
      { over: { a: 'clear' }, openVisits: [cameIn('v', 10)] },
      0,
      1,
    ],
    ['who came in before that is not', { over: { a: 'clear' }, openVisits: [cameIn('v', 11)] }, 0, 0],
    [
      'who came in and parked is one, not two',
      { over: { a: 'present' }, openVisits: [cameIn('v', 5, { slotId: 'a' })] },
      1,
      1,
    ],
    [
      'whose slot emptied a moment ago may be on the way out',
      { over: { a: 'clear' }, openVisits: [cameIn('v', 90, { slotId: 'a' })], emptiedVisitIds: ['v'] },
      0,
      1,
    ],
    ['unless it is gone already', { over: { a: 'clear' }, openVisits: [], emptiedVisitIds: ['v'] }, 0, 0],
    [
      'one taken for a fortnight by nobody known is stuck',
      { over: { a: ['present', 14 * DAY_MINUTES + 1] } },
      0,
      1,
    ],
    ['one taken for less may be true', { over: { a: ['present', 14 * DAY_MINUTES] } }, 1, 1],
    [
      'so is one where somebody known stands for a month',
      {
        over: { a: ['present', 30 * DAY_MINUTES] },
        openVisits: [cameIn('v', 31 * DAY_MINUTES, { slotId: 'a' })],
      },
      1,
      1,
    ],
    ['one that is empty for a year is empty', { over: { a: ['clear', 365 * DAY_MINUTES] } }, 0, 0],
  ])('%s', (_, site, least, most) => {
    expect(witnessCounts(driftAtNoon(site)).slots).toEqual({ least, most });
  });

  it('and nothing where none has a sensor', () => {
    expect(witnessCounts(driftAtNoon({ capacity: 5 })).slots).toBeNull();
    expect(witnessCounts(driftAtNoon({ sensors: { a: 'none' } })).slots).toBeNull();
  });

  it('also of those that are told by a home automation', () => {
    expect(witnessCounts(driftAtNoon({ over: { a: 'present' }, sensors: { a: 'told' } })).slots).toEqual({
      least: 1,
      most: 1,
    });
  });
});

it('lanes and visits are what was counted', () => {
  const counts = witnessCounts(driftAtNoon({ lanes: 7, openVisits: [cameIn('a', 60), cameIn('b', 50)] }));
  expect(counts).toEqual({ lanes: 7, visits: 2, slots: null });
});

it('who is presumed to stand in a slot without a sensor is not on the way', () => {
  const visit = cameIn('v', 5, { assignedSlotId: 'a' });
  const slots = boardOf([slotOf('a', { sensor: 'none' })], {
    openVisits: [visit],
    uses: [useOf('a', {})],
    presences: presencesOf({ a: 'unknown' }),
  });
  expect(betweenGateAndSlot({ ...driftAtNoon({ openVisits: [visit] }), slots })).toEqual([]);
});

describe('witnesses agree', () => {
  it.each([
    [2, 2, null, true],
    [2, 3, null, false],
    [2, 2, { least: 2, most: 2 }, true],
    [2, 2, { least: 1, most: 3 }, true],
    [2, 2, { least: 3, most: 3 }, false],
    [2, 2, { least: 0, most: 1 }, false],
    [2, 3, { least: 2, most: 3 }, false],
  ] as const)('lanes %d, visits %d, slots %o: %o', (lanes, visits, slots, agree) => {
    expect(doAgree({ lanes, visits, slots })).toBe(agree);
  });

  it('within their bounds, both included', () => {
    const range = { least: 2, most: 4 };
    expect([1, 2, 3, 4, 5].filter((count) => isWithin(count, range))).toEqual([2, 3, 4]);
  });
});
