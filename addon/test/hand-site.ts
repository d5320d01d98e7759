/** For the tests of this room: a live site without lanes and cameras. */
import { permitOfCode } from '../src/access/permits/code.ts';
import { DEFAULT_RULES } from '../src/access/default-rules.ts';
import { rulesInForce } from '../src/access/rules-in-force.ts';
import { outageCells } from '../src/access/outage-cells.ts';
import type { Permit } from '../src/access/permits/permit.ts';
import { isNear, NOBODY_KNOWN, peopleOf, withPresence } from '../src/access/presence.ts';
import type { Rules } from '../src/contract/rules.ts';
import type { GateView, SiteView } from '../src/contract/site-view.ts';
import type { Instant } from '../src/contract/words.ts';
import type { ReadResult } from '../src/plate/plate-reader.ts';
import type { PictureStore, Store } from '../src/store/store.ts';
import type { CommandAnswer, LiveSite } from '../src/web/live-site.ts';
import { pictureType } from '../src/web/picture-type.ts';
import { slotView } from '../src/web/slots/slot-view.ts';
import { handParking } from './hand-parking.ts';
import type { HandParking } from './hand-parking.ts';
import { plateReadingOf } from './plate-reading.ts';

/** A site that tests move by hand; it keeps uploaded pictures and reads in each what it was told to. */
export interface HandSite extends LiveSite {
  readonly parking: HandParking;
  /** What was ordered, as `gate command direction by`, with `until` where there is one. */
  readonly orders: readonly string[];
  readonly uploads: readonly { readonly bytes: number; readonly approach: unknown }[];
  readonly permitChanges: () => number;
  readonly ruleChanges: () => number;
  readonly listeners: () => number;
  readonly change: (part: Partial<SiteView>) => void;
  readonly answerCommandsWith: (answer: CommandAnswer) => void;
  readonly readAs: (result: ReadResult) => void;
  /** The passage of a vehicle that waits to come in at the main gate; null: nobody waits. */
  readonly waits: (passageId: string | null) => void;
  readonly drivesIn: (plate: string, since: Instant) => void;
}

const NOT_A_PICTURE: ReadResult = {
  ok: false,
  trouble: { kind: 'not-a-picture', detail: 'This is not a picture.' },
};

export function readingOf(...texts: readonly string[]): ReadResult {
  const plates = texts.map((text) => plateReadingOf(text));
  return { ok: true, reading: { plates, advice: null, reader: 'by-hand', wallMs: 1, cpuMs: 1 } };
}

export interface HandSiteOptions {
  readonly pictures: PictureStore;
  readonly store: Store;
}

