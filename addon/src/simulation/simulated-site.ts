import type { Cancel, Clock } from '../clock.ts';
import type { Direction } from '../contract/words.ts';
import type { DrawApproach } from './approach-view.ts';
import { carPark } from './car-park.ts';
import { daylightIn } from './daylight.ts';
import { DEMONSTRATION_SITE } from './demonstration-site.ts';
import { beginFaults } from './faults.ts';
import type { LaneNews } from './lane.ts';
import { random } from './random.ts';
import type { Random } from './random.ts';
import type { Incident, SimulatedBarrier } from './simulated-barrier.ts';
import type { SimulatedCamera } from './simulated-camera.ts';
import { simulatedGate } from './simulated-gate.ts';
import type { SimulatedGate } from './simulated-gate.ts';
import type { SimulatedSensors } from './simulated-sensors.ts';
import { simulatedSlots } from './simulated-slots.ts';
import type { SimulatedSlots } from './simulated-slots.ts';
import { arrival, departure, demonstrationPermits, makeVehicle, residents, stayMs } from './traffic.ts';
import type { Arrival, DemonstrationPermit, Vehicle } from './traffic.ts';
import type { Happening, SiteEvent } from './site-event.ts';
import type { Driver } from './vehicle.ts';

export interface SimulatedSiteOptions {
  readonly seed: string | number;
  readonly clock: Clock;
  readonly draw: DrawApproach;
  /** IANA name of the site's time zone, for day and night; the machine's when absent. */
  readonly timeZone?: string;
  /** Vehicles that stand inside at the start; the plate is null where it was never read. */
  readonly inside?: readonly { readonly plate: string | null; readonly slotId?: string | null }[];
  /** False for a site whose sensors and cameras never fail. */
  readonly faults?: boolean;
}

export interface SimulatedSite {
  readonly cameras: readonly SimulatedCamera[];
  /** By id of the gate. */
  readonly barriers: ReadonlyMap<string, SimulatedBarrier>;
  /** By id of the gate. */
  readonly sensors: ReadonlyMap<string, SimulatedSensors>;
  readonly slotSensors: SimulatedSlots;
  /** What an empty store begins with. */
  readonly permits: readonly DemonstrationPermit[];
  /** Vehicles begin to come. Calling it twice changes nothing. */
  start(): void;
  /** Everything stands still for good, the devices included. */
  stop(): Promise<void>;
  /** Plates of the vehicles whose whole length is past an arm on the inner side. */
  vehiclesInside(): readonly string[];
  /** How many vehicles are in the lanes now, on their way in or out. */
  vehiclesInLanes(): number;
  /** Every time that an arm came down on a vehicle. */
  incidents(): readonly Incident[];
  /** The newest 10,000, oldest first. */
  readonly events: readonly SiteEvent[];
}

interface Visitor {
  readonly vehicle: Vehicle;
  /** Particular to this visit. */
  readonly own: Random;
  /** How often it has set out to leave. */
  readonly departures: number;
}

const MOST_WAITING = 3;
const MOST_EVENTS = 10_000;
/** How long those who were inside before a restart stay on. */
const REST_OF_STAY_MS = [20_000, 15 * 60_000] as const;
/** After it could not leave, or thought better of it. */
const TRIES_AGAIN_MS = [30_000, 60_000] as const;

