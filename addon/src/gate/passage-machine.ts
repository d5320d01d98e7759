import type { Decision } from '../access/decision.ts';
import type { BarrierPosition, Instant, PassagePhase, Presence, SensorPlace } from '../contract/words.ts';
import { NOTHING_READ } from '../plate/settle.ts';
import type { Settlement } from '../plate/settle.ts';
import { isGranted, isPassable } from './lane.ts';
import type { Lane, LaneVehicle } from './lane.ts';
import { endOfInterrupted, endOfPassage } from './outcome.ts';
import type { PassageEnd } from './outcome.ts';
import type { Passage } from './passage.ts';
import { endedTracks, pathOf, sensorCleared, sensorCovered, trackEndsAt } from './track.ts';
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
  /** Places or permits changed: those who wait may be answered otherwise now. */
  | { readonly kind: 'facts-changed' }
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
  const asked = event.kind === 'facts-changed' ? waitingForAnswer(lane) : newlySettled(before, lane);
  return {
    lane,
    effects: [
      ...endedEffects(before, moved, at, options),
      ...changedEffects(before, lane),
      ...[...new Set([...due, ...asked].map(({ passage }) => passage.id))].map((passageId): LaneEffect => ({
        kind: 'decide',
        passageId,
      })),
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
    case 'facts-changed':
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
  const context = { ...options, now: at, passable: isPassable(lane) };
  const tracks = lane.vehicles.map(({ track }) => track);
  const vehicles = move(tracks, place, context).map((track) => {
    const known = lane.vehicles.find((vehicle) => vehicle.track.id === track.id);
    return known === undefined ? arrive(track, lane, at, options) : withTrack(known, track);
  });
  const resumed = new Set(vehicles.map(({ passage }) => passage.id));
  return { ...lane, vehicles, resumable: lane.resumable.filter((passage) => !resumed.has(passage.id)) };
}

function arrive(track: Track, lane: Lane, at: Instant, options: PassageOptions): LaneVehicle {
  const resumed = lane.resumable.find(({ direction }) => direction === track.direction);
  const passage: Passage =
    resumed === undefined
      ? {
          id: track.id,
          gateId: options.gateId,
          direction: track.direction,
          phase: 'arriving',
          arrivedAt: at,
          endedAt: null,
          plate: null,
          decision: null,
          outcome: null,
          inferred: false,
          interrupted: false,
          pictureId: null,
        }
      : // Whoever stands there now is read and decided about anew: it may be another vehicle.
        { ...resumed, phase: 'arriving', plate: null, decision: null, interrupted: true };
  // A vehicle that leaves is answered at once; reading goes on meanwhile for the history.
  const patienceMs = track.direction === 'out' ? 0 : options.readPatienceMs;
  return {
    track: { ...track, id: passage.id },
    passage,
    settlement: NOTHING_READ,
    decideBy: at + patienceMs,
  };
}

function withTrack(vehicle: LaneVehicle, track: Track): LaneVehicle {
  const { passage } = vehicle;
  const phase: PassagePhase = track.reach > 0 ? 'crossing' : passage.phase;
  return { ...vehicle, track, passage: { ...passage, phase, inferred: passage.inferred || track.inferred } };
}

function withSettlement(
  vehicle: LaneVehicle,
  { settlement, pictureId }: { readonly settlement: Settlement; readonly pictureId: string | null },
): LaneVehicle {
  const { passage } = vehicle;
  return {
    ...vehicle,
    settlement,
    passage: {
      ...passage,
      phase: passage.phase === 'arriving' ? 'reading' : passage.phase,
      plate: settlement.state === 'settled' ? settlement.plate : passage.plate,
      pictureId: pictureId ?? passage.pictureId,
    },
  };
}

function withDecision(vehicle: LaneVehicle, decision: Decision): LaneVehicle {
  const { passage } = vehicle;
  if (isGranted(vehicle) || saysTheSame(passage.decision, decision)) return { ...vehicle, decideBy: null };
  const decided: PassagePhase = decision.verdict === 'open' ? 'opening' : 'decided';
  return {
    ...vehicle,
    decideBy: null,
    passage: { ...passage, decision, phase: passage.phase === 'crossing' ? 'crossing' : decided },
  };
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
  return {
    ...lane,
    vehicles: lane.vehicles.filter(({ track }) => !gone.has(track.id)),
    resumable: lane.resumable.filter((passage) => !hasGone(passage, lane, options)),
  };
}

function trackEnds(lane: Lane, at: Instant, options: PassageOptions): readonly TrackEnd[] {
  const tracks = lane.vehicles.map(({ track }) => track);
  return endedTracks(tracks, at, { ...options, passable: isPassable(lane) });
}

/** A passage from before a restart whose approach is seen to be empty. */
function hasGone(passage: Passage, lane: Lane, { places }: PassageOptions): boolean {
  const [start] = pathOf(passage.direction, places);
  return start === undefined || lane.presences[start] === 'clear';
}

function endedEffects(before: Lane, moved: Lane, at: Instant, options: PassageOptions): LaneEffect[] {
  const ended = trackEnds(moved, at, options).flatMap((end): LaneEffect[] => {
    const vehicle = moved.vehicles.find(({ track }) => track.id === end.track.id);
    return vehicle === undefined
      ? []
      : [{ kind: 'ended', ...endOfPassage(vehicle, end, at, options.places) }];
  });
  const lost = before.resumable
    .filter((passage) => moved.resumable.includes(passage) && hasGone(passage, moved, options))
    .map((passage): LaneEffect => ({ kind: 'ended', ...endOfInterrupted(passage, at) }));
  return [...ended, ...lost];
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

/** Vehicles whose plate has just been settled, or settled otherwise than before, and who were not let through yet. */
function newlySettled(before: Lane, after: Lane): readonly LaneVehicle[] {
  return after.vehicles.filter((vehicle) => {
    const { settlement, passage } = vehicle;
    if (settlement.state !== 'settled' || isGranted(vehicle)) return false;
    const known = before.vehicles.find(({ passage: { id } }) => id === passage.id)?.settlement;
    return known?.state !== 'settled' || known.plate !== settlement.plate;
  });
}

function waitingForAnswer(lane: Lane): readonly LaneVehicle[] {
  return lane.vehicles.filter((vehicle) => vehicle.passage.decision !== null && !isGranted(vehicle));
}
