import type { OccupancyFacts } from '../access/decision-facts.ts';
import type { Permit } from '../access/permits/permit.ts';
import type { Cancel, Clock } from '../clock.ts';
import { DEFAULT_PARKING_SETTINGS } from '../contract/parking-settings.ts';
import type { ReaderView } from '../contract/readers.ts';
import type { Direction } from '../contract/words.ts';
import type { Passage } from '../gate/passage.ts';
import type { AnswerDeskParts } from '../parking/notices/answer-desk.ts';
import { dayAfter, dayAt } from '../parking/days.ts';
import type { NoticeFacts } from '../parking/notices/due-notices.ts';
import type { SiteOptions } from '../parking/site-options.ts';
import type { SiteState } from '../parking/site-state.ts';
import type { SlotSensors } from '../parking/slots/slot-sensors.ts';
import { daysChangedBy } from '../parking/statistics/changed-days.ts';
import { dayBook } from '../parking/statistics/day-book.ts';
import { EXITS_REMEMBERED_MS } from '../parking/visits/ended-unseen.ts';
import type { RecordQueue } from '../store/record-queue.ts';
import type { PassageStep, Store } from '../store/store.ts';
import type { LiveParking } from '../web/live-site.ts';
import { insideLedger } from './inside-ledger.ts';
import type { InsideLedger } from './inside-ledger.ts';
import { noticeDesk } from './notice-desk.ts';
import { reconciliationDesk } from './reconciliation-desk.ts';
import { slotDesk } from './slot-desk.ts';
import { visitDesk } from './visit-desk.ts';

/** As far back as statistics are asked for. */
const DAYS_KEPT = 400;
const FIRST_DAYS_AFTER_MS = 5 * 60_000;
const DAYS_EVERY_MS = 6 * 60 * 60_000;

/** The parking place behind the gates, at work. */
export interface SiteParking {
  readonly inside: Pick<InsideLedger, 'occupied' | 'announcedOccupied' | 'insideSince'>;
  /** A vehicle went through: what has to be written, and what to do when it was. */
  readonly crossed: (
    passage: Passage,
    direction: Direction,
  ) => { readonly step: PassageStep; readonly announce: () => void };
  readonly promised: () => number;
  readonly promisedToOthers: OccupancyFacts['promisedToOthers'];
  /** The newest of those that are open, newest first, each with what can be answered. */
  readonly notices: () => SiteState['notices'];
  /** Something changed of which a person may have to be told. */
  readonly lookForNotices: () => void;
  readonly live: LiveParking;
  /** Decisions rest on other permits now. */
  readonly permitsChanged: () => void;
  /** The gates are at work: from now on people are told. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

export interface SiteParkingParts {
  readonly site: SiteOptions;
  readonly store: Store;
  readonly slotSensors: SlotSensors;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly permit: (id: string) => Permit | null;
  readonly permitOf: (plate: string) => Permit | null;
  /** Decisions rest on the permits of the store from now on; nobody who waits is answered anew by it. */
  readonly reloadPermits: () => Promise<void>;
  /** The permit to come of a plate. */
  readonly permitIdOf: (plate: string) => string | null;
  /** The gates, and who waits there, as it is on disk. */
  readonly gates: () => Pick<NoticeFacts, 'gates' | 'waiting'>;
  readonly order: AnswerDeskParts['order'];
  readonly readers: () => Promise<readonly ReaderView[]>;
  /** Vehicles that were let in and are not through yet. */
  readonly onTheirWay: () => number;
  /** Somebody is on the way through a gate. */
  readonly isAnybodyAtGate: () => boolean;
  readonly isStoreDown: () => boolean;
  /** Crossings, corrections and where vehicles stand are written one after the other. */
  readonly queue: Pick<RecordQueue, 'inTurn'>;
  readonly onChange: () => void;
  /** Who waits may find a place now. */
  readonly onPlaceFree: () => void;
  readonly onTrouble: (what: string, error: unknown) => void;
}

