import type { Decision } from '../access/decision.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { Direction, Instant, Presence, SensorPlace } from '../contract/words.ts';
import type { Settlement } from '../plate/settling/settlement.ts';
import type { BarrierDevice } from './barrier-device.ts';
import { leftOpenFrom } from './barrier-alarms.ts';
import type { BarrierTravel } from './barrier-wear.ts';
import { barrierWakesAt, isKeptOpen, stepBarrier, UNKNOWN_BARRIER } from './barrier.ts';
import type { Barrier, BarrierEvent } from './barrier.ts';
import type { GateOptions } from './gate-options.ts';
import {
  allClear,
  barrierNeeded,
  barrierOwed,
  EMPTY_LANE,
  isGranted,
  leaverOwed,
  vehiclesToRead,
} from './lane.ts';
import type { LaneVehicle } from './lane.ts';
import { laneWakesAt, stepLane } from './passage-machine.ts';
import type { LaneEffect, LaneEvent } from './passage-machine.ts';
import type { PresenceSensors } from './presence-sensors.ts';
import { unseenUnderArm } from './sensor-set.ts';
import { NO_TRAVEL, travelMoved, travelOrdered } from './travel.ts';
import { mayHide, NOTHING_UNDER_ARM, stepUnderArm, underArmWakesAt } from './under-arm.ts';
import type { UnderArmEvent } from './under-arm.ts';

export interface SensorState {
  readonly presence: Presence;
  readonly since: Instant;
}

/** One gate at work: its two machines, joined to its sensors, its barrier and the clock. */
export interface GateControl {
  /** Begins to listen. Until then nothing is known and nothing moves. */
  readonly start: () => void;
  readonly barrier: () => Barrier;
  readonly sensors: () => Partial<Record<SensorPlace, SensorState>>;
  /** Vehicles whose plate may be seen now. */
  readonly vehiclesToRead: () => readonly LaneVehicle[];
  /** A vehicle that is under way, or null once it is clear. */
  readonly vehicle: (passageId: string) => LaneVehicle | null;
  /** All that are in the lane, first come first. */
  readonly vehicles: () => readonly LaneVehicle[];
  /** Vehicles of a direction that were let through and are still on their way. */
  readonly granted: (direction: Direction) => readonly LaneVehicle[];
  /** Vehicles that may not pass (yet), first come first. */
  readonly waiting: () => readonly LaneVehicle[];
  readonly settled: (passageId: string, settlement: Settlement, pictureId: string | null) => void;
  readonly decided: (passageId: string, decision: Decision) => void;
  /** The decision to open is on disk: the barrier may move for this vehicle. */
  readonly confirmed: (passageId: string) => void;
  /** Answers whether what it takes to carry it out has reached the barrier. */
  readonly person: (command: BarrierCommand) => Promise<'sent' | 'link-lost'>;
  readonly isClear: () => boolean;
  readonly stop: () => Promise<void>;
}

/** What a person has the barrier do. */
export type BarrierCommand = Extract<BarrierEvent, { kind: `person-${string}` | `emergency-${string}` }>;

export interface GateControlParts {
  readonly id: string;
  readonly options: GateOptions;
  readonly sensors: PresenceSensors;
  readonly barrier: BarrierDevice;
  readonly clock: Clock;
  readonly newId: () => string;
  /** A vehicle was let through before the program stopped, and stands under the arm if no sensor would show it there. */
  readonly mayStandUnderArm: boolean;
  readonly onEffect: (effect: LaneEffect) => void;
  /** The arm went from one end to the other. */
  readonly onTravel: (travel: Omit<BarrierTravel, 'gateId'>) => void;
  /** Something that people see has changed. */
  readonly onChange: () => void;
}

/**
 * How long nothing may have been seen before the arm comes down. Where nothing sees under it, at least as long as a vehicle
 * may drive between two sensors unseen.
 */
