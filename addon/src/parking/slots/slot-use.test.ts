import { expect, it, test } from 'vitest';
import type { SlotChange } from '../../contract/slots.ts';
import { changedUse, plainUse } from './slot-use.ts';
import type { SlotUse } from './slot.ts';
import { NOON, slotOf, useOf } from './slots-under-test.ts';

const BEFORE = useOf('a1', {
  kind: 'charging',
  reservedFor: ['asha'],
  outOfOrder: 'Roof leaks',
  taken: { is: true, at: 5 },
});

const changes: readonly (readonly [what: string, change: SlotChange, becomes: Partial<SlotUse>])[] = [
  ['nothing', {}, {}],
  ['another kind', { kind: 'accessible' }, { kind: 'accessible' }],
  ['the kind it was set up with', { kind: 'ordinary' }, { kind: null }],
  ['who it is kept for, each once', { reservedFor: ['bala', 'bala'] }, { reservedFor: ['bala'] }],
  ['kept for nobody', { reservedFor: [] }, { reservedFor: [] }],
  ['mended', { outOfOrder: null }, { outOfOrder: null }],
  ['empty now', { taken: false }, { taken: { is: false, at: NOON } }],
];

test.each(changes)('a person says of a slot: %s', (_what, change, becomes) => {
  expect(changedUse(slotOf('a1', { sensor: 'none' }), BEFORE, change, NOON)).toEqual({
    ...BEFORE,
    ...becomes,
  });
});

it('a sensor knows better than a person whether somebody stands there', () => {
  for (const sensor of ['site', 'told'] as const) {
    const slot = slotOf('a1', { sensor });
    expect(changedUse(slot, plainUse('a1'), { taken: false }, NOON)).toBe('has-sensor');
    expect(changedUse(slot, plainUse('a1'), { outOfOrder: 'Wet' }, NOON)).toMatchObject({
      outOfOrder: 'Wet',
    });
  }
});
