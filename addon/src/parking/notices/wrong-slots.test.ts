import { expect, it } from 'vitest';
import { plainVisit } from '../visit.ts';
import type { DueNotice } from './due-notice.ts';
import { wrongSlots } from './wrong-slots.ts';
import type { SlotOfNotices } from './wrong-slots.ts';

const visit = plainVisit({ id: 'v1', plate: 'KA01AB1234' });
const slot = (said: Partial<SlotOfNotices>): SlotOfNotices => ({
  id: 'a1',
  wrong: null,
  visit: null,
  presence: 'present',
  ...said,
});
const told: DueNotice = {
  subject: { kind: 'wrong-slot', slotId: 'a1', why: 'promised', visitId: null, plate: null },
  pictureId: null,
};

it('tells who stands where they should not, and why', () => {
  const slots = [
    slot({ wrong: 'reserved', visit }),
    slot({ id: 'a2' }),
    slot({ id: 'a3', wrong: 'charging' }),
  ];
  expect(wrongSlots(slots, () => null).map(({ subject }) => subject)).toEqual([
    { kind: 'wrong-slot', slotId: 'a1', why: 'reserved', visitId: 'v1', plate: 'KA01AB1234' },
    { kind: 'wrong-slot', slotId: 'a3', why: 'charging', visitId: null, plate: null },
  ]);
});

it.each([
  ['its sensor says nothing any more', { presence: 'unknown' }, [told]],
  ['it is empty', { presence: 'clear' }, []],
  ['who stands there is right now', { presence: 'present' }, []],
] as const)('of a slot that was told: %s', (_what, said, due) => {
  expect(wrongSlots([slot(said)], () => told)).toEqual(due);
});

it('a slot whose sensor says nothing is not told of', () => {
  expect(wrongSlots([slot({ presence: 'unknown' })], () => null)).toEqual([]);
});
