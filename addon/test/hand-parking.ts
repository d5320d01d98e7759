/** For the tests of this room: the parking place of a live site without lanes; what it remembers is in a real store. */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../src/clock.ts';
import type { NoticeAnswer } from '../src/contract/notices.ts';
import type { ReconciliationView } from '../src/contract/reconciliation.ts';
import type { Presence } from '../src/contract/words.ts';
import { holdingPromises, makePromise } from '../src/parking/slots/promises.ts';
import { slotBoard } from '../src/parking/slots/slot-board.ts';
import type { SlotStanding } from '../src/parking/slots/slot-board.ts';
import type { Promised, Slot, SlotPresenceState, SlotUse } from '../src/parking/slots/slot.ts';
import { changedUse, plainUse } from '../src/parking/slots/slot-use.ts';
import type { Visit } from '../src/parking/visit.ts';
import { visitDesk } from '../src/pipeline/visit-desk.ts';
import type { Store } from '../src/store/store.ts';
import type { LiveParking } from '../src/web/live-site.ts';

/** A parking place that tests move by hand. */
export interface HandParking extends LiveParking {
  readonly setSlots: (slots: readonly Slot[]) => void;
  /** The site's own sensor says so. */
  readonly senses: (slotId: string, presence: Presence) => void;
  /** Vehicles that are inside, as the slots and the suggestions know them. */
  readonly setOpenVisits: (visits: readonly Visit[]) => void;
  /** Nothing can be written from now on, or again. */
  readonly storeIs: (state: 'up' | 'down') => void;
  readonly setReconciliation: (view: Partial<ReconciliationView>) => void;
  /** What was put right, as `explanationId by` or `count by`. */
  readonly reconciled: readonly string[];
  /** What can be answered to a notice; none: nothing is asked any more. */
  readonly asks: (noticeId: string, answers: readonly NoticeAnswer[]) => void;
  readonly answerNoticesWith: (refused: 'nobody-waits' | 'plate-has-permit' | 'store-down' | null) => void;
  readonly settingChanges: () => number;
}

export interface HandParkingOptions {
  readonly store: Store;
  readonly now: () => number;
  readonly places: () => { readonly capacity: number; readonly occupied: number };
  /** The count was said to be another. */
  readonly recount: (occupied: number) => void;
  readonly onChange: () => void;
}

