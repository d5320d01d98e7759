import type {
  BarrierView,
  DecisionView,
  GateView,
  PassageView,
  SiteView,
} from '../src/contract/site-view.ts';
import type { SlotView } from '../src/contract/slots.ts';

/** 14:03:20 at the site on a Monday. */
export const SITE_NOW = Date.parse('2026-11-23T14:03:20+05:30');

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 86_400_000;

/** A household's site on a quiet afternoon; what a story is about is given as `changes`. */
export function siteFixture(changes: Partial<SiteView> = {}): SiteView {
  return {
    name: 'Palm Court',
    timeZone: 'Asia/Kolkata',
    now: SITE_NOW,
    clockSpeed: 1,
    capacity: 8,
    occupied: 3,
    promised: 0,
    free: 5,
    gates: [gateFixture()],
    slots: [slotFixture('A1', 'present'), slotFixture('A2', 'clear'), slotFixture('A3', 'unknown')],
    today: [],
    notices: [],
    emergency: null,
    simulated: false,
    ...changes,
  };
}

export function gateFixture(changes: Partial<GateView> = {}): GateView {
  const since = SITE_NOW - 2 * MINUTE_MS;
  return {
    id: 'main',
    name: 'Main gate',
    directionRule: 'both',
    barrier: barrierFixture(),
    sensors: {
      outside: { presence: 'clear', since, stuck: false },
      beam: { presence: 'clear', since, stuck: false },
      inside: { presence: 'clear', since, stuck: false },
    },
    cameras: [{ watches: 'in', state: 'live', since, trouble: null }],
    passages: [],
    last: null,
    ...changes,
  };
}

/** A closed barrier that has done its work for a while. */
export function barrierFixture(changes: Partial<BarrierView> = {}): BarrierView {
  return {
    position: 'closed',
    heldOpen: false,
    heldUntil: null,
    locked: false,
    stopped: false,
    fault: null,
    alarms: [],
    wear: {
      cycles: 12_345,
      cyclesSinceService: 345,
      servicedAt: SITE_NOW - 30 * DAY_MS,
      opensInMs: 5_900,
      closesInMs: 3_100,
    },
    ...changes,
  };
}

export function decisionFixture(changes: Partial<DecisionView> = {}): DecisionView {
  return { verdict: 'open', plate: null, permitId: null, decidedAt: SITE_NOW, reasons: [], ...changes };
}

export function passageFixture(changes: Partial<PassageView> = {}): PassageView {
  return {
    id: 'passage-1',
    gateId: 'main',
    gateName: 'Main gate',
    direction: 'in',
    phase: 'arriving',
    arrivedAt: SITE_NOW - 2 * SECOND_MS,
    endedAt: null,
    plate: null,
    likelyPlate: null,
    decision: null,
    outcome: null,
    inferred: false,
    interrupted: false,
    picture: null,
    sight: null,
    ...changes,
  };
}

/** A known car that drove in: every link of its decision is there. */
export function enteredFixture(changes: Partial<PassageView> = {}): PassageView {
  const plate = changes.plate ?? 'KL01CA2555';
  return passageFixture({
    phase: 'clear',
    arrivedAt: SITE_NOW - 5 * MINUTE_MS,
    endedAt: SITE_NOW - 5 * MINUTE_MS + 14 * SECOND_MS,
    plate,
    decision: decisionFixture({
      plate,
      permitId: 'permit-1',
      decidedAt: SITE_NOW - 5 * MINUTE_MS + SECOND_MS,
      reasons: [
        { rule: 'plate-settled', plate, frames: 3, readers: ['lines'], settledBy: 'known' },
        { rule: 'permit-matches', plate, permitId: 'permit-1', holder: 'Asha Nair, flat 4' },
        { rule: 'place-free', free: 6, capacity: 8 },
      ],
    }),
    outcome: 'entered',
    ...changes,
  });
}

export function slotFixture(name: string, presence: SlotView['presence']): SlotView {
  const state = ({ present: 'taken', clear: 'free', unknown: 'unknown' } as const)[presence];
  return {
    id: name.toLowerCase(),
    name,
    kind: 'ordinary',
    state,
    presence,
    since: SITE_NOW - 40 * MINUTE_MS,
    plate: null,
    wrong: false,
  };
}
