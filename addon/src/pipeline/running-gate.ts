import { decide } from '../access/decide.ts';
import type { DecisionFacts, GateFacts } from '../access/decision-facts.ts';
import type { Evidence } from '../access/evidence.ts';
import type { Camera } from '../camera/camera.ts';
import type { Clock } from '../clock.ts';
import type { Direction, Instant } from '../contract/words.ts';
import type { BarrierDevice } from '../gate/barrier-device.ts';
import { isKeptOpen } from '../gate/barrier.ts';
import { NO_WEAR } from '../gate/barrier-wear.ts';
import type { BarrierTravel, BarrierWear } from '../gate/barrier-wear.ts';
import { controlGate } from '../gate/gate-control.ts';
import type { GateControl } from '../gate/gate-control.ts';
import type { LaneVehicle } from '../gate/lane.ts';
import type { LaneEffect } from '../gate/passage-machine.ts';
import type { Passage } from '../gate/passage.ts';
import type { PresenceSensors } from '../gate/presence-sensors.ts';
import type { GateSection } from '../options.ts';
import { watchPlates } from '../plate/plate-watch.ts';
import type { PlateWatch, PlateWatchParts } from '../plate/plate-watch.ts';
import type { PlateReader } from '../plate/plate-reader.ts';
import type { RecordQueue, Written } from '../store/record-queue.ts';
import { storedReadings } from '../store/store.ts';
import type { PassageStep } from '../store/store.ts';

/** Readings of a vehicle that waits long are written in steps of so many, so that no step blocks the barrier. */
const MOST_READINGS_A_STEP = 50;

export interface GateParts {
  readonly section: GateSection;
  readonly cameras: Partial<Record<Direction, Camera>>;
  readonly sensors: PresenceSensors;
  readonly barrier: BarrierDevice;
}

export interface RunningGate extends GateParts {
  readonly control: GateControl;
  readonly plates: PlateWatch;
  readonly wear: () => BarrierWear;
  readonly setWear: (wear: BarrierWear) => void;
  /** What decisions rest on of this gate now. */
  readonly facts: () => GateFacts;
  /** Asks the rules about a vehicle, with what is known of it now. */
  readonly decideAbout: (passageId: string) => void;
  /** Asks the rules about everybody who waits. */
  readonly decideAboutWaiting: () => void;
  /** Asks the rules about everybody who waits to leave: another way out is there or is gone. */
  readonly decideAboutLeavers: () => void;
  /** Asks again about those who were answered without a settled plate: no old look at one is answered. */
  readonly decideAboutUnread: () => void;
  readonly addEvidence: (passageId: string, evidence: Evidence) => void;
  /** A person turned it away: no reading of it asks the rules again. */
  readonly leaveRefused: (passageId: string) => void;
}

export interface RunningGateParts {
  readonly gate: GateParts;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly reader: PlateReader;
  readonly settling: NonNullable<PlateWatchParts['settling']>;
  readonly keep: (picture: Uint8Array) => Promise<string>;
  readonly mayStandUnderArm: boolean;
  readonly queue: RecordQueue;
  /** What a decision about this vehicle rests on beside what its own gate knows. */
  readonly factsFor: (
    passageId: string,
    gateId: string,
    direction: Direction,
  ) => Omit<DecisionFacts, 'now' | 'direction' | 'gate' | 'settlement' | 'evidence'>;
  /** Whether the site has another gate by which everybody can leave. */
  readonly otherWayOut: (gateId: string) => boolean;
  /** A vehicle went through: what has to be written, and what to do when it was. */
  readonly crossed: (passage: Passage, direction: Direction) => { step: PassageStep; written: () => void };
  readonly onWritten: (passage: Passage) => void;
  /** A vehicle is gone: a place may have become free. */
  readonly onGone: () => void;
  readonly onTravel: (travel: BarrierTravel) => void;
  readonly onChange: () => void;
  readonly onTrouble: (what: string, error: unknown) => void;
}

