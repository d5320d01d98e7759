import type { Direction, Instant, PassageOutcome, SensorPlace } from '../contract/words.ts';
import { isGranted } from './lane.ts';
import type { LaneVehicle } from './lane.ts';
import type { Passage } from './passage.ts';
import type { TrackEnd } from './track.ts';

export interface PassageEnd {
  readonly passage: Passage;
  /** The way the vehicle went through, null when it did not: only this changes the count. */
  readonly crossed: Direction | null;
  /** It went out of sight where no sensor watches the arm, while the arm was not down. */
  readonly mayStandUnderArm: boolean;
}

/** How a passage ended, from the way the vehicle was last seen going. */
export function endOfPassage(
  vehicle: LaneVehicle,
  end: TrackEnd,
  at: Instant,
  { places, passable }: { readonly places: readonly SensorPlace[]; readonly passable: boolean },
): PassageEnd {
  const { direction, reach } = vehicle.track;
  const crossed = end.how === 'crossed';
  const passage: Passage = {
    ...vehicle.passage,
    phase: 'clear',
    endedAt: at,
    outcome: crossed ? crossedOutcome(vehicle) : stayedOutcome(vehicle),
    inferred: vehicle.passage.inferred || end.track.inferred,
  };
  const isSeenUnderArm = places.includes('beam');
  const mayStandUnderArm = end.how === 'went-back' && reach === 0 && passable && !isSeenUnderArm;
  return { passage, crossed: crossed ? direction : null, mayStandUnderArm };
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
  if (decision?.verdict === 'refuse') return 'refused';
  if (settlement.state === 'nothing' && (settlement.frames > 0 || decision !== null)) return 'unread';
  return decision === null ? 'abandoned' : 'refused';
}

/**
 * How a passage ended that the program was in the middle of when it stopped. What was decided stays as it was; whoever
 * stands there now is a new passage, since it may be another vehicle.
 */
export function endOfInterrupted(passage: Passage, at: Instant): Passage {
  const outcome = passage.decision?.verdict === 'refuse' ? 'refused' : 'abandoned';
  return { ...passage, phase: 'clear', endedAt: at, outcome, interrupted: true };
}
