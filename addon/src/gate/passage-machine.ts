import type { Decision } from '../access/decision.ts';
import type { BarrierPosition, Instant, PassagePhase, Presence, SensorPlace } from '../contract/words.ts';
import { NOTHING_READ } from '../plate/settling/settlement.ts';
import type { Settlement } from '../plate/settling/settlement.ts';
import { isGranted, isPassable } from './lane.ts';
import type { Lane, LaneVehicle } from './lane.ts';
import { endOfPassage } from './outcome.ts';
import type { PassageEnd } from './outcome.ts';
import { newPassage } from './passage.ts';
import type { Passage } from './passage.ts';
import { endedTracks, isUnderWay, sensorCleared, sensorCovered, trackEndsAt } from './track.ts';
import type { LaneOptions, Track, TrackEnd } from './track.ts';

export interface PassageOptions extends LaneOptions {
  readonly gateId: string;
  /** A sensor that goes off and on again within this time saw the same vehicle. */
  readonly chatterMs: number;
  /** How long a vehicle is read before the decision is made without a settled plate. */
  readonly readPatienceMs: number;
  readonly newId: () => string;
}

export type LaneEvent =
  | { readonly kind: 'sensor'; readonly place: SensorPlace; readonly presence: Presence }
  | { readonly kind: 'barrier'; readonly position: BarrierPosition }
  | {
      readonly kind: 'settlement';
      readonly passageId: string;
      readonly settlement: Settlement;
      /** Its best picture so far. */
      readonly pictureId: string | null;
    }
  | { readonly kind: 'decision'; readonly passageId: string; readonly decision: Decision }
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
  const moved = applyEvent(believeClear(before, at, options), event, at, options);
  const settled = endPassages(moved, at, options);
  const due = settled.vehicles.filter(({ decideBy }) => decideBy !== null && at >= decideBy);
  const lane: Lane = {
    ...settled,
    vehicles: settled.vehicles.map((vehicle) =>
      due.includes(vehicle) ? { ...vehicle, decideBy: null } : vehicle,
    ),
  };
  const asked = lane.vehicles.filter((vehicle) => due.some(isOf(vehicle)) || isReadAgain(vehicle, event));
  return {
    lane,
    effects: [
      ...endedEffects(moved, at, options),
      ...changedEffects(before, lane),
      ...asked.map(({ passage }): LaneEffect => ({ kind: 'decide', passageId: passage.id })),
    ],
  };
}

