import type { z } from 'zod';
import type { Instant, SensorPlace } from '../src/contract/words.ts';
import type { BarrierOrder } from '../src/gate/barrier-device.ts';
import { controlGate } from '../src/gate/gate-control.ts';
import { gateOptions } from '../src/gate/gate-options.ts';
import { simulatedBarrier } from '../src/simulation/simulated-barrier.ts';
import { simulatedSensors } from '../src/simulation/simulated-sensors.ts';
import { manualClock } from './manual-clock.ts';

/** Where the sensors see, from outside inwards; the beam is under the arm. */
const SEES_AT_MM: Record<SensorPlace, number> = { outside: 0, beam: 2_000, inside: 4_000 };
const ARM_AT_MM = SEES_AT_MM.beam;
/** How far apart vehicles keep. */
const APART_MM = 800;
/** Walking pace: a vehicle goes 100 mm in each step. */
const STEP_MM = 100;
const STEP_MS = 100;

type Side = 'outside' | 'inside';

/** A vehicle at its true place: it covers the lane from `fromMm` to `toMm`. */
export interface TrueVehicle {
  readonly side: Side;
  fromMm: number;
  toMm: number;
  /** Since when it has been between the outer sensors and over neither; null while it is not. */
  betweenSince: Instant | null;
  isThrough: boolean;
}

export interface TrueLaneOptions {
  readonly places: readonly SensorPlace[];
  /** Which of those who want in may, by the order in which they come. */
  readonly letIn: (arrival: number) => boolean;
  /** Vehicles do only what two sensors can tell apart; else they do anything that vehicles can. */
  readonly orderly: boolean;
  readonly options?: Partial<z.input<typeof gateOptions>>;
}

