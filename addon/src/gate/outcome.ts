import type { Direction, Instant, PassageOutcome } from '../contract/words.ts';
import { isGranted } from './lane.ts';
import type { LaneVehicle } from './lane.ts';
import type { Passage } from './passage.ts';
import type { Track, TrackEnd } from './track.ts';

export interface PassageEnd {
  readonly passage: Passage;
  /** The way the vehicle went through, null when it did not: only this changes the count. */
  readonly crossed: Direction | null;
}

/**
 * How a passage ended, from the way the vehicle was last seen going.
 *
 * | its track              | it was let pass   | it was not                                                |
 * | ---------------------- | ----------------- | --------------------------------------------------------- |
 * | went through           | `entered`, `left` | `tailgated`; `forced` where the arm was down all the time |
 * | went back after moving | `reversed`        | `reversed`                                                |
 * | went back at once      | `abandoned`       | `refused`, `unread`; `abandoned` before a decision        |
 * | stood for too long     | `timed-out`       | `timed-out`                                               |
 */
export function endOfPassage(vehicle: LaneVehicle, end: TrackEnd, at: Instant): PassageEnd {
  const { track, how } = end;
  const passage: Passage = {
    ...vehicle.passage,
    phase: 'clear',
    endedAt: at,
    outcome: outcomeOf(vehicle, end),
    inferred: vehicle.passage.inferred || track.inferred,
  };
  return { passage, crossed: how === 'crossed' ? track.direction : null };
}

function outcomeOf(vehicle: LaneVehicle, { track, how }: TrackEnd): PassageOutcome {
  switch (how) {
    case 'crossed':
      return crossedOutcome(vehicle, track);
    case 'went-back':
      return stayedOutcome(vehicle, track);
    case 'timed-out':
      return 'timed-out';
  }
}

function crossedOutcome(vehicle: LaneVehicle, { direction, underClosedArm }: Track): PassageOutcome {
  if (isGranted(vehicle)) return direction === 'in' ? 'entered' : 'left';
  return underClosedArm ? 'forced' : 'tailgated';
}

function stayedOutcome(vehicle: LaneVehicle, { reach, underClosedArm }: Track): PassageOutcome {
  if (reach > 0 && !underClosedArm) return 'reversed';
  if (isGranted(vehicle)) return 'abandoned';
  const { decision } = vehicle.passage;
  const { settlement } = vehicle;
  if (decision?.verdict === 'refuse') return 'refused';
  if (settlement.state === 'nothing' && (settlement.frames > 0 || decision !== null)) return 'unread';
  return decision === null ? 'abandoned' : 'refused';
}

/**
 * How a passage ended that the program was in the middle of when it stopped. Who was let through and had begun to cross went
 * on, most likely; everybody else is taken to have gone away. What was decided stays as it was; whoever stands there now is a
 * new passage, since it may be another vehicle.
 */
export function endOfInterrupted(
  passage: Passage,
  at: Instant,
): { readonly passage: Passage; readonly crossed: Direction | null } {
  const { direction, decision, phase } = passage;
  const ended = { ...passage, phase: 'clear', endedAt: at, interrupted: true } as const;
  if (phase === 'crossing' && decision?.verdict === 'open') {
    const outcome = direction === 'in' ? 'entered' : 'left';
    return { passage: { ...ended, outcome, inferred: true }, crossed: direction };
  }
  const outcome = decision?.verdict === 'refuse' ? 'refused' : 'abandoned';
  return { passage: { ...ended, outcome }, crossed: null };
}
