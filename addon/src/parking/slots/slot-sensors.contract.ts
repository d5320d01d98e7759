import { describe, expect, it } from 'vitest';
import type { Presence } from '../../contract/words.ts';
import type { SlotSensors } from './slot-sensors.ts';

/** Sensors over the slots `a1` and `a2`, both empty, and hands to move what is over them. */
export interface SlotSensorsUnderTest {
  readonly sensors: SlotSensors;
  readonly occupy: (slotId: 'a1' | 'a2', occupied: boolean) => void;
  /** The sensor has no valid state any more. */
  readonly lose: (slotId: 'a1' | 'a2') => void;
}

/** What the parking room relies on, whatever the sensors are. */
export function slotSensorsContract(name: string, open: () => SlotSensorsUnderTest): void {
  describe(`${name} are slot sensors`, () => {
    it('tell what is over each slot, and nothing of slots that are not there', async () => {
      const { sensors, occupy } = open();
      occupy('a2', true);
      expect([sensors.presence('a1'), sensors.presence('a2')]).toEqual(['clear', 'present']);
      expect(sensors.presence('nowhere')).toBe('unknown');
      await sensors.stop();
    });

    it('tell each change once, until nobody listens any more', async () => {
      const { sensors, occupy } = open();
      const told: (readonly [string, Presence])[] = [];
      const cancel = sensors.onPresence((slotId, presence) => told.push([slotId, presence]));
      occupy('a1', true);
      occupy('a1', true);
      occupy('a1', false);
      cancel();
      cancel();
      occupy('a1', true);
      expect(told).toEqual([
        ['a1', 'present'],
        ['a1', 'clear'],
      ]);
      await sensors.stop();
    });

    it('lose one slot without losing the others', async () => {
      const { sensors, occupy, lose } = open();
      occupy('a2', true);
      lose('a1');
      expect([sensors.presence('a1'), sensors.presence('a2')]).toEqual(['unknown', 'present']);
      await sensors.stop();
    });

    it('can be stopped twice, and tell nothing afterwards', async () => {
      const { sensors, occupy } = open();
      const told: string[] = [];
      sensors.onPresence((slotId) => told.push(slotId));
      await sensors.stop();
      await sensors.stop();
      occupy('a1', true);
      expect(told).toEqual([]);
    });
  });
}
