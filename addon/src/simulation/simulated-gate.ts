import type { Clock } from '../clock.ts';
import type { Direction } from '../contract/words.ts';
import type { ApproachView, DrawApproach, SeenVehicle } from './approach-view.ts';
import type { Daylight } from './daylight.ts';
import type { DemonstrationGate } from './demonstration-site.ts';
import type { VehicleLook } from './drawing/vehicle-look.ts';
import type { LaneNews } from './lane.ts';
import type { Random } from './random.ts';
import { simulatedBarrier } from './simulated-barrier.ts';
import type { SimulatedBarrier } from './simulated-barrier.ts';
import { simulatedCamera } from './simulated-camera.ts';
import type { SimulatedCamera } from './simulated-camera.ts';
import { simulatedLane, underArm } from './simulated-lane.ts';
import type { SimulatedLane } from './simulated-lane.ts';
import { simulatedSensors } from './simulated-sensors.ts';
import type { SimulatedSensors } from './simulated-sensors.ts';

/** One gate with everything that stands around it. */
export interface SimulatedGate {
  readonly id: string;
  readonly barrier: SimulatedBarrier;
  readonly sensors: SimulatedSensors;
  readonly cameras: readonly SimulatedCamera[];
  readonly lane: SimulatedLane;
  stop(): Promise<void>;
}

export interface SimulatedGateOptions {
  readonly clock: Clock;
  readonly gate: DemonstrationGate;
  readonly random: Random;
  /** Whether contacts bounce and cameras are gone now and then. */
  readonly faults: boolean;
  readonly daylight: Daylight;
  readonly draw: DrawApproach;
  readonly lookOf: (vehicleId: string) => VehicleLook | null;
  readonly onNews: (news: LaneNews) => void;
}

/** A camera sees no vehicle whose front is further from the arm, or past it by more than this. */
const SEEN_M = [-1, 14] as const;
const HOUR_MS = 3_600_000;
/** Share of hours in which it rains. */
const RAINS = 0.2;

export function simulatedGate(options: SimulatedGateOptions): SimulatedGate {
  const { clock, gate, random, faults, draw } = options;

  const barrier = simulatedBarrier({ clock, gateId: gate.id, underArm: () => underArm(lane) });
  const sensors = simulatedSensors({
    clock,
    places: gate.sensors,
    ...(faults && { bounce: random.fork('bounce') }),
  });
  const lane = simulatedLane({ clock, gate, barrier, sensors, onNews: options.onNews });

  const cameras = gate.cameras.map((watches) =>
    simulatedCamera({
      place: { gateId: gate.id, watches },
      clock,
      picture: (takenAt) =>
        draw({
          gateId: gate.id,
          watches,
          takenAt,
          vehicle: nearest(watches),
          armOpenness: barrier.openness(),
          daylight: options.daylight(takenAt),
          rain: random.fork(`weather-${Math.floor(takenAt / HOUR_MS)}`).chance(RAINS),
          seed: `${gate.id}/${watches}/${takenAt}`,
        } satisfies ApproachView),
      ...(faults && { outages: random.fork(`camera-${watches}`) }),
    }),
  );

  const nearest = (watches: Direction): SeenVehicle | null => {
    const [nearestM, furthestM] = SEEN_M;
    const vehicle = lane
      .vehicles()
      .find(({ direction, frontM }) => direction === watches && -frontM >= nearestM && -frontM <= furthestM);
    const look = vehicle === undefined ? null : options.lookOf(vehicle.id);
    return vehicle === undefined || look === null
      ? null
      : { look, toArmM: -vehicle.frontM, speedMps: vehicle.speedMps };
  };

  return {
    id: gate.id,
    barrier,
    sensors,
    cameras,
    lane,
    stop: async () => {
      lane.stop();
      await Promise.all([barrier.stop(), sensors.stop(), ...cameras.map((camera) => camera.stop())]);
    },
  };
}