export async function openSiteParking(parts: SiteParkingParts): Promise<SiteParking> {
  const { site, store, clock, newId } = parts;
  const loadSettings = async () =>
    (await store.parkingSettings.current())?.settings ?? DEFAULT_PARKING_SETTINGS;
  let settings = await loadSettings();

  const inside = insideLedger(
    {
      occupied: await store.occupancy.count(),
      openVisits: await store.visits.open(),
      unpairedExits: await store.visits.unpairedExits(clock.now() - EXITS_REMEMBERED_MS),
    },
    { capacity: site.capacity, newId, emptiedVisitIds: () => slots.emptiedVisitIds() },
  );
  const slots = await slotDesk({
    slots: site.slots,
    capacity: site.capacity,
    sensors: parts.slotSensors,
    store,
    queue: parts.queue,
    inside,
    occupied: () => inside.occupied() + parts.onTheirWay(),
    permitTags: (permitId) => parts.permit(permitId)?.tags ?? null,
    settings: () => settings,
    clock,
    newId,
    onChange: parts.onChange,
    onPlaceFree: parts.onPlaceFree,
    onTrouble: parts.onTrouble,
  });
  const days = dayBook({ sources: store, clock, timeZone: site.timeZone });
  const visits = visitDesk({
    inside,
    store,
    queue: parts.queue,
    clock,
    newId,
    isStoreDown: parts.isStoreDown,
    permitIdOf: parts.permitIdOf,
    emptiedVisitIds: slots.emptiedVisitIds,
    daysOf: (change) => daysChangedBy(change, site.timeZone),
    daysForgotten: days.forgotten,
    onChange: () => {
      slots.lookAgain();
      parts.onPlaceFree();
      parts.onChange();
    },
  });

  const reconciliation = reconciliationDesk({
    inside,
    slots,
    visits,
    store,
    capacity: site.capacity,
    timeZone: site.timeZone,
    settings: () => settings,
    isAnybodyAtGate: parts.isAnybodyAtGate,
    clock,
    newId,
    onTurn: parts.onChange,
    onTrouble: parts.onTrouble,
  });

  /** What a crossing shows to have happened on days before today. */
  function pastDaysOf({ visits: changed = [] }: PassageStep): readonly string[] {
    const today = dayAt(clock.now(), site.timeZone);
    return daysChangedBy({ before: [], after: changed }, site.timeZone).filter((day) => day < today);
  }

  /** Days are figured while nobody waits for them, and kept before their history is erased. */
  function keepDays(): void {
    cancelDays = clock.after(DAYS_EVERY_MS, keepDays);
    const today = dayAt(clock.now(), site.timeZone);
    days.days(dayAfter(today, -DAYS_KEPT), today).catch((error: unknown) => {
      parts.onTrouble('the figures of past days could not be made', error);
    });
  }
  let cancelDays: Cancel = () => undefined;

  const notices = await noticeDesk({
    ...parts,
    reloadPermits: async () => {
      await parts.reloadPermits();
      slots.permitsChanged();
    },
    timeZone: site.timeZone,
    facts: () => ({
      ...parts.gates(),
      settings,
      capacity: site.capacity,
      occupied: inside.announcedOccupied(),
      promised: slots.promised(),
      openVisits: inside.openVisits(),
      slots: slots.slots(),
      drift: reconciliation.drift(),
    }),
  });

  return {
    inside,
    notices: notices.open,
    permitsChanged: slots.permitsChanged,
    lookForNotices: notices.look,
    start: () => {
      reconciliation.start();
      notices.start();
      cancelDays = clock.after(FIRST_DAYS_AFTER_MS, keepDays);
    },
    promised: slots.promised,
    promisedToOthers: slots.promisedToOthers,
    crossed: (passage, direction) => {
      const crossed = inside.crossed(passage, direction);
      const { announce } = crossed;
      const step = { ...crossed.step, forgetDays: pastDaysOf(crossed.step) };
      days.forgotten(step.forgetDays);
      slots.lookAgain();
      const came = step.visits?.find(
        ({ entryPassageId, leftAt }) => entryPassageId === passage.id && leftAt === null,
      );
      if (came === undefined) return { step, announce };
      const { visit: sent, kept } = slots.cameIn(came);
      inside.visitsChanged(sent);
      slots.lookAgain();
      const others = (step.visits ?? []).filter((visit) => visit !== came);
      return { step: { ...step, visits: [...others, sent], keptPromises: kept }, announce };
    },
    live: {
      correct: visits.correct,
      undo: visits.undo,
      suggestions: visits.suggestions,
      slots: slots.slots,
      changeSlot: slots.changeSlot,
      slotPresence: slots.slotPresence,
      promises: slots.promises,
      promise: slots.promise,
      takeBack: slots.takeBack,
      reconciliation: reconciliation.reconciliation,
      reconcile: reconciliation.reconcile,
      days: days.days,
      ...notices.live,
      settingsChanged: async () => {
        settings = await loadSettings();
        slots.lookAgain();
        parts.onChange();
      },
    },
    stop: async () => {
      cancelDays();
      reconciliation.stop();
      await notices.stop();
      await slots.stop();
    },
  };
}
