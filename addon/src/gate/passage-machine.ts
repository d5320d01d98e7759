import type { Decision } from '../access/decision.ts';
import type { BarrierPosition, Instant, PassagePhase, Presence, SensorPlace } from '../contract/words.ts';
import type { Settlement } from '../plate/settling/settlement.ts';
import { isGranted, isHeldBack, isPassable } from './lane.ts';
import type { Lane, LaneVehicle } from './lane.ts';
import { believeSensors, hearSensor } from './lane-sensors.ts';
import type { SensorOptions } from './lane-sensors.ts';
import { moveTracks, trackEnds, withBarrier, withoutEnded } from './lane-tracks.ts';
import { endOfPassage } from './outcome.ts';
import type { PassageEnd } from './outcome.ts';
import type { Passage } from './passage.ts';
import { isUnderWay, partedTracks, trackEndsAt, trackPartsAt } from './track.ts';
import type { TrackEnd } from './track.ts';
import { nextTurn, turnEndsAt } from './turn.ts';
import type { TurnOptions } from './turn.ts';

export type PassageOptions = SensorOptions & TurnOptions;

export type LaneEvent =
  | { readonly kind: 'sensor'; readonly place: SensorPlace; readonly presence: Presence }
  | { readonly kind: 'barrier'; readonly position: BarrierPosition }
  /** Whether the arm is open for everybody. */
  | { readonly kind: 'kept-open'; readonly keptOpen: boolean }
  | {
      readonly kind: 'settlement';
      readonly passageId: string;
      readonly settlement: Settlement;
      /** Its best picture so far. */
      readonly pictureId: string | null;
    }
  | { readonly kind: 'decision'; readonly passageId: string; readonly decision: Decision }
  /** The decision to open is on disk. */
  | { readonly kind: 'confirmed'; readonly passageId: string }
  | { readonly kind: 'time' };

export type LaneEffect =
  | { readonly kind: 'changed'; readonly passage: Passage }
  | { readonly kind: 'decide'; readonly passageId: string }
  | ({ readonly kind: 'ended' } & PassageEnd);

export interface LaneStep {
  readonly lane: Lane;
  readonly effects: readonly LaneEffect[];
}

/** The passage machine: follows every vehicle of one lane from arriving to clear. */
export function stepLane(before: Lane, event: LaneEvent, at: Instant, options: PassageOptions): LaneStep {
  const moved = applyEvent(caughtUp(before, at, options), event, at, options);
  const ends = trackEnds(moved, at, options);
  const settled = withoutEnded(moved, ends);
  const due = settled.vehicles.filter(({ decideBy }) => decideBy !== null && at >= decideBy);
  const lane = withTurn(
    {
      ...settled,
      vehicles: settled.vehicles.map((vehicle) =>
        due.includes(vehicle) ? { ...vehicle, decideBy: null } : vehicle,
      ),
    },
    at,
    options,
  );
  const asked = lane.vehicles.filter((vehicle) => due.some(isOf(vehicle)) || isReadAgain(vehicle, event));
  return {
    lane,
    effects: [
      ...endedEffects(before, moved, ends, at),
      ...changedEffects(before, lane),
      ...asked.map(({ passage }): LaneEffect => ({ kind: 'decide', passageId: passage.id })),
    ],
  };
}

