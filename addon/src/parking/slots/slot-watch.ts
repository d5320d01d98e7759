import type { Cancel, Clock } from '../../clock.ts';
import type { Instant, Presence } from '../../contract/words.ts';
import type { SlotSensors } from './slot-sensors.ts';
import type { Slot, SlotPresenceState, SlotUse } from './slot.ts';

/** A sensor of a home automation tells its state again at least once a day; one that does not is dead. */
export const TOLD_COUNTS_MS = 24 * 60 * 60_000;

/** What is over one slot turned into something else. */
export interface SlotTurn {
  readonly slotId: string;
  readonly before: Presence;
  readonly presence: Presence;
  readonly at: Instant;
}

export interface SlotWatchOptions {
  readonly slots: readonly Slot[];
  readonly uses: readonly SlotUse[];
  /** The site's own; only slots of sensor `site` are asked of them. */
  readonly sensors: SlotSensors;
  readonly clock: Clock;
  readonly onTurn: (turn: SlotTurn) => void;
}

export interface SlotWatch {
  /** Of every slot, by its id. */
  readonly presences: () => ReadonlyMap<string, SlotPresenceState>;
  /** What a sensor of kind `told` says; it counts for a day, and nothing is known of it at the start. */
  readonly tell: (slotId: string, presence: Presence) => 'done' | 'no-such-slot' | 'not-told';
  /** A person said what a slot is used for, and of one without a sensor whether a vehicle stands there. */
  readonly useChanged: (use: SlotUse) => void;
  readonly stop: () => Promise<void>;
}

/** Follows what is over each slot. What goes wrong with one sensor makes that one slot unknown. */
export function watchSlots(options: SlotWatchOptions): SlotWatch {
  const { sensors, clock, onTurn } = options;
  const slots = new Map(options.slots.map((slot) => [slot.id, slot]));
  const startedAt = clock.now();
  const uses = new Map(options.uses.map((use) => [use.slotId, use]));
  const states = new Map<string, SlotPresenceState>(
    options.slots.map((slot) => [slot.id, atStart(slot, uses.get(slot.id))]),
  );
  const silences = new Map<string, Cancel>();
  let shown: ReadonlyMap<string, SlotPresenceState> | null = null;

  function atStart({ id, sensor }: Slot, use: SlotUse | undefined): SlotPresenceState {
    if (sensor === 'site') return { presence: sensors.presence(id), since: startedAt };
    const taken = sensor === 'none' ? (use?.taken ?? null) : null;
    return taken === null ? { presence: 'unknown', since: startedAt } : saidOf(taken);
  }

  function turn(slotId: string, presence: Presence, at: Instant): void {
    const before = states.get(slotId)?.presence;
    if (before === undefined || before === presence) return;
    states.set(slotId, { presence, since: at });
    shown = null;
    onTurn({ slotId, before, presence, at });
  }

  const cancel = sensors.onPresence((slotId, presence) => {
    if (slots.get(slotId)?.sensor === 'site') turn(slotId, presence, clock.now());
  });

  return {
    presences: () => (shown ??= new Map(states)),
    tell: (slotId, presence) => {
      const slot = slots.get(slotId);
      if (slot === undefined) return 'no-such-slot';
      if (slot.sensor !== 'told') return 'not-told';
      silences.get(slotId)?.();
      silences.set(
        slotId,
        clock.after(TOLD_COUNTS_MS, () => {
          silences.delete(slotId);
          turn(slotId, 'unknown', clock.now());
        }),
      );
      turn(slotId, presence, clock.now());
      return 'done';
    },
    useChanged: ({ slotId, taken }) => {
      if (slots.get(slotId)?.sensor !== 'none' || taken === null) return;
      const { presence, since } = saidOf(taken);
      turn(slotId, presence, since);
    },
    stop: async () => {
      cancel();
      for (const silence of silences.values()) silence();
      silences.clear();
      await sensors.stop();
    },
  };
}

function saidOf(taken: NonNullable<SlotUse['taken']>): SlotPresenceState {
  return { presence: taken.is ? 'present' : 'clear', since: taken.at };
}
