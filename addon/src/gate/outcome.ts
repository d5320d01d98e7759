import type { Direction, Instant, PassageOutcome, SensorPlace } from '../contract/words.ts';
import { isGranted } from './lane.ts';
import type { LaneVehicle } from './lane.ts';
import type { Passage } from './passage.ts';
import { pathOf } from './track.ts';
import type { TrackEnd } from './track.ts';

export interface PassageEnd {
  readonly passage: Passage;
  /** The way the vehicle went through, null when it did not: only this changes the count. */
  readonly crossed: Direction | null;
}

/** How a passage ended, from the way the vehicle was last seen going. */
export function endOfPassage(
  vehicle: LaneVehicle,
  end: TrackEnd,
  at: Instant,
  places: readonly SensorPlace[],
): PassageEnd {
  const { direction } = vehicle.track;
  // With a single sensor a vehicle that may pass and is gone has passed: nothing else could be seen.
  const onlyOneSensor = pathOf(direction, places).length === 1;
  const passedUnseen = onlyOneSensor && isGranted(vehicle);
  const crossed = end.how === 'crossed' || passedUnseen;
  const passage: Passage = {
    ...vehicle.passage,
    phase: 'clear',
    endedAt: at,
    outcome: crossed ? crossedOutcome(vehicle) : stayedOutcome(vehicle),
    inferred: vehicle.passage.inferred || end.track.inferred || passedUnseen,
  };
  return { passage, crossed: crossed ? direction : null };
}

function crossedOutcome(vehicle: LaneVehicle): PassageOutcome {
  if (!isGranted(vehicle)) return 'tailgated';
  return vehicle.track.direction === 'in' ? 'entered' : 'left';
}

function stayedOutcome(vehicle: LaneVehicle): PassageOutcome {
  if (vehicle.track.reach > 0) return 'reversed';
  if (isGranted(vehicle)) return 'abandoned';
  const { decision } = vehicle.passage;
  const { settlement } = vehicle;
  if (settlement.state === 'nothing' && (settlement.frames > 0 || decision !== null)) return 'unread';
  return decision === null ? 'abandoned' : 'refused';
}

/** How a passage ended that the program was in the middle of when it stopped, and whose vehicle is gone since. */
export function endOfInterrupted(passage: Passage, at: Instant): PassageEnd {
  const outcome = passage.decision?.verdict === 'refuse' ? 'refused' : 'abandoned';
  // Nobody saw where it went, so nothing is counted.
  return { passage: { ...passage, phase: 'clear', endedAt: at, outcome, interrupted: true }, crossed: null };
}
