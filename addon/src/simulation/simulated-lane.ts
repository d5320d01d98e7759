import type { Cancel, Clock } from '../clock.ts';
import type { Direction, Instant } from '../contract/words.ts';
import type { DemonstrationGate } from './demonstration-site.ts';
import { EMPTY_LANE, enterLane, isCovered, stepLane, vehicleUnderArm } from './lane.ts';
import type { Comer, Lane, LaneNews } from './lane.ts';
import type { SimulatedBarrier } from './simulated-barrier.ts';
import type { SimulatedSensors } from './simulated-sensors.ts';
import type { LaneVehicle } from './vehicle.ts';

/** A vehicle that comes to the gate, with those that follow close behind it. */
export interface Party {
  readonly direction: Direction;
  /** The first one first. */
  readonly vehicles: readonly Comer[];
}

/** The lane of one gate in time: moves its vehicles, and its sensors tell of them. */
export interface SimulatedLane {
  /** Queues up in the road, out of the lane, until the lane is free. Parties come in in the order of their arrival. */
  arrive(party: Party): void;
  /** Parties that wait in the road. */
  waiting(): number;
  /** Those in the lane, the one that is furthest on its way first. */
  vehicles(): readonly LaneVehicle[];
  stop(): void;
}

export interface SimulatedLaneOptions {
  readonly clock: Clock;
  readonly gate: DemonstrationGate;
  readonly barrier: SimulatedBarrier;
  readonly sensors: SimulatedSensors;
  readonly onNews: (news: LaneNews) => void;
}

const STEP_MS = 100;

/**
 * Drivers come up to an empty lane when the arm is down, so that whose turn it is is never in doubt; before an arm that
 * stays up they come after this time.
 */
const RESPECTS_OPEN_ARM_MS = 20_000;

export function simulatedLane(options: SimulatedLaneOptions): SimulatedLane {
  const { clock, gate, barrier, sensors, onNews } = options;
  let lane: Lane = EMPTY_LANE;
  let queue: readonly Party[] = [];
  /** Since when the lane has been empty and somebody waits for it. */
  let freeSince: Instant | null = null;
  let cancelStep: Cancel | null = null;
  let stopped = false;

  const showSensors = (): void => {
    for (const place of gate.sensors) sensors.cover(place, isCovered(lane, place));
  };

  const letIn = (): void => {
    const [next, ...rest] = queue;
    if (next === undefined || lane.length > 0) {
      freeSince = null;
      return;
    }
    const now = clock.now();
    freeSince ??= now;
    if (barrier.openness() > 0 && now - freeSince < RESPECTS_OPEN_ARM_MS) return;
    queue = rest;
    freeSince = null;
    for (const comer of next.vehicles) lane = enterLane(lane, comer, next.direction, now);
  };

  const step = (): void => {
    cancelStep = null;
    const armUp = barrier.openness() === 1;
    const stepped = stepLane(lane, { now: clock.now(), stepMs: STEP_MS, armUp });
    lane = stepped.lane;
    showSensors();
    letIn();
    stepped.news.forEach(onNews);
    stepOn();
  };

  /** An empty lane that nobody waits for costs nothing. */
  const stepOn = (): void => {
    if (stopped || cancelStep !== null || (lane.length === 0 && queue.length === 0)) return;
    cancelStep = clock.after(STEP_MS, step);
  };

  showSensors();
  return {
    arrive: (party) => {
      queue = [...queue, party];
      letIn();
      stepOn();
    },
    waiting: () => queue.length,
    vehicles: () => lane,
    stop: () => {
      stopped = true;
      cancelStep?.();
      cancelStep = null;
    },
  };
}

/** Id of the vehicle that the arm of this lane would come down on now. */
export function underArm(lane: SimulatedLane): string | null {
  return vehicleUnderArm(lane.vehicles())?.id ?? null;
}