export function handParking({ store, now, places, recount, onChange }: HandParkingOptions): HandParking {
  let slots: readonly Slot[] = [];
  let uses: readonly SlotUse[] = [];
  let promises: readonly Promised[] = [];
  let openVisits: readonly Visit[] = [];
  let isStoreDown = false;
  let settingChanges = 0;
  let reconciliation: Omit<ReconciliationView, 'now' | 'witnesses'> &
    Partial<Pick<ReconciliationView, 'witnesses'>> = { agree: true, explanations: [], agreedAt: null };
  let noticeRefusal: 'nobody-waits' | 'plate-has-permit' | 'store-down' | null = null;
  const presences = new Map<string, SlotPresenceState>();
  const answers = new Map<string, readonly NoticeAnswer[]>();
  const reconciled: string[] = [];
  const clock: Clock = { now, after: () => () => undefined };

  const desk = visitDesk({
    inside: {
      correct: () => () => undefined,
      openVisits: () => openVisits,
      unpairedExits: () => [],
    },
    store,
    clock,
    newId: randomUUID,
    isStoreDown: () => isStoreDown,
    queue: {
      inTurn: (work) =>
        work(async (writes) => {
          await writes();
          return 'written';
        }),
    },
    permitIdOf: () => null,
    emptiedVisitIds: () => [],
    daysOf: () => [],
    daysForgotten: () => undefined,
    onChange,
  });

  const board = (): readonly SlotStanding[] =>
    slotBoard({
      slots,
      uses,
      presences,
      promises,
      openVisits,
      now: now(),
      settings: { assignment: 'none' },
      permitTags: () => [],
    });
  const feel = (slotId: string, presence: Presence): void => {
    presences.set(slotId, { presence, since: now() });
    onChange();
  };

  return {
    ...desk,
    reconciled,
    setSlots: (changed) => {
      slots = changed;
      onChange();
    },
    senses: feel,
    setOpenVisits: (visits) => {
      openVisits = visits;
    },
    storeIs: (state) => {
      isStoreDown = state === 'down';
    },
    setReconciliation: (view) => {
      reconciliation = { ...reconciliation, ...view };
    },
    asks: (noticeId, can) => {
      answers.set(noticeId, can);
    },
    answerNoticesWith: (refused) => {
      noticeRefusal = refused;
    },
    settingChanges: () => settingChanges,
    slots: board,
    changeSlot: async (slotId, change) => {
      const slot = slots.find(({ id }) => id === slotId);
      if (slot === undefined) return 'no-such-slot';
      const before = uses.find((use) => use.slotId === slotId) ?? plainUse(slotId);
      const use = changedUse(slot, before, change, now());
      if (use === 'has-sensor') return use;
      await store.slots.putUse(use);
      uses = [...uses.filter((other) => other.slotId !== slotId), use];
      if (use.taken !== null) feel(slotId, use.taken.is ? 'present' : 'clear');
      onChange();
      return use;
    },
    slotPresence: (slotId, presence) => {
      const slot = slots.find(({ id }) => id === slotId);
      if (slot === undefined) return 'no-such-slot';
      if (slot.sensor !== 'told') return 'not-told';
      feel(slotId, presence);
      return 'done';
    },
    promises: () => holdingPromises(promises, now()),
    promise: async (wish, by) => {
      const facts = { id: randomUUID(), by, now: now(), promises, slots, uses, ...places() };
      const made = makePromise(wish, facts);
      if (!made.done) return made;
      await store.slots.putPromise(made.promised);
      promises = [...promises, made.promised];
      onChange();
      return made;
    },
    takeBack: async (promiseId) => {
      const promised = holdingPromises(promises, now()).find(({ id }) => id === promiseId);
      if (promised === undefined) return false;
      await store.slots.putPromise({ ...promised, endedAt: now() });
      promises = promises.filter(({ id }) => id !== promiseId);
      onChange();
      return true;
    },
    reconciliation: () => {
      const { occupied } = places();
      const witnesses = { lanes: occupied, visits: occupied, slots: null };
      return Promise.resolve({ witnesses, ...reconciliation, now: now() });
    },
    reconcile: (wish, by) => {
      if (isStoreDown) return Promise.resolve('store-down');
      if ('count' in wish) {
        recount(wish.count);
        reconciled.push(`${wish.count} ${by}`);
        return Promise.resolve('done');
      }
      const { explanations } = reconciliation;
      if (!explanations.some(({ id }) => id === wish.explanationId)) return Promise.resolve('changed-since');
      reconciliation = { ...reconciliation, agree: true, explanations: [] };
      reconciled.push(`${wish.explanationId} ${by}`);
      return Promise.resolve('done');
    },
    settingsChanged: () => {
      settingChanges += 1;
      return Promise.resolve();
    },
    days: (from, to) => store.days.between(from, to),
    noticeAside: async (noticeId, by) => {
      const notice = await store.notices.get(noticeId);
      if (notice === null) return 'no-such-notice';
      await store.notices.put({ ...notice, handled: { by, at: now(), answer: null } });
      return 'done';
    },
    answerNotice: async (noticeId, answer, by) => {
      const notice = await store.notices.get(noticeId);
      if (notice === null) return 'no-such-notice';
      if (noticeRefusal !== null) return noticeRefusal;
      if (!(answers.get(noticeId) ?? []).includes(answer)) return 'nobody-waits';
      await store.notices.put({ ...notice, endedAt: now(), handled: { by, at: now(), answer } });
      answers.delete(noticeId);
      return 'done';
    },
    answersTo: (noticeId) => answers.get(noticeId) ?? [],
  };
}
