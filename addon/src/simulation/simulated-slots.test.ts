import { expect, it } from 'vitest';
import { manualClock } from '../../test/manual-clock.ts';
import type { Presence } from '../contract/words.ts';
import type { SlotSensors } from '../parking/slot.ts';
import { simulatedSlots } from './simulated-slots.ts';

it('the simulated slots begin empty and follow what stands on them', () => {
  const slots = simulatedSlots(manualClock(0), ['a1', 'a2']);
  const port: SlotSensors = slots;
  const told: (readonly [string, Presence])[] = [];
  const cancel = port.onPresence((slotId, presence) => told.push([slotId, presence]));
  expect(port.presence('a1')).toBe('clear');
  slots.occupy('a2', true);
  expect(port.presence('a2')).toBe('present');
  expect(port.presence('a1')).toBe('clear');
  cancel();
  slots.occupy('a2', false);
  expect(told).toEqual([['a2', 'present']]);
});

it('a slot whose sensor is lost is unknown, and the others are not', async () => {
  const clock = manualClock(0);
  const slots = simulatedSlots(clock, ['a1', 'a2']);
  slots.stick('a1', 'unknown', 60_000);
  expect([slots.presence('a1'), slots.presence('a2'), slots.presence('a3')]).toEqual([
    'unknown',
    'clear',
    'unknown',
  ]);
  slots.occupy('a1', true);
  clock.advance(60_000);
  expect(slots.presence('a1')).toBe('present');
  slots.stick('a1', 'unknown', 60_000);
  await slots.stop();
  expect(clock.pending()).toBe(0);
});