/** The whole demonstration site without hardware. The same seed and the same answers of the program, the same day. */
export function simulateSite(options: SimulatedSiteOptions): SimulatedSite {
  const { seed, clock, draw, inside: insideAtStart = [], faults = true } = options;
  const chance = random(seed);
  const daylight = daylightIn(options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  const known = residents(seed);
  const slotIds = DEMONSTRATION_SITE.slots.map(({ id }) => id);

  /** Everybody who is at a gate or inside. */
  const visitors = new Map<string, Visitor>();
  const inside = new Set<string>();
  const events: SiteEvent[] = [];
  const timers = new Set<Cancel>();
  let started = false;
  let endFaults: Cancel = () => undefined;

  const slots = simulatedSlots(clock, slotIds);
  const park = carPark({
    clock,
    slots,
    slotIds,
    onParked: (id, slotId) => {
      note(id, { kind: 'parked', slotId });
    },
    onLeaves: (id) => {
      leave(id);
    },
  });
  const gates: readonly SimulatedGate[] = DEMONSTRATION_SITE.gates.map((gate) =>
    simulatedGate({
      clock,
      gate,
      random: chance.fork(gate.id),
      faults,
      daylight,
      draw,
      lookOf: (id) => visitors.get(id)?.vehicle.look ?? null,
      onNews: (news) => {
        hear(gate.id, news);
      },
    }),
  );

  const later = (delayMs: number, task: () => void): void => {
    const cancel = clock.after(delayMs, () => {
      timers.delete(cancel);
      task();
    });
    timers.add(cancel);
  };

  const gateOf = (gateId: string): SimulatedGate => {
    const gate = gates.find(({ id }) => id === gateId);
    if (gate === undefined) throw new Error(`The demonstration site has no gate ${gateId}.`);
    return gate;
  };

  const note = (vehicleId: string, event: Happening): void => {
    const plate = visitors.get(vehicleId)?.vehicle.plate ?? '';
    events.push({ at: clock.now(), plate, ...event });
    if (events.length > MOST_EVENTS) events.shift();
  };

  const visit = (vehicle: Vehicle, own: Random): void => {
    visitors.set(vehicle.id, { vehicle, own: own.fork(vehicle.id), departures: 0 });
  };

  const driveUp = (
    gateId: string,
    direction: Direction,
    party: readonly (readonly [string, Driver])[],
  ): void => {
    const comers = party.flatMap(([id, driver]) => {
      const vehicle = visitors.get(id)?.vehicle;
      if (vehicle === undefined) return [];
      note(id, { kind: 'arrives', gateId, direction, manner: driver.manner.kind });
      return [{ id, lengthM: vehicle.lengthM, driver }];
    });
    gateOf(gateId).lane.arrive({ direction, vehicles: comers });
  };

  const planArrival = (index: number): void => {
    const next = arrival(seed, index);
    later(next.afterMs, () => {
      arrive(next, index);
      planArrival(index + 1);
    });
  };

  const arrive = (next: Arrival, index: number): void => {
    const comer = whoComes(next, index);
    if (comer === null) return;
    visit(next.muddy ? { ...comer, look: { ...comer.look, dirt: 1 } } : comer, next.own);
    if (gateOf(next.gateId).lane.waiting() >= MOST_WAITING) {
      note(comer.id, { kind: 'drives-on', gateId: next.gateId });
      visitors.delete(comer.id);
      return;
    }
    const party: (readonly [string, Driver])[] = [[comer.id, next.driver]];
    if (next.tailgater !== null) {
      const follower = makeVehicle(`tailgater-${index}`, next.own.fork('follower'));
      visit(follower, next.own);
      party.push([follower.id, next.tailgater]);
    }
    driveUp(next.gateId, 'in', party);
  };

  const whoComes = (next: Arrival, index: number): Vehicle | null => {
    if (next.who === 'stranger') return makeVehicle(`stranger-${index}`, next.own.fork('stranger'));
    const kind = next.who === 'blocked' ? 'block' : 'allow';
    const candidates = known.filter(({ permit }) => permit === kind);
    const first = next.own.fork('who').integer(0, candidates.length - 1);
    const inTurn = [...candidates.slice(first), ...candidates.slice(0, first)];
    return inTurn.find(({ id }) => !visitors.has(id)) ?? null;
  };

  const leave = (id: string): void => {
    const visitor = visitors.get(id);
    if (visitor === undefined) return;
    const { gateId, driver } = departure(visitor.own.fork(`departure-${visitor.departures}`));
    visitors.set(id, { ...visitor, departures: visitor.departures + 1 });
    driveUp(gateId, 'out', [[id, driver]]);
  };

  const hear = (gateId: string, news: LaneNews): void => {
    const { id, direction } = news;
    note(
      id,
      news.kind === 'gone-back'
        ? { kind: news.kind, gateId, direction, crossedPartly: news.crossedPartly }
        : { kind: news.kind, gateId, direction },
    );
    const visitor = visitors.get(id);
    if (visitor === undefined) return;
    if (news.kind === 'crossed') {
      if (direction === 'in') inside.add(id);
      else inside.delete(id);
      return;
    }
    const endsInside = (news.kind === 'gone-through') === (direction === 'in');
    if (!endsInside) visitors.delete(id);
    else if (direction === 'in') park.park(id, stayMs(visitor.own.fork('stay')), visitor.own.fork('park'));
    else {
      later(visitor.own.fork(`rest-${visitor.departures}`).integer(...TRIES_AGAIN_MS), () => {
        leave(id);
      });
    }
  };

  const putBack = (plate: string | null, slotId: string | null, index: number): void => {
    const own = chance.fork(`inside-${index}`);
    const resident = known.find((one) => one.plate === plate && !visitors.has(one.id));
    const vehicle = resident ?? makeVehicle(`inside-${index}`, own, plate ?? undefined);
    visit(vehicle, own);
    inside.add(vehicle.id);
    park.putBack(vehicle.id, own.fork('stay').integer(...REST_OF_STAY_MS), own.fork('park'), slotId);
  };

  return {
    cameras: gates.flatMap(({ cameras }) => cameras),
    barriers: new Map(gates.map(({ id, barrier }) => [id, barrier])),
    sensors: new Map(gates.map(({ id, sensors }) => [id, sensors])),
    slotSensors: slots,
    permits: demonstrationPermits(seed),
    start: () => {
      if (started) return;
      started = true;
      insideAtStart.forEach(({ plate, slotId = null }, index) => {
        putBack(plate, slotId, index);
      });
      if (faults) {
        const sensors = gates.map((gate) => gate.sensors);
        endFaults = beginFaults({ clock, random: chance.fork('faults'), sensors, slots, slotIds });
      }
      planArrival(0);
    },
    stop: async () => {
      endFaults();
      park.stop();
      for (const cancel of timers) cancel();
      timers.clear();
      await Promise.all([slots.stop(), ...gates.map((gate) => gate.stop())]);
    },
    vehiclesInside: () => [...inside].flatMap((id) => visitors.get(id)?.vehicle.plate ?? []),
    vehiclesInLanes: () => gates.reduce((sum, { lane }) => sum + lane.vehicles().length, 0),
    incidents: () => gates.flatMap(({ barrier }) => barrier.incidents),
    events,
  };
}
