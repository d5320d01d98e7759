import { describe, expect, it } from 'vitest';
import { manualClock } from '../../test/manual-clock.ts';
import type { Presence } from '../contract/words.ts';
import { presenceSensorsContract } from '../gate/presence-sensors.contract.ts';
import { random } from './random.ts';
import { simulatedSensors } from './simulated-sensors.ts';

presenceSensorsContract('the simulated sensors', () => {
  const clock = manualClock(0);
  const sensors = simulatedSensors({ clock, places: ['outside', 'beam', 'inside'] });
  return Promise.resolve({
    sensors,
    put: (place, covered) => {
      sensors.cover(place, covered);
      return Promise.resolve();
    },
    lose: (place) => {
      sensors.stick(place, 'unknown', 1_000);
      return Promise.resolve();
    },
    end: () => {
      expect(clock.pending()).toBe(0);
      return Promise.resolve();
    },
  });
});

describe('the faults of simulated sensors', () => {
  it('stick for their time and then tell what is there', () => {
    const clock = manualClock(0);
    const sensors = simulatedSensors({ clock, places: ['outside'] });
    sensors.cover('outside', false);
    sensors.stick('outside', 'present', 60_000);
    expect(sensors.presence('outside')).toBe('present');
    clock.advance(30_000);
    sensors.cover('outside', true);
    sensors.cover('outside', false);
    expect(sensors.presence('outside')).toBe('present');
    clock.advance(30_000);
    expect(sensors.presence('outside')).toBe('clear');
  });

  it('bounce once after some changes, briefly, and always end with the truth', () => {
    const clock = manualClock(0);
    const sensors = simulatedSensors({ clock, places: ['outside'], bounce: random('bounce') });
    sensors.cover('outside', false);
    let bounced = 0;
    for (let turn = 0; turn < 200; turn++) {
      const told: Presence[] = [];
      const cancel = sensors.onPresence((_place, presence) => told.push(presence));
      const covered = turn % 2 === 0;
      sensors.cover('outside', covered);
      clock.advance(250);
      cancel();
      const [truth, lie]: Presence[] = covered ? ['present', 'clear'] : ['clear', 'present'];
      if (told.length > 1) bounced += 1;
      expect([[truth], [truth, lie, truth]]).toContainEqual(told);
    }
    expect(bounced).toBeGreaterThan(20);
    expect(bounced).toBeLessThan(100);
  });
});
