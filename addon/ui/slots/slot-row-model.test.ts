import { describe, expect, it } from 'vitest';
import type { SlotDetails } from '../../src/contract/slots.ts';
import { noticeFixture } from '../../test/notice-fixtures.ts';
import { SITE_NOW, slotFixture } from '../../test/site-fixtures.ts';
import { promiseFixture, slotDetailsFixture } from '../../test/slot-fixtures.ts';
import { createSiteTime } from '../time.ts';
import {
  ANY_SLOT,
  detailsKey,
  matchingSlots,
  slotRowModel,
  type SlotSearch,
  withLive,
} from './slot-row-model.ts';

const options = { now: SITE_NOW, time: createSiteTime('Asia/Kolkata'), notices: [] };
const asha = { permitId: 'permit-1', holder: 'Asha Nair' };

describe('a slot of the list', () => {
  it.each<[Partial<SlotDetails>, readonly string[]]>([
    [{}, ['since 13:23:20', 'Sensor of the site']],
    [{ sensor: 'none' }, ['since 13:23:20', 'No sensor']],
    [
      { reservedFor: [asha, { permitId: 'p2', holder: 'Ben' }] },
      ['since 13:23:20', 'Sensor of the site', 'Kept for Asha Nair, Ben'],
    ],
    [
      { promise: promiseFixture() },
      ['since 13:23:20', 'Sensor of the site', 'Promised to KL09 until 15:03:20'],
    ],
    [
      { outOfOrder: 'The roof leaks' },
      ['since 13:23:20', 'Sensor of the site', 'Out of order: The roof leaks'],
    ],
  ])('%j', (changes, facts) => {
    expect(slotRowModel(slotDetailsFixture('A1', changes), options).facts).toEqual(facts);
  });

  it('has badges for its state, for what is wrong and for whom it is', () => {
    const slot = slotDetailsFixture('A1', { state: 'taken', wrong: true, kind: 'accessible' });
    expect(slotRowModel(slot, options).badges.map(({ label }) => label)).toEqual([
      'Taken',
      'Wrong',
      'Accessible',
    ]);
    expect(slotRowModel(slotDetailsFixture('A1'), options).badges).toHaveLength(1);
  });

  it('says why whoever stands there should not, where a notice tells it', () => {
    const slot = slotDetailsFixture('A1', { wrong: true });
    const notice = (slotId: string) =>
      noticeFixture({
        subject: { kind: 'wrong-slot', slotId, why: 'reserved', visitId: null, plate: null },
      });
    const trouble = (notices: (typeof options)['notices'] | ReturnType<typeof notice>[]) =>
      slotRowModel(slot, { ...options, notices }).trouble;
    expect(trouble([notice('a2'), notice('a1')])).toBe('It is kept for somebody else.');
    expect(trouble([notice('a2')])).toBe('Whoever stands there should not.');
    expect(
      slotRowModel({ ...slot, wrong: false }, { ...options, notices: [notice('a1')] }).trouble,
    ).toBeNull();
  });
});

describe('what the site tells', () => {
  const before = slotDetailsFixture('A1', { reservedFor: [asha] });

  it('is newer than what was fetched, and leaves alone what it does not tell', () => {
    const now = { ...slotFixture('A1', 'present'), plate: 'KL01' };
    expect(withLive([before, slotDetailsFixture('B1')], [now])).toEqual([
      { ...before, ...now },
      slotDetailsFixture('B1'),
    ]);
  });

  it.each([
    ['state', { state: 'taken' }, true],
    ['kind', { kind: 'charging' }, true],
    ['wrong', { wrong: true }, true],
    ['plate', { plate: 'KL01' }, false],
    ['since', { since: 1 }, false],
  ] as const)('makes details old where %s changes: %#', (_, changes, isOld) => {
    const slot = slotFixture('A1', 'clear');
    expect(detailsKey([slot], 0) !== detailsKey([{ ...slot, ...changes }], 0)).toBe(isOld);
  });

  it('makes details old where another number of places is promised', () => {
    expect(detailsKey([], 0)).not.toBe(detailsKey([], 1));
  });
});

describe('the search', () => {
  const slots = [
    slotDetailsFixture('North 1', { plate: 'KL01AB1234', state: 'taken', presence: 'present' }),
    slotDetailsFixture('North 2', { reservedFor: [asha], state: 'reserved' }),
    slotDetailsFixture('South', { promise: promiseFixture({ plate: null, holder: 'Ben' }) }),
    slotDetailsFixture('West', { promise: promiseFixture(), wrong: true }),
  ];
  it.each<[Partial<SlotSearch>, readonly string[]]>([
    [{}, ['North 1', 'North 2', 'South', 'West']],
    [{ text: ' north' }, ['North 1', 'North 2']],
    [{ text: 'kl-01 ab' }, ['North 1']],
    [{ text: 'nair' }, ['North 2']],
    [{ text: 'BEN' }, ['South']],
    [{ text: 'kl09' }, ['West']],
    [{ text: '-' }, []],
    [{ look: 'free' }, ['South']],
    [{ look: 'wrong' }, ['West']],
    [{ look: 'reserved', text: 'north' }, ['North 2']],
  ])('%j', (search, names) => {
    expect(matchingSlots(slots, { ...ANY_SLOT, ...search }).map(({ name }) => name)).toEqual(names);
  });
});
