import { describe, expect, it } from 'vitest';
import type { SlotView } from '../../src/contract/slots.ts';
import { SITE_NOW, slotFixture } from '../../test/site-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { slotMapModel } from './slot-map-model.ts';

const time = createSiteTime('Asia/Kolkata');
const model = (slots: readonly SlotView[]) => slotMapModel(slots, SITE_NOW, time);
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => slotFixture(`A${index}`, 'clear'));
const slot = (changes: Partial<SlotView>): SlotView => ({ ...slotFixture('A1', 'present'), ...changes });

describe('the slots', () => {
  it('lie on both sides of the aisle, the first side never shorter', () => {
    const slots = model(['A1', 'A2', 'A3', 'A4', 'A5'].map((name) => slotFixture(name, 'clear')));
    expect(slots?.rows.map((row) => row.map((bay) => bay.name))).toEqual([
      ['A1', 'A2', 'A3'],
      ['A4', 'A5'],
    ]);
    expect(model(many(1))?.rows).toHaveLength(1);
  });

  it.each([
    [24, 'aisle', 2],
    [25, 'fields', 1],
  ] as const)('%i are drawn as %s', (count, layout, rows) => {
    const slots = model(many(count));
    expect([slots?.layout, slots?.rows.length]).toEqual([layout, rows]);
    expect(slots?.rows.flat()).toHaveLength(count);
  });

  it('count as free only when somebody may park there', () => {
    const slots = model([
      slotFixture('A1', 'clear'),
      slotFixture('A2', 'present'),
      slotFixture('A3', 'unknown'),
      { ...slotFixture('A4', 'clear'), state: 'reserved' },
      { ...slotFixture('A5', 'clear'), state: 'out-of-order' },
    ]);
    expect(slots?.countText).toBe('1 of 5 free');
    expect(slots?.rows.flat().map((bay) => bay.label)).toEqual([
      'Slot A1: free, since 13:23:20',
      'Slot A2: taken, since 13:23:20',
      'Slot A3: unknown, since 13:23:20',
      'Slot A4: reserved, since 13:23:20',
      'Slot A5: out of order, since 13:23:20',
    ]);
  });

  it('are none where the site has none', () => {
    expect(model([])).toBeNull();
  });
});

describe('a bay', () => {
  it('says who stands there, for whom it is, and that it is wrong', () => {
    const [bay] = model([slot({ plate: 'KL01', kind: 'charging', wrong: true })])?.rows.flat() ?? [];
    expect(bay).toMatchObject({ look: 'wrong', text: 'Wrong', kind: 'bolt', plate: 'KL01' });
    expect(bay?.label).toBe('Slot A1: taken, wrong, charging, KL01, since 13:23:20');
  });

  it('is of no kind where it is for everybody', () => {
    expect(model([slot({})])?.rows[0]?.[0]?.kind).toBeNull();
  });
});

it('the legend names only what is there, always in the same order', () => {
  const slots = model([
    slot({ id: 'a', wrong: true }),
    slot({ id: 'b', state: 'promised' }),
    slot({ id: 'c', state: 'free' }),
    slot({ id: 'd', state: 'free' }),
  ]);
  expect(slots?.legend.map(({ look, count }) => [look, count])).toEqual([
    ['free', 2],
    ['promised', 1],
    ['wrong', 1],
  ]);
});