/** A gate and the vehicles that are truly there: they have a place and a length, and cannot pass each other. */
export function trueLane({ places, letIn, orderly, options = {} }: TrueLaneOptions) {
  const parsed = gateOptions.parse({ sensors: [...places], ...options });
  const clock = manualClock(0);
  const sensors = simulatedSensors({ clock, places });
  const device = simulatedBarrier({ clock, gateId: 'main' });
  const told: {
    readonly order: BarrierOrder;
    readonly vehicles: readonly TrueVehicle[];
    readonly at: Instant;
  }[] = [];
  let vehicles: readonly TrueVehicle[] = [];
  let wentAwayAt: Record<Side, Instant> = { outside: -Infinity, inside: -Infinity };
  let arrivals = 0;
  let ids = 0;

  const control = controlGate({
    id: 'main',
    options: parsed,
    sensors,
    barrier: {
      ...device,
      get position() {
        return device.position;
      },
      order: (order) => {
        told.push({ order, vehicles: vehicles.map((vehicle) => ({ ...vehicle })), at: clock.now() });
        return device.order(order);
      },
    },
    clock,
    newId: () => `p${(ids += 1)}`,
    mayStandUnderArm: false,
    onEffect: (effect) => {
      if (effect.kind !== 'decide') return;
      const { passageId } = effect;
      const leaves = control.vehicle(passageId)?.track.direction === 'out';
      const verdict = leaves || letIn((arrivals += 1)) ? 'open' : 'refuse';
      control.decided(passageId, {
        verdict,
        plate: null,
        permitId: null,
        decidedAt: clock.now(),
        reasons: [],
      });
      control.confirmed(passageId);
    },
    onTravel: () => undefined,
    onChange: () => undefined,
  });

  const isOver = ({ fromMm, toMm }: TrueVehicle, place: SensorPlace): boolean =>
    fromMm <= SEES_AT_MM[place] && SEES_AT_MM[place] <= toMm;
  const isBetween = ({ fromMm, toMm }: TrueVehicle): boolean =>
    fromMm > SEES_AT_MM.outside && toMm < SEES_AT_MM.inside;
  const farOf = ({ side }: TrueVehicle): Side => (side === 'outside' ? 'inside' : 'outside');

  const mayGo = (vehicle: TrueVehicle, next: TrueVehicle): boolean => {
    const others = vehicles.filter((each) => each !== vehicle);
    const hits = others.some(
      ({ fromMm, toMm }) => next.fromMm < toMm + APART_MM && fromMm < next.toMm + APART_MM,
    );
    const wasUnderArm = vehicle.fromMm < ARM_AT_MM && ARM_AT_MM < vehicle.toMm;
    const hitsArm =
      !wasUnderArm && next.fromMm < ARM_AT_MM && ARM_AT_MM < next.toMm && device.openness() < 0.7;
    // Who waits before an arm that is down stands over the sensor there.
    const hides = isBetween(next) && !isBetween(vehicle) && device.position === 'closed';
    return !hits && !hitsArm && !hides && (!orderly || isOrderly(vehicle, next, others));
  };

  /** What two sensors cannot tell apart from something else. */
  const isOrderly = (vehicle: TrueVehicle, next: TrueVehicle, others: readonly TrueVehicle[]): boolean => {
    const far = farOf(vehicle);
    const goesIn = next.fromMm > vehicle.fromMm;
    const goesBack = goesIn === (vehicle.side === 'inside');
    if (vehicle.isThrough && goesBack) return false;
    const meets = others.some((other) => other.side === far && isOver(other, far) && !other.isThrough);
    if (meets && isOver(vehicle, vehicle.side) && !isOver(vehicle, far)) return false;
    const comesOver = !isOver(vehicle, vehicle.side) && isOver(next, vehicle.side);
    if (!comesOver) return true;
    const isExpected = others.some((other) => other.side === far && isBetween(other));
    return !isExpected && clock.now() > wentAwayAt[far] + parsed.gapMs + 2 * parsed.chatterMs;
  };

  const look = (): void => {
    for (const place of places)
      sensors.cover(
        place,
        vehicles.some((vehicle) => isOver(vehicle, place)),
      );
  };

  const move = (vehicle: TrueVehicle, byMm: number): void => {
    const next = { ...vehicle, fromMm: vehicle.fromMm + byMm, toMm: vehicle.toMm + byMm };
    if (mayGo(vehicle, next)) {
      if (isOver(vehicle, vehicle.side) && !isOver(next, vehicle.side)) {
        wentAwayAt = { ...wentAwayAt, [vehicle.side]: clock.now() };
      }
      vehicle.fromMm = next.fromMm;
      vehicle.toMm = next.toMm;
      const far = farOf(vehicle);
      vehicle.isThrough ||= isOver(vehicle, far) && !isOver(vehicle, vehicle.side);
    }
    if (!isBetween(vehicle)) vehicle.betweenSince = null;
    else vehicle.betweenSince ??= clock.now();
    look();
  };

  const lane = {
    clock,
    device,
    control,
    vehicles: () => vehicles,
    gapMs: parsed.gapMs,
    /** Each order to close, with the vehicles as they truly stood then. */
    closings: () => told.filter(({ order }) => order === 'close'),
    comes: (side: Side, lengthMm: number) => {
      const atMm = side === 'outside' ? SEES_AT_MM.outside - STEP_MM : SEES_AT_MM.inside + STEP_MM;
      const fromMm = side === 'outside' ? atMm - lengthMm : atMm;
      const vehicle: TrueVehicle = {
        side,
        fromMm,
        toMm: fromMm + lengthMm,
        betweenSince: null,
        isThrough: false,
      };
      const isFree = vehicles.every(
        (each) => vehicle.fromMm >= each.toMm + APART_MM || each.fromMm >= vehicle.toMm + APART_MM,
      );
      if (isFree) vehicles = [...vehicles, vehicle];
      return lane;
    },
    /** Drives inwards where `mm` is positive, outwards where it is negative, and stops where it cannot go on. */
    drives: (index: number, mm: number) => {
      const vehicle = vehicles[index % Math.max(1, vehicles.length)];
      if (vehicle === undefined) return lane;
      for (let goneMm = 0; goneMm < Math.abs(mm); goneMm += STEP_MM) {
        move(vehicle, Math.sign(mm) * STEP_MM);
        clock.advance(STEP_MS);
      }
      // Who is out of sight of all sensors at an end is gone.
      vehicles = vehicles.filter(({ fromMm, toMm }) => toMm > -2_000 && fromMm < SEES_AT_MM.inside + 2_000);
      return lane;
    },
    waits: (ms: number) => {
      clock.advance(ms);
      return lane;
    },
  };
  look();
  control.start();
  return lane;
}
