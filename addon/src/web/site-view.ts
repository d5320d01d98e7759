import type { BarrierView, GateView, PassageView, SensorView, SiteView } from '../contract/site-view.ts';
import { SENSORS } from '../contract/words.ts';
import type { Instant } from '../contract/words.ts';
import { barrierAlarms, wearView } from '../gate/barrier-alarms.ts';
import { dayAt, startOfDay } from '../parking/days.ts';
import type { GateState, SiteState } from '../parking/site-state.ts';
import { noticeView } from './notices-view.ts';
import { passageView } from './passage-view.ts';
import { slotView } from './slots/slot-view.ts';

/** Passages of today on the live page; the history has them all. */
const MOST_TODAY = 50;

export interface ViewOptions {
  readonly clockSpeed: number;
  readonly simulated: boolean;
}

/** What people see of a site. A pure function of its state. */
export function siteView(state: SiteState, { clockSpeed, simulated }: ViewOptions): SiteView {
  const names = new Map(state.gates.map(({ id, name }) => [id, name]));
  const passages = state.recent.map((passage) =>
    passageView(passage, names.get(passage.gateId) ?? passage.gateId),
  );
  const today = startOfDay(dayAt(state.now, state.timeZone), state.timeZone);
  return {
    name: state.name,
    timeZone: state.timeZone,
    now: state.now,
    clockSpeed,
    capacity: state.capacity,
    occupied: state.occupied,
    promised: state.promised,
    free: Math.max(0, state.capacity - state.occupied - state.promised),
    gates: state.gates.map((gate) => gateView(gate, passages, state.now)),
    slots: state.slots.map(slotView),
    today: passages.filter(({ arrivedAt }) => arrivedAt >= today).slice(0, MOST_TODAY),
    emergency: state.emergency,
    notices: state.notices.map((notice) => noticeView(notice, notice.answers)),
    simulated,
  };
}

function gateView(gate: GateState, passages: readonly PassageView[], now: Instant): GateView {
  const underWay = gate.underWay.map((passage) => passageView(passage, gate.name));
  const own = passages.filter(({ gateId }) => gateId === gate.id);
  const seen = [...underWay, ...own].filter(({ picture }) => picture !== null);
  return {
    id: gate.id,
    name: gate.name,
    directionRule: gate.options.directionRule,
    barrier: barrierView(gate, now),
    sensors: sensorViews(gate, now),
    cameras: gate.cameras.map(({ watches, state: { name, since, trouble } }) => ({
      watches,
      state: name,
      since,
      trouble: trouble?.detail ?? null,
    })),
    passages: underWay,
    last: seen.toSorted((a, b) => b.arrivedAt - a.arrivedAt)[0] ?? null,
  };
}

function barrierView({ barrier, wear, options }: GateState, now: Instant): BarrierView {
  const { position, heldOpenBy, heldUntil, lockedBy, stopped, fault } = barrier;
  return {
    position,
    heldOpen: heldOpenBy !== null,
    heldUntil,
    locked: lockedBy !== null,
    stopped,
    fault,
    alarms: barrierAlarms(barrier, wear, options, now),
    wear: wearView(wear),
  };
}

function sensorViews(gate: GateState, now: Instant): GateView['sensors'] {
  const views = SENSORS.flatMap((place): [string, SensorView][] => {
    const sensor = gate.sensors[place];
    if (sensor === undefined) return [];
    const stuck = sensor.presence === 'present' && now - sensor.since > gate.options.stuckMs;
    return [[place, { ...sensor, stuck }]];
  });
  return Object.fromEntries(views);
}