/** When the machine must be stepped again although nothing happens, or null. */
export function laneWakesAt(lane: Lane, options: PassageOptions): Instant | null {
  const context = { ...options, passable: isPassable(lane) };
  const instants = [
    ...lane.vehicles.flatMap(({ track, decideBy }) => [trackEndsAt(track, context), decideBy]),
    ...Object.values(lane.clearing),
  ];
  const known = instants.filter((instant) => instant !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function applyEvent(lane: Lane, event: LaneEvent, at: Instant, options: PassageOptions): Lane {
  switch (event.kind) {
    case 'sensor':
      return applySensor(lane, event.place, event.presence, at, options);
    case 'barrier':
      return { ...lane, barrier: event.position };
    case 'settlement':
      return withVehicle(lane, event.passageId, (vehicle) => withSettlement(vehicle, event));
    case 'decision':
      return withVehicle(lane, event.passageId, (vehicle) => withDecision(vehicle, event.decision));
    case 'time':
      return lane;
  }
}

function applySensor(
  lane: Lane,
  place: SensorPlace,
  presence: Presence,
  at: Instant,
  options: PassageOptions,
): Lane {
  const presences = { ...lane.presences, [place]: presence };
  const wasClearing = lane.clearing[place];
  switch (presence) {
    case 'unknown':
      // A sensor without a valid state tells nothing of where vehicles are; the barrier treats it as a vehicle.
      return { ...lane, presences };
    case 'clear': {
      const isCovered = lane.vehicles.some(({ track }) => track.covers.includes(place));
      if (!isCovered) return { ...lane, presences };
      const believedAt = wasClearing ?? at + options.chatterMs;
      return { ...lane, presences, clearing: { ...lane.clearing, [place]: believedAt } };
    }
    case 'present': {
      const seen = { ...lane, presences, clearing: without(lane.clearing, place) };
      return wasClearing === undefined ? moveTracks(seen, sensorCovered, place, at, options) : seen;
    }
  }
}

/** Takes the sensors that have been clear for long enough at their word, in the order in which they became so. */
function believeClear(lane: Lane, at: Instant, options: PassageOptions): Lane {
  const due = options.places
    .flatMap((place) => {
      const since = lane.clearing[place];
      return since === undefined || since > at ? [] : [{ place, since }];
    })
    .sort((a, b) => a.since - b.since);
  return due.reduce((before, { place, since }) => {
    return moveTracks(
      { ...before, clearing: without(before.clearing, place) },
      sensorCleared,
      place,
      since,
      options,
    );
  }, lane);
}

function without(clearing: Lane['clearing'], place: SensorPlace): Lane['clearing'] {
  return Object.fromEntries(Object.entries(clearing).filter(([each]) => each !== place));
}

function moveTracks(
  lane: Lane,
  move: typeof sensorCovered,
  place: SensorPlace,
  at: Instant,
  options: PassageOptions,
): Lane {
  const granted = new Set(lane.vehicles.filter(isGranted).map(({ track }) => track.id));
  const mayPass = (trackId: string): boolean => granted.has(trackId);
  const context = { ...options, now: at, passable: isPassable(lane), mayPass };
  const tracks = lane.vehicles.map(({ track }) => track);
  const vehicles = move(tracks, place, context).map((track) => {
    const known = lane.vehicles.find((vehicle) => vehicle.track.id === track.id);
    return known === undefined ? arrive(track, at, options) : withTrack(known, track, options);
  });
  return { ...lane, vehicles };
}

function arrive(track: Track, at: Instant, options: PassageOptions): LaneVehicle {
  const { id, direction } = track;
  // A vehicle that leaves is answered at once; reading goes on meanwhile for the history.
  const patienceMs = direction === 'out' ? 0 : options.readPatienceMs;
  return {
    track,
    passage: newPassage({ id, gateId: options.gateId, direction, arrivedAt: at }),
    settlement: NOTHING_READ,
    decideBy: at + patienceMs,
  };
}

function withTrack(vehicle: LaneVehicle, track: Track, { places }: PassageOptions): LaneVehicle {
  const { passage } = vehicle;
  const cameBack = passage.phase === 'crossing' ? phaseAtRest(passage) : passage.phase;
  const phase = isUnderWay(track, places) ? 'crossing' : cameBack;
  return { ...vehicle, track, passage: { ...passage, phase, inferred: passage.inferred || track.inferred } };
}

/** The phase of a vehicle that stands where it arrived. */
function phaseAtRest({ decision }: Passage): PassagePhase {
  if (decision === null) return 'reading';
  return decision.verdict === 'open' ? 'opening' : 'decided';
}

function withSettlement(
  vehicle: LaneVehicle,
  { settlement, pictureId }: { readonly settlement: Settlement; readonly pictureId: string | null },
): LaneVehicle {
  const { passage } = vehicle;
  // Who was let in by a plate goes into the history by that plate.
  const isFixed = isGranted(vehicle) && passage.decision?.plate !== null;
  return {
    ...vehicle,
    settlement,
    passage: {
      ...passage,
      phase: passage.phase === 'arriving' ? 'reading' : passage.phase,
      plate: settlement.state === 'settled' && !isFixed ? settlement.plate : passage.plate,
      pictureId: pictureId ?? passage.pictureId,
    },
  };
}

function withDecision(vehicle: LaneVehicle, decision: Decision): LaneVehicle {
  const { passage } = vehicle;
  if (isGranted(vehicle) || saysTheSame(passage.decision, decision)) return { ...vehicle, decideBy: null };
  const decided = { ...passage, decision };
  const phase = passage.phase === 'crossing' ? 'crossing' : phaseAtRest(decided);
  return { ...vehicle, decideBy: null, passage: { ...decided, phase } };
}

function saysTheSame(a: Decision | null, b: Decision): boolean {
  const rules = ({ reasons }: Decision): string => reasons.map(({ rule }) => rule).join();
  return a !== null && a.verdict === b.verdict && a.plate === b.plate && rules(a) === rules(b);
}

function withVehicle(lane: Lane, id: string, change: (vehicle: LaneVehicle) => LaneVehicle): Lane {
  return {
    ...lane,
    vehicles: lane.vehicles.map((vehicle) => (vehicle.passage.id === id ? change(vehicle) : vehicle)),
  };
}

function endPassages(lane: Lane, at: Instant, options: PassageOptions): Lane {
  const gone = new Set(trackEnds(lane, at, options).map(({ track }) => track.id));
  return { ...lane, vehicles: lane.vehicles.filter(({ track }) => !gone.has(track.id)) };
}

function trackEnds(lane: Lane, at: Instant, options: PassageOptions): readonly TrackEnd[] {
  const tracks = lane.vehicles.map(({ track }) => track);
  return endedTracks(tracks, at, { ...options, passable: isPassable(lane) });
}

function endedEffects(lane: Lane, at: Instant, options: PassageOptions): LaneEffect[] {
  const context = { places: options.places, passable: isPassable(lane) };
  return trackEnds(lane, at, options).flatMap((end): LaneEffect[] => {
    const vehicle = lane.vehicles.find(({ track }) => track.id === end.track.id);
    return vehicle === undefined ? [] : [{ kind: 'ended', ...endOfPassage(vehicle, end, at, context) }];
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