function clearWaitMs({ sensors, clearMs, blindMs, gapMs, chatterMs }: GateOptions): number {
  switch (unseenUnderArm(sensors)) {
    case 'vehicle':
      return clearMs + blindMs;
    case 'vehicle-between':
      return Math.max(clearMs, gapMs, chatterMs);
    case 'drawbar':
    case 'nothing':
      return clearMs;
  }
}

/** Follows the vehicles of one gate and moves its barrier. */
export function controlGate(parts: GateControlParts): GateControl {
  const { options, clock } = parts;
  const places = options.sensors;
  const passageOptions = { ...options, places, gateId: parts.id, newId: parts.newId };
  const unseen = unseenUnderArm(places);
  const barrierOptions = {
    travelMs: options.travelMs,
    clearMs: clearWaitMs(options),
    seesAll: unseen === 'nothing',
  };
  const sensorStates: Partial<Record<SensorPlace, SensorState>> = {};
  let lane = EMPTY_LANE;
  let underArm = NOTHING_UNDER_ARM;
  const mayBeBetween = parts.mayStandUnderArm && unseen === 'vehicle-between';
  let barrier: Barrier = { ...UNKNOWN_BARRIER, fault: mayBeBetween ? 'vehicle-lost' : null };
  let stoppedAt: Instant | null = null;
  let travel = NO_TRAVEL;
  let cancelWake: Cancel = () => undefined;
  let stopped = false;

  const tellBarrier = async (event: BarrierEvent): Promise<'sent' | 'link-lost'> => {
    const step = stepBarrier(barrier, event, clock.now(), barrierOptions);
    barrier = step.barrier;
    if (!barrier.stopped) stoppedAt = null;
    else if (event.kind === 'person-stops') stoppedAt = clock.now();
    for (const order of step.orders) travel = travelOrdered(travel, order, clock.now());
    const answers = await Promise.all(step.orders.map((order) => parts.barrier.order(order)));
    if (!answers.includes('link-lost')) return 'sent';
    if (!stopped) {
      moveBarrier({ kind: 'link-lost' });
      follow();
    }
    return 'link-lost';
  };

  const moveBarrier = (event: BarrierEvent): void => {
    void tellBarrier(event);
  };

  const follow = (): void => {
    const keptOpen = isKeptOpen(barrier);
    if (keptOpen !== lane.keptOpen) {
      handleLane({ kind: 'kept-open', keptOpen });
      return;
    }
    const needed = barrierNeeded(lane, places);
    const owed = barrierOwed(lane);
    if (needed !== barrier.needed || owed !== barrier.owed) moveBarrier({ kind: 'needed', needed, owed });
    const stopEndsAt = leaverWaitsUntil();
    if (stopEndsAt !== null && clock.now() >= stopEndsAt) moveBarrier({ kind: 'needed', needed, owed });
    scheduleWake();
    parts.onChange();
  };

  const watchUnderArm = (event: UnderArmEvent): void => {
    if (unseen !== 'vehicle-between') return;
    const step = stepUnderArm(underArm, event, clock.now(), passageOptions);
    const hidBefore = mayHide(underArm);
    underArm = step.underArm;
    if (step.isLost) moveBarrier({ kind: 'vehicle-lost' });
    if (mayHide(underArm) !== hidBefore) tellPresence();
  };

  const tellPresence = (): void => {
    const isClear = places.every((each) => sensorStates[each]?.presence === 'clear');
    moveBarrier({ kind: 'presence', allClear: isClear && !mayHide(underArm) });
  };

  /** A stop keeps even who was let out before it, but not for longer than a turn: whoever is inside can leave. */
  const leaverWaitsUntil = (): Instant | null =>
    stoppedAt === null || !leaverOwed(lane) ? null : stoppedAt + options.turnMs;

  let heard: readonly LaneEvent[] | null = null;

  /** What is heard while effects are being told waits, so that nobody is told of a passage as it was after as it is. */
  const handleLane = (event: LaneEvent): void => {
    if (heard !== null) {
      heard = [...heard, event];
      return;
    }
    heard = [event];
    try {
      for (let next = heard[0]; next !== undefined; next = heard[0]) {
        heard = heard.slice(1);
        stepOnce(next);
      }
    } finally {
      heard = null;
    }
    follow();
  };

  const stepOnce = (event: LaneEvent): void => {
    const step = stepLane(lane, event, clock.now(), passageOptions);
    lane = step.lane;
    for (const effect of step.effects) {
      parts.onEffect(effect);
    }
  };

  const onPresence = (place: SensorPlace, presence: Presence): void => {
    if (sensorStates[place]?.presence !== presence) sensorStates[place] = { presence, since: clock.now() };
    // The barrier hears of it first: an arm that comes down must turn round before anything else is thought about.
    tellPresence();
    watchUnderArm({ kind: 'sensor', place, presence });
    handleLane({ kind: 'sensor', place, presence });
  };

  const onPosition = (): void => {
    const { position } = parts.barrier;
    const moved = travelMoved(travel, position, clock.now());
    travel = moved.watch;
    watchUnderArm({ kind: 'position', position });
    moveBarrier({ kind: 'position', position });
    handleLane({ kind: 'barrier', position });
    if (moved.travel !== null) parts.onTravel(moved.travel);
  };

  const scheduleWake = (): void => {
    cancelWake();
    if (stopped) return;
    const now = clock.now();
    const instants = [
      barrierWakesAt(barrier, barrierOptions),
      laneWakesAt(lane, passageOptions),
      underArmWakesAt(underArm, passageOptions),
      leaverWaitsUntil(),
      ...noticesAt().filter((instant) => instant !== null && instant > now),
    ];
    const known = instants.filter((instant) => instant !== null);
    if (known.length === 0) return;
    cancelWake = clock.after(Math.max(0, Math.min(...known) - now), () => {
      watchUnderArm({ kind: 'time' });
      moveBarrier({ kind: 'time' });
      handleLane({ kind: 'time' });
    });
  };

  /** When something becomes worth a person's look although nothing happens: nobody would hear of it else. */
  const noticesAt = (): readonly (Instant | null)[] => [
    leftOpenFrom(barrier, options),
    ...Object.values(sensorStates).map(({ presence, since }) =>
      presence === 'present' ? since + options.stuckMs + 1 : null,
    ),
  ];

  let cancels: readonly Cancel[] = [];

  return {
    start: () => {
      cancels = [
        parts.sensors.onPresence((place, presence) => {
          if (places.includes(place)) onPresence(place, presence);
        }),
        parts.barrier.onPosition(onPosition),
      ];
      onPosition();
      for (const place of places) onPresence(place, parts.sensors.presence(place));
    },
    barrier: () => barrier,
    sensors: () => sensorStates,
    vehiclesToRead: () => vehiclesToRead(lane, places),
    vehicle: (passageId) => lane.vehicles.find(({ passage }) => passage.id === passageId) ?? null,
    vehicles: () => lane.vehicles,
    granted: (direction) =>
      lane.vehicles.filter((vehicle) => vehicle.track.direction === direction && isGranted(vehicle)),
    waiting: () => lane.vehicles.filter((vehicle) => !isGranted(vehicle)),
    settled: (passageId, settlement, pictureId) => {
      handleLane({ kind: 'settlement', passageId, settlement, pictureId });
    },
    decided: (passageId, decision) => {
      handleLane({ kind: 'decision', passageId, decision });
    },
    confirmed: (passageId) => {
      const before = lane.vehicles.find(({ passage }) => passage.id === passageId);
      if (before === undefined) return;
      handleLane({ kind: 'confirmed', passageId });
      // Who is let out now has the arm opened also where a person stopped it for those before.
      const isNew = before.letThroughAt === null && before.track.direction === 'out' && isGranted(before);
      if (isNew && barrier.stopped) moveBarrier({ kind: 'needed', needed: true, owed: true });
    },
    person: (command) => {
      const answer = tellBarrier(command);
      follow();
      return answer;
    },
    isClear: () => allClear(lane, places),
    stop: async () => {
      stopped = true;
      cancelWake();
      for (const cancel of cancels) cancel();
      await parts.sensors.stop();
      await parts.barrier.stop();
    },
  };
}
