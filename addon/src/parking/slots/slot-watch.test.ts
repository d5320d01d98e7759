import { describe, expect, it } from 'vitest';
import { manualClock } from '../../../test/manual-clock.ts';
import type { Presence } from '../../contract/words.ts';
import { simulatedSlots } from '../../simulation/simulated-slots.ts';
import { TOLD_COUNTS_MS, watchSlots } from './slot-watch.ts';
import type { SlotTurn } from './slot-watch.ts';
import type { SlotUse } from './slot.ts';
import { slotOf, useOf } from './slots-under-test.ts';

const START = 1_000;

function watched(uses: readonly SlotUse[] = []) {
  const clock = manualClock(START);
  const ids = ['a1', 'a2', 'h1', 'h2', 'g1'];
  const sensors = simulatedSlots(clock, [...ids, 'elsewhere']);
  sensors.occupy('a2', true);
  const turns: SlotTurn[] = [];
  const watch = watchSlots({
    slots: [
      slotOf('a1'),
      slotOf('a2'),
      slotOf('h1', { sensor: 'told' }),
      slotOf('h2', { sensor: 'told' }),
      slotOf('g1', { sensor: 'none' }),
    ],
    uses,
    sensors,
    clock,
    onTurn: (turn) => turns.push(turn),
  });
  const says = (): readonly Presence[] =>
    ids.map((id) => watch.presences().get(id)?.presence ?? expect.fail(`nothing of ${id}`));
  return { clock, sensors, watch, turns, says };
}

describe('what is over the slots', () => {
  it('is at the start what sensors say now and people said before; of others nothing is known', () => {
    expect(watched().says()).toEqual(['clear', 'present', 'unknown', 'unknown', 'unknown']);
    const { watch, says } = watched([
      useOf('g1', { taken: { is: false, at: 7 } }),
      useOf('a1', { taken: { is: true, at: 7 } }),
    ]);
    expect(says()).toEqual(['clear', 'present', 'unknown', 'unknown', 'clear']);
    expect(watch.presences().get('g1')?.since).toBe(7);
    expect(watch.presences().get('a1')?.since).toBe(START);
  });

  it('follows the sensors of the site, and tells each turn with what was before', () => {
    const { clock, sensors, watch, turns, says } = watched();
    const shown = watch.presences();
    clock.advance(5_000);
    sensors.occupy('a1', true);
    expect(turns).toEqual([{ slotId: 'a1', before: 'clear', presence: 'present', at: 6_000 }]);
    expect(watch.presences().get('a1')).toEqual({ presence: 'present', since: 6_000 });
    expect(shown.get('a1')).toEqual({ presence: 'clear', since: START });
    expect(says()).toEqual(['present', 'present', 'unknown', 'unknown', 'unknown']);
  });

  it('is unknown in the one slot whose sensor is lost, and never free', () => {
    const { sensors, says } = watched();
    sensors.stick('a2', 'unknown', 60_000);
    expect(says()).toEqual(['clear', 'unknown', 'unknown', 'unknown', 'unknown']);
  });

  it('does not listen to sensors of slots that have another, or that are not there', () => {
    const { sensors, turns } = watched();
    for (const id of ['h1', 'g1', 'elsewhere']) sensors.occupy(id, true);
    expect(turns).toEqual([]);
  });

  it('is what was told, of told sensors only', () => {
    const { watch, turns, says } = watched();
    expect(watch.tell('h1', 'present')).toBe('done');
    expect(watch.tell('h1', 'present')).toBe('done');
    expect(watch.tell('a1', 'present')).toBe('not-told');
    expect(watch.tell('g1', 'present')).toBe('not-told');
    expect(watch.tell('elsewhere', 'present')).toBe('no-such-slot');
    expect(says()).toEqual(['clear', 'present', 'present', 'unknown', 'unknown']);
    expect(turns).toEqual([{ slotId: 'h1', before: 'unknown', presence: 'present', at: START }]);
  });

  it('is unknown again when a told sensor has been silent for a day, also where it only repeats itself', () => {
    const { clock, watch, says } = watched();
    watch.tell('h1', 'clear');
    watch.tell('h2', 'clear');
    clock.advance(TOLD_COUNTS_MS - 1);
    watch.tell('h2', 'clear');
    expect(says().slice(2, 4)).toEqual(['clear', 'clear']);
    clock.advance(1);
    expect(says().slice(2, 4)).toEqual(['unknown', 'clear']);
    expect(watch.presences().get('h1')?.since).toBe(START + TOLD_COUNTS_MS);
    expect(watch.presences().get('h2')?.since).toBe(START);
    clock.advance(TOLD_COUNTS_MS);
    expect(says().slice(2, 4)).toEqual(['unknown', 'unknown']);
  });

  it('is what a person said where there is no sensor, and nothing else', () => {
    const { watch, turns, says } = watched();
    watch.useChanged(useOf('g1', { outOfOrder: 'Wet' }));
    watch.useChanged(useOf('a1', { taken: { is: true, at: 8_000 } }));
    expect(turns).toEqual([]);
    watch.useChanged(useOf('g1', { taken: { is: true, at: 8_000 } }));
    expect(turns).toEqual([{ slotId: 'g1', before: 'unknown', presence: 'present', at: 8_000 }]);
    expect(says()).toEqual(['clear', 'present', 'unknown', 'unknown', 'present']);
  });

  it('is not followed any more once stopped, and no timer is left', async () => {
    const { clock, sensors, watch, turns } = watched();
    watch.tell('h1', 'present');
    await watch.stop();
    await watch.stop();
    sensors.occupy('a1', true);
    expect(turns).toHaveLength(1);
    expect(clock.pending()).toBe(0);
  });
});
