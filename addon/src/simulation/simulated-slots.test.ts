import { expect, it } from 'vitest';
import { manualClock } from '../../test/manual-clock.ts';
import { slotSensorsContract } from '../parking/slots/slot-sensors.contract.ts';
import { simulatedSlots } from './simulated-slots.ts';

slotSensorsContract('the simulated slots', () => {
  const slots = simulatedSlots(manualClock(0), ['a1', 'a2']);
  return {
    sensors: slots,
    occupy: (slotId, occupied) => {
      slots.occupy(slotId, occupied);
    },
    lose: (slotId) => {
      slots.stick(slotId, 'unknown', 60_000);
    },
  };
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
