import type { OccupancyFacts } from '../access/decision-facts.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { ParkingSettings } from '../contract/parking-settings.ts';
import { assignSlot } from '../parking/slots/assign.ts';
import { emptiedLately, parked } from '../parking/slots/parked.ts';
import type { Emptied } from '../parking/slots/parked.ts';
import {
  holdingPromises,
  keptPromises,
  lapsedPromises,
  makePromise,
  orphanedPromises,
  placesPromised,
} from '../parking/slots/promises.ts';
import { slotBoard } from '../parking/slots/slot-board.ts';
import type { SlotStanding } from '../parking/slots/slot-board.ts';
import type { SlotSensors } from '../parking/slots/slot-sensors.ts';
import { changedUse, plainUse } from '../parking/slots/slot-use.ts';
import { watchSlots } from '../parking/slots/slot-watch.ts';
import type { SlotTurn } from '../parking/slots/slot-watch.ts';
import type { Promised, Slot } from '../parking/slots/slot.ts';
import type { Visit } from '../parking/visit.ts';
import type { RecordQueue } from '../store/record-queue.ts';
import type { Store } from '../store/store.ts';
import type { LiveParking } from '../web/live-site.ts';
import type { InsideLedger } from './inside-ledger.ts';

export interface SlotDesk extends Pick<
  LiveParking,
  'slots' | 'changeSlot' | 'slotPresence' | 'promises' | 'promise' | 'takeBack'
> {
  /** Places that are kept for others than this one, as a decision takes it. */
  readonly promisedToOthers: OccupancyFacts['promisedToOthers'];
  /** Places that are kept for somebody. */
  readonly promised: () => number;
  /** Visits whose slot emptied in the last minutes. */
  readonly emptiedVisitIds: () => readonly string[];
  /** A vehicle came in: its promises are kept, and it is sent to a slot. @returns the visit with the slot, and the promises as they are to be written. */
  readonly cameIn: (visit: Visit) => { readonly visit: Visit; readonly kept: readonly Promised[] };
  /** Decisions rest on other permits now. */
  readonly permitsChanged: () => void;
  /** Visits or settings changed. */
  readonly lookAgain: () => void;
  readonly stop: () => Promise<void>;
}

export interface SlotDeskParts {
  readonly slots: readonly Slot[];
  readonly capacity: number;
  readonly sensors: SlotSensors;
  readonly store: Pick<Store, 'slots' | 'visits'>;
  /** Crossings and where vehicles stand are written one after the other. */
  readonly queue: Pick<RecordQueue, 'inTurn'>;
  readonly inside: Pick<InsideLedger, 'openVisits' | 'visitsChanged'>;
  /** Places that are taken, or will be by those who were let in. */
  readonly occupied: () => number;
  /** Null for a permit that is no longer there. */
  readonly permitTags: (permitId: string) => readonly string[] | null;
  readonly settings: () => ParkingSettings;
  readonly clock: Clock;
  readonly newId: () => string;
  /** A slot or a promise changed. */
  readonly onChange: () => void;
  /** A place that was kept is not any more: who waits may have it. */
  readonly onPlaceFree: () => void;
  readonly onTrouble: (what: string, error: unknown) => void;
}