export function handSite({ pictures, store }: HandSiteOptions): HandSite {
  let view = siteView();
  let commandAnswer: CommandAnswer = { done: true };
  let reads = readingOf('MH12AB1234');
  let permits: readonly Permit[] = [];
  let rules: Rules = DEFAULT_RULES;
  let permitChanges = 0;
  let ruleChanges = 0;
  let waiting: string | null = null;
  let presence = NOBODY_KNOWN;
  const inside = new Map<string, Instant>();
  const listeners = new Set<() => void>();
  const orders: string[] = [];
  const uploads: { bytes: number; approach: unknown }[] = [];
  const hasGate = (gateId: string): boolean => view.gates.some(({ id }) => id === gateId);

  const change = (part: Partial<SiteView>): void => {
    view = { ...view, ...part };
    for (const listener of listeners) listener();
  };
  const parking = handParking({
    store,
    now: () => view.now,
    places: () => ({ capacity: view.capacity, occupied: view.occupied }),
    recount: (occupied) => {
      change({ occupied });
    },
    onChange: () => {
      change({});
    },
  });
  return {
    parking,
    orders,
    uploads,
    permitChanges: () => permitChanges,
    ruleChanges: () => ruleChanges,
    listeners: () => listeners.size,
    change,
    answerCommandsWith: (answer) => {
      commandAnswer = answer;
    },
    readAs: (result) => {
      reads = result;
    },
    waits: (passageId) => {
      waiting = passageId;
    },
    drivesIn: (plate, since) => {
      inside.set(plate, since);
    },
    readers: () => Promise.resolve([]),
    view: () => {
      const promised = parking.promises().length;
      const free = Math.max(0, view.capacity - view.occupied - promised);
      return { ...view, promised, free, slots: parking.slots().map(slotView) };
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    command: (gateId, { command, direction, until, by }) => {
      if (!hasGate(gateId)) return Promise.resolve({ done: false, why: 'no-such-gate' });
      orders.push(`${gateId} ${command} ${direction} ${by}${until === null ? '' : ` until ${until}`}`);
      return Promise.resolve(commandAnswer);
    },
    typeCode: async (gateId, code) => {
      if (!hasGate(gateId)) return 'no-such-gate';
      if (waiting === null) return 'nobody-waits';
      return (await permitOfCode(permits, code)) === null ? 'wrong-code' : 'accepted';
    },
    answerPassage: (passageId, answer, by) => {
      if (passageId !== waiting) return Promise.resolve('no-such-passage');
      orders.push(`${passageId} ${answer} ${by}`);
      waiting = null;
      return Promise.resolve('done');
    },
    personIs: (person, near) => {
      presence = withPresence(presence, person, near, view.now);
    },
    people: () => peopleOf(presence),
    orderEmergency: (order, by) => {
      orders.push(`all ${order} ${by}`);
      const open = order === 'emergency-open';
      change({ emergency: open ? { by, since: view.now } : null });
      return Promise.resolve({ open, unreached: [] });
    },
    serviced: (gateId, by) => {
      if (!hasGate(gateId)) return Promise.resolve(false);
      orders.push(`${gateId} serviced ${by}`);
      return Promise.resolve(true);
    },
    offline: () => ({
      cells: outageCells(rules),
      parts: [{ part: 'reader', gateId: null, health: 'up', since: 0 }],
    }),
    permitsChanged: async () => {
      permitChanges += 1;
      permits = await store.permits.all();
    },
    rulesChanged: async () => {
      ruleChanges += 1;
      rules = rulesInForce(await store.rules.current()).rules;
    },
    accessNow: () => ({
      now: view.now,
      timeZone: view.timeZone,
      permits,
      rules,
      gates: view.gates.map(({ id, directionRule }) => ({
        id,
        directionRule,
        otherWayOut: view.gates.some((other) => other.id !== id && other.directionRule !== 'entry'),
        heldOpenBy: null,
        lockedBy: null,
        emergencyBy: view.emergency?.by ?? null,
      })),
      occupancy: {
        capacity: view.capacity,
        occupied: view.occupied,
        insideSince: (plate) => inside.get(plate) ?? null,
        isOnItsWay: () => false,
        usesPending: () => 0,
        promisedToOthers: () => 0,
      },
      isNear: (person) => isNear(presence, person, view.now),
    }),
    upload: async (picture, approach) => {
      uploads.push({ bytes: picture.length, approach });
      const result = pictureType(picture) === null ? NOT_A_PICTURE : reads;
      return { result, pictureId: result.ok ? await pictures.put(picture) : null };
    },
  };
}

/** A gate of which nothing special is to be said. */
export function gateViewOf(id: string, name: string): GateView {
  return {
    id,
    name,
    directionRule: 'both',
    barrier: {
      position: 'closed',
      heldOpen: false,
      heldUntil: null,
      locked: false,
      stopped: false,
      fault: null,
      alarms: [],
      wear: { cycles: 0, cyclesSinceService: 0, servicedAt: null, opensInMs: null, closesInMs: null },
    },
    sensors: {},
    cameras: [],
    passages: [],
    last: null,
  };
}

function siteView(): SiteView {
  return {
    name: 'Test site',
    timeZone: 'Europe/Berlin',
    now: 0,
    clockSpeed: 1,
    capacity: 8,
    occupied: 3,
    promised: 0,
    free: 5,
    gates: [gateViewOf('main', 'Main gate')],
    slots: [],
    today: [],
    emergency: null,
    notices: [],
    simulated: true,
  };
}
