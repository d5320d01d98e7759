import { afterEach, describe, expect, it } from 'vitest';
import { SENSORS } from '../contract/words.ts';
import type { Presence, SensorPlace } from '../contract/words.ts';
import type { PresenceSensors } from './presence-sensors.ts';

/** The sensors of one lane with an outside and an inside sensor at least, and a hand on what is over them. */
export interface PresenceSensorsRig {
  readonly sensors: PresenceSensors;
  /** Puts something over the place or takes it away, and waits until the sensors have told. */
  put(place: SensorPlace, covered: boolean): Promise<void>;
  /** The sensor has no valid state any more. */
  lose(place: SensorPlace): Promise<void>;
  /** Ends everything that the rig started besides the sensors. */
  end(): Promise<void>;
}

/** What the sensors of every lane have to do. `build` gives them before their first valid state. */
export function presenceSensorsContract(name: string, build: () => Promise<PresenceSensorsRig>): void {
  describe(`${name} are presence sensors`, () => {
    const rigs: PresenceSensorsRig[] = [];

    async function rigged(): Promise<{
      readonly rig: PresenceSensorsRig;
      readonly told: (readonly [SensorPlace, Presence])[];
    }> {
      const rig = await build();
      rigs.push(rig);
      const told: (readonly [SensorPlace, Presence])[] = [];
      rig.sensors.onPresence((place, presence) => told.push([place, presence]));
      return { rig, told };
    }

    afterEach(async () => {
      for (const rig of rigs.splice(0)) {
        await rig.sensors.stop();
        await rig.end();
      }
    });

    it('name their places in the order in which an entering vehicle meets them', async () => {
      const { rig } = await rigged();
      expect(rig.sensors.places).toEqual(SENSORS.filter((place) => rig.sensors.places.includes(place)));
      expect(rig.sensors.places).toEqual(expect.arrayContaining(['outside', 'inside']));
    });

    it('know nothing before their first valid state', async () => {
      const { rig } = await rigged();
      for (const place of SENSORS) expect(rig.sensors.presence(place)).toBe('unknown');
    });

    it('tell what changes, of the place where it changes, once', async () => {
      const { rig, told } = await rigged();
      await rig.put('outside', false);
      await rig.put('inside', false);
      await rig.put('outside', true);
      await rig.put('outside', true);
      expect(rig.sensors.presence('outside')).toBe('present');
      expect(rig.sensors.presence('inside')).toBe('clear');
      await rig.put('inside', true);
      await rig.put('outside', false);
      expect(told).toEqual([
        ['outside', 'clear'],
        ['inside', 'clear'],
        ['outside', 'present'],
        ['inside', 'present'],
        ['outside', 'clear'],
      ]);
    });

    it('say unknown, not clear, when the state is lost', async () => {
      const { rig, told } = await rigged();
      await rig.put('outside', false);
      await rig.lose('outside');
      expect(rig.sensors.presence('outside')).toBe('unknown');
      expect(told).toEqual([
        ['outside', 'clear'],
        ['outside', 'unknown'],
      ]);
    });

    it('have the state that they tell when they tell it', async () => {
      const { rig } = await rigged();
      const seen: boolean[] = [];
      rig.sensors.onPresence((place, presence) => seen.push(rig.sensors.presence(place) === presence));
      await rig.put('outside', true);
      await rig.put('outside', false);
      expect(seen).toEqual([true, true]);
    });

    it('tell nobody who has stopped listening', async () => {
      const { rig } = await rigged();
      const told: Presence[] = [];
      const cancel = rig.sensors.onPresence((_place, presence) => told.push(presence));
      cancel();
      cancel();
      await rig.put('outside', true);
      expect(told).toEqual([]);
    });

    it('are quiet once they are stopped, and can be stopped twice', async () => {
      const { rig, told } = await rigged();
      await rig.sensors.stop();
      await rig.sensors.stop();
      await rig.put('outside', true);
      expect(told).toEqual([]);
    });
  });
}