/** When the machine must be stepped again although nothing happens, or null. */
export function laneWakesAt(lane: Lane, options: PassageOptions): Instant | null {
  const context = { ...options, passable: isPassable(lane) };
  const instants = [
    ...lane.vehicles.flatMap(({ track, decideBy }) => [
      trackEndsAt(track, context),
      trackPartsAt(track, options),
      decideBy,
    ]),
    ...Object.values(lane.clearing),
    ...Object.values(lane.covering),
    turnEndsAt(lane, options),
  ];
  const known = instants.filter((instant) => instant !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function applyEvent(lane: Lane, event: LaneEvent, at: Instant, options: PassageOptions): Lane {
  switch (event.kind) {
    case 'sensor':
      return hearSensor(lane, event.place, event.presence, at, options);
    case 'barrier':
      return withBarrier(lane, event.position);
    case 'kept-open':
      return { ...lane, keptOpen: event.keptOpen };
    case 'settlement':
      return withVehicle(lane, event.passageId, (vehicle) => withSettlement(vehicle, event));
    case 'decision':
      return withVehicle(lane, event.passageId, (vehicle) => withDecision(vehicle, event.decision));
    case 'confirmed':
      return withVehicle(lane, event.passageId, (vehicle) => letThrough(vehicle, at));
    case 'time':
      return lane;
  }
}

/** Makes of the lane what it is by now, although nothing new was heard. */
function caughtUp(lane: Lane, at: Instant, options: PassageOptions): Lane {
  const believed = believeSensors(lane, at, options);
  return moveTracks(believed, partedTracks, at, options);
}

function withSettlement(
  vehicle: LaneVehicle,
  { settlement, pictureId }: { readonly settlement: Settlement; readonly pictureId: string | null },
): LaneVehicle {
  const { passage } = vehicle;
  // Who was let in by a plate goes into the history by that plate.
  const isFixed = isGranted(vehicle) && passage.decision?.plate !== null;
  const plate = settlement.state === 'settled' && !isFixed ? settlement.plate : passage.plate;
  const likelyPlate = settlement.state === 'tentative' ? settlement.best : passage.likelyPlate;
  return {
    ...vehicle,
    settlement,
    passage: {
      ...passage,
      phase: 'reading',
      plate,
      likelyPlate: plate === null ? likelyPlate : null,
      pictureId: pictureId ?? passage.pictureId,
    },
  };
}

function withDecision(vehicle: LaneVehicle, decision: Decision): LaneVehicle {
  const { passage } = vehicle;
  const isKept = isGranted(vehicle) || saysTheSame(passage.decision, decision);
  return { ...vehicle, decideBy: null, passage: isKept ? passage : { ...passage, decision } };
}

function saysTheSame(a: Decision | null, b: Decision): boolean {
  const rules = ({ reasons }: Decision): string => reasons.map(({ rule }) => rule).join();
  return a !== null && a.verdict === b.verdict && a.plate === b.plate && rules(a) === rules(b);
}

function letThrough(vehicle: LaneVehicle, at: Instant): LaneVehicle {
  return isGranted(vehicle) ? { ...vehicle, letThroughAt: vehicle.letThroughAt ?? at } : vehicle;
}

function withVehicle(lane: Lane, id: string, change: (vehicle: LaneVehicle) => LaneVehicle): Lane {
  return {
    ...lane,
    vehicles: lane.vehicles.map((vehicle) => (vehicle.passage.id === id ? change(vehicle) : vehicle)),
  };
}

function withTurn(lane: Lane, at: Instant, options: PassageOptions): Lane {
  const turned = { ...lane, turn: nextTurn(lane, at, options) };
  const vehicles = turned.vehicles.map((vehicle): LaneVehicle => {
    const phase = phaseOf(turned, vehicle, options.places);
    return { ...vehicle, passage: { ...vehicle.passage, phase } };
  });
  return { ...turned, vehicles };
}

function phaseOf(lane: Lane, vehicle: LaneVehicle, places: readonly SensorPlace[]): PassagePhase {
  const { track, passage } = vehicle;
  if (isUnderWay(track, places)) return 'crossing';
  if (passage.decision === null) return passage.phase === 'arriving' ? 'arriving' : 'reading';
  return isGranted(vehicle) && !isHeldBack(lane, vehicle) ? 'opening' : 'decided';
}

function endedEffects(before: Lane, moved: Lane, ends: readonly TrackEnd[], at: Instant): LaneEffect[] {
  return moved.vehicles.flatMap((vehicle): LaneEffect[] => {
    const end = ends.find(({ track }) => track.id === vehicle.track.id);
    if (end === undefined) return [];
    const ended: LaneEffect = { kind: 'ended', ...endOfPassage(vehicle, end, at) };
    // Whoever comes and goes while nobody is woken has come all the same.
    const isKnown = before.vehicles.some(isOf(vehicle));
    return isKnown ? [ended] : [{ kind: 'changed', passage: vehicle.passage }, ended];
  });
}

function changedEffects(before: Lane, after: Lane): LaneEffect[] {
  return after.vehicles.flatMap(({ passage }): LaneEffect[] => {
    const known = before.vehicles.find((vehicle) => vehicle.passage.id === passage.id)?.passage;
    return known !== undefined && isSame(known, passage) ? [] : [{ kind: 'changed', passage }];
  });
}

function isSame(a: Passage, b: Passage): boolean {
  return (
    a.phase === b.phase &&
    a.plate === b.plate &&
    a.likelyPlate === b.likelyPlate &&
    a.decision === b.decision &&
    a.inferred === b.inferred &&
    a.pictureId === b.pictureId
  );
}

function isOf({ passage }: LaneVehicle): (vehicle: LaneVehicle) => boolean {
  return (vehicle) => vehicle.passage.id === passage.id;
}

/**
 * A fresh look at a plate answers who waits anew: a place may have become free, a permit begun, or another vehicle may
 * stand there. Nothing is answered from what was read before.
 */
function isReadAgain(vehicle: LaneVehicle, event: LaneEvent): boolean {
  return (
    event.kind === 'settlement' &&
    event.passageId === vehicle.passage.id &&
    vehicle.settlement.state === 'settled' &&
    !isGranted(vehicle)
  );
}
