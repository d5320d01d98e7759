import { describe, expect, it } from 'vitest';
import type { SlotChange } from '../../src/contract/slots.ts';
import { slotDetailsFixture } from '../../test/slot-fixtures.ts';
import { formOfSlot, type SlotForm, slotChangeOf } from './slot-form-model.ts';

const asha = { permitId: 'permit-1', holder: 'Asha Nair' };

describe('the form of a slot', () => {
  it.each([
    ['site', 'present', 'taken', null],
    ['none', 'present', 'taken', true],
    ['none', 'present', 'out-of-order', true],
    ['none', 'unknown', 'taken', true],
    ['none', 'clear', 'free', false],
  ] as const)('sensor %s, %s, %s: taken is %s', (sensor, presence, state, taken) => {
    expect(formOfSlot(slotDetailsFixture('A1', { sensor, presence, state })).taken).toBe(taken);
  });

  it('has the reason of a slot that is out of order', () => {
    expect(formOfSlot(slotDetailsFixture('A1', { outOfOrder: 'Leaks' }))).toMatchObject({
      outOfOrder: true,
      reason: 'Leaks',
    });
  });
});

describe('what is sent', () => {
  const start = formOfSlot(
    slotDetailsFixture('A1', { sensor: 'none', outOfOrder: 'Leaks', reservedFor: [asha] }),
  );
  it.each<[Partial<SlotForm>, SlotChange]>([
    [{}, {}],
    [{ kind: 'charging' }, { kind: 'charging' }],
    [{ reservedFor: [] }, { reservedFor: [] }],
    [{ reservedFor: [{ ...asha }] }, {}],
    [{ outOfOrder: false }, { outOfOrder: null }],
    [{ reason: ' Burst pipe ' }, { outOfOrder: 'Burst pipe' }],
    [{ taken: true }, { taken: true }],
  ])('is only what changed: %j', (changes, change) => {
    expect(slotChangeOf(start, { ...start, ...changes })).toEqual({ ok: true, change });
  });

  it('says why it is out of order', () => {
    expect(slotChangeOf(start, { ...start, reason: '  ' })).toEqual({
      ok: false,
      fault: 'Say why it cannot be used, so that others know.',
    });
  });

  it('says nothing of a vehicle where a sensor does', () => {
    const sensed = formOfSlot(slotDetailsFixture('A1'));
    expect(slotChangeOf({ ...sensed, taken: true }, sensed)).toEqual({ ok: true, change: {} });
  });
});