/** The stages of one gate, joined: camera, plate, access, gate, parking, store. */
export function runGate(parts: RunningGateParts): RunningGate {
  const { gate, clock, queue } = parts;
  const { section } = gate;
  const evidence = new Map<string, readonly Evidence[]>();
  const refused = new Set<string>();
  let wear = NO_WEAR;

  const plates = watchPlates({
    cameras: gate.cameras,
    reader: parts.reader,
    clock,
    settling: parts.settling,
    keep: parts.keep,
    onSettlement: (passageId, settlement, pictureId) => {
      control.settled(passageId, settlement, pictureId);
      const vehicle = control.vehicle(passageId);
      if (vehicle !== null && plates.untaken(passageId) >= MOST_READINGS_A_STEP) {
        void record({ passage: vehicle.passage });
      }
    },
    onDefect: (error) => {
      parts.onTrouble('a picture could not be read or kept', error);
    },
  });

  const control = controlGate({
    id: section.id,
    options: section,
    sensors: gate.sensors,
    barrier: gate.barrier,
    clock,
    newId: parts.newId,
    mayStandUnderArm: parts.mayStandUnderArm,
    onEffect: (effect) => {
      handle(effect);
    },
    onTravel: (travel) => {
      parts.onTravel({ ...travel, gateId: section.id });
    },
    onChange: () => {
      plates.follow(control.vehiclesToRead().map(watchedVehicle));
      parts.onChange();
    },
  });

  function handle(effect: LaneEffect): void {
    switch (effect.kind) {
      case 'changed': {
        void recordChange(effect.passage);
        // Nobody stops to be read before an arm that is held up for everybody.
        if (effect.passage.decision === null && isKeptOpen(control.barrier())) decideAbout(effect.passage.id);
        break;
      }
      case 'decide':
        decideAbout(effect.passageId);
        break;
      case 'ended':
        evidence.delete(effect.passage.id);
        refused.delete(effect.passage.id);
        void recordEnd(effect.passage, effect.crossed);
        break;
    }
  }

  function facts(): GateFacts {
    const { heldOpenBy, lockedBy, emergencyBy } = control.barrier();
    const { id, directionRule } = section;
    return { id, directionRule, otherWayOut: parts.otherWayOut(id), heldOpenBy, lockedBy, emergencyBy };
  }

  function decideAbout(passageId: string): void {
    const vehicle = control.vehicle(passageId);
    if (vehicle === null || refused.has(passageId)) return;
    const { direction } = vehicle.track;
    const decision = decide({
      ...parts.factsFor(passageId, section.id, direction),
      now: clock.now(),
      direction,
      gate: facts(),
      settlement: vehicle.settlement,
      evidence: evidence.get(passageId) ?? [],
    });
    control.decided(passageId, decision);
  }

  async function recordChange(passage: Passage): Promise<void> {
    const isGranted = passage.decision?.verdict === 'open';
    // What is decided is on disk before the barrier moves; except that a vehicle can always leave, also when the disk
    // takes nothing any more.
    if (isGranted && passage.direction === 'out') control.confirmed(passage.id);
    if ((await record({ passage })) === 'given-up') return;
    if (isGranted) control.confirmed(passage.id);
  }

  async function recordEnd(passage: Passage, direction: Direction | null): Promise<void> {
    if (direction === null) {
      await record({ passage });
    } else {
      const { step, written } = parts.crossed(passage, direction);
      if ((await record(step)) === 'written') written();
    }
    parts.onGone();
  }

  async function record(step: PassageStep): Promise<Written> {
    const passage = { ...step.passage, sight: plates.sight(step.passage.id) };
    const readings = storedReadings(passage.id, plates.takeReadings(passage.id));
    if (passage.outcome !== null) {
      if (passage.pictureId === null) void addPicture(passage, plates.picture(passage.id));
      plates.forget(passage.id);
    }
    const written = await queue.record({ ...step, passage, readings });
    if (written === 'written') parts.onWritten(passage);
    return written;
  }

  /** A vehicle that was gone before its picture was on disk has it all the same. */
  async function addPicture(passage: Passage, kept: Promise<string | null>): Promise<void> {
    const pictureId = await kept;
    if (pictureId === null) return;
    const shown = { ...passage, pictureId };
    if ((await queue.record({ passage: shown })) === 'written') parts.onWritten(shown);
  }

  return {
    ...gate,
    control,
    plates,
    wear: () => wear,
    setWear: (now) => {
      wear = now;
    },
    facts,
    decideAbout,
    decideAboutWaiting: () => {
      for (const { passage } of control.waiting()) decideAbout(passage.id);
    },
    decideAboutLeavers: () => {
      for (const { passage } of control.waiting()) if (passage.direction === 'out') decideAbout(passage.id);
    },
    decideAboutUnread: () => {
      for (const { passage, settlement } of control.waiting()) {
        if (passage.decision !== null && settlement.state !== 'settled') decideAbout(passage.id);
      }
    },
    addEvidence: (passageId, given) => {
      evidence.set(passageId, [...(evidence.get(passageId) ?? []), given]);
      decideAbout(passageId);
    },
    leaveRefused: (passageId) => {
      refused.add(passageId);
    },
  };
}

function watchedVehicle({ passage }: LaneVehicle): {
  readonly passageId: string;
  readonly direction: Direction;
  readonly arrivedAt: Instant;
} {
  return { passageId: passage.id, direction: passage.direction, arrivedAt: passage.arrivedAt };
}