/** The slots of a site at work: what is over them, what they are used for, and whom they are promised to. */
export async function slotDesk(parts: SlotDeskParts): Promise<SlotDesk> {
  const { slots, store, clock, newId } = parts;
  let uses = await store.slots.uses();
  let promises = await store.slots.promises();
  let emptied: readonly Emptied[] = [];
  let cancelLapse: Cancel | null = null;
  let board: readonly SlotStanding[] | null = null;
  /** Until when the board holds by itself. */
  let boardUntil = 0;

  const watch = watchSlots({ slots, uses, sensors: parts.sensors, clock, onTurn: turned });

  function standings(): readonly SlotStanding[] {
    const now = clock.now();
    if (board === null || now >= boardUntil) {
      boardUntil = now + BOARD_HOLDS_MS;
      board = slotBoard({
        slots,
        uses,
        presences: watch.presences(),
        promises,
        openVisits: parts.inside.openVisits(),
        now,
        settings: parts.settings(),
        permitTags: parts.permitTags,
      });
    }
    return board;
  }

  function changed(): void {
    board = null;
    parts.onChange();
  }

  function turned(turn: SlotTurn): void {
    const reservedFor = uses.find(({ slotId }) => slotId === turn.slotId)?.reservedFor ?? [];
    const presences = watch.presences();
    const found = parked(parts.inside.openVisits(), turn, { presences, reservedFor, emptied });
    emptied = found.emptied;
    for (const visit of found.visits) stands(visit);
    changed();
  }

  /** Written behind the crossing by which it came in, as it is then; who has left by then is written with the exit. */
  function stands(visit: Visit): void {
    parts.inside.visitsChanged(visit);
    const write = parts.queue.inTurn(async (writes) => {
      const now = parts.inside.openVisits().find(({ id }) => id === visit.id);
      if (now !== undefined) await writes(() => store.visits.put(now));
    });
    write.catch((error: unknown) => {
      parts.onTrouble('where a vehicle stands could not be written', error);
    });
  }

  function keep(written: Promise<void>, what: string): void {
    written.catch((error: unknown) => {
      parts.onTrouble(what, error);
    });
  }

  function end(ended: readonly Promised[]): void {
    if (ended.length === 0) return;
    const ids = new Set(ended.map(({ id }) => id));
    promises = promises.filter(({ id }) => !ids.has(id));
    changed();
  }

  /** Promises lapse by themselves, also those that a stop of the program outlived. */
  function lapse(): void {
    const lapsed = lapsedPromises(promises, clock.now());
    end(lapsed);
    for (const promised of lapsed) {
      // One that stays unwritten has lapsed all the same when it is read again.
      keep(store.slots.putPromise(promised), 'the end of a promise could not be written');
    }
    cancelLapse?.();
    cancelLapse = null;
    const [next] = holdingPromises(promises, clock.now());
    if (next !== undefined) cancelLapse = clock.after(next.until - clock.now(), lapse);
    if (lapsed.length > 0) parts.onPlaceFree();
  }

  /** Promises to permits that are gone end. */
  function permitsChanged(): void {
    const ended = orphanedPromises(promises, (id) => parts.permitTags(id) !== null, clock.now());
    end(ended);
    for (const promised of ended) {
      keep(store.slots.putPromise(promised), 'the end of a promise could not be written');
    }
    board = null;
    lapse();
    if (ended.length > 0) parts.onPlaceFree();
  }

  // A permit may have gone while the program was stopped.
  permitsChanged();

  return {
    permitsChanged,
    slots: standings,
    promised: () => placesPromised(promises, null, clock.now()),
    promisedToOthers: (plate, permitId) => placesPromised(promises, { plate, permitId }, clock.now()),
    emptiedVisitIds: () =>
      emptiedLately(emptied, {
        openVisits: parts.inside.openVisits(),
        presences: watch.presences(),
        now: clock.now(),
      }),
    cameIn: (visit) => {
      board = null;
      const { permitId } = visit;
      const permit = permitId === null ? null : { id: permitId, tags: parts.permitTags(permitId) ?? [] };
      const assignedSlotId = assignSlot(visit, permit, standings(), parts.settings());
      const kept = keptPromises(promises, visit, clock.now());
      end(kept);
      lapse();
      board = null;
      return { visit: assignedSlotId === null ? visit : { ...visit, assignedSlotId }, kept };
    },
    lookAgain: () => {
      board = null;
    },
    changeSlot: async (slotId, change) => {
      const slot = slots.find(({ id }) => id === slotId);
      if (slot === undefined) return 'no-such-slot';
      const before = uses.find((use) => use.slotId === slotId) ?? plainUse(slotId);
      const use = changedUse(slot, before, change, clock.now());
      if (use === 'has-sensor') return use;
      await store.slots.putUse(use);
      uses = [...uses.filter((other) => other.slotId !== slotId), use];
      watch.useChanged(use);
      changed();
      return use;
    },
    slotPresence: (slotId, presence) => watch.tell(slotId, presence),
    promises: () => holdingPromises(promises, clock.now()),
    promise: async (wish, by) => {
      const made = makePromise(wish, {
        id: newId(),
        by,
        now: clock.now(),
        promises,
        slots,
        uses,
        capacity: parts.capacity,
        occupied: parts.occupied(),
      });
      if (!made.done) return made;
      // It holds while it is written: nobody else is promised the same place meanwhile.
      promises = [...promises, made.promised];
      try {
        await store.slots.putPromise(made.promised);
      } catch (error) {
        promises = promises.filter(({ id }) => id !== made.promised.id);
        throw error;
      }
      lapse();
      changed();
      return made;
    },
    takeBack: async (promiseId) => {
      const promised = promises.find(({ id }) => id === promiseId);
      if (promised === undefined) return false;
      await store.slots.putPromise({ ...promised, endedAt: clock.now() });
      promises = promises.filter(({ id }) => id !== promiseId);
      lapse();
      changed();
      parts.onPlaceFree();
      return true;
    },
    stop: async () => {
      cancelLapse?.();
      await watch.stop();
    },
  };
}

/** What a board says of who is awaited ends by itself within minutes; nobody looks closer than this. */
const BOARD_HOLDS_MS = 1_000;
