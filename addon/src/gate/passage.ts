import type { Decision } from '../access/decision.ts';
import type { Sight } from '../contract/sight.ts';
import type { Direction, Instant, PassageOutcome, PassagePhase } from '../contract/words.ts';

/** One vehicle's way through one gate, from arriving to clear; has exactly one outcome once it is clear. */
export interface Passage {
  readonly id: string;
  readonly gateId: string;
  readonly direction: Direction;
  readonly phase: PassagePhase;
  readonly arrivedAt: Instant;
  readonly endedAt: Instant | null;
  /** The settled plate, also when no decision rested on it (a vehicle that leaves). */
  readonly plate: string | null;
  /** The likeliest text where no plate was settled, to look at, not to act on. */
  readonly likelyPlate: string | null;
  readonly decision: Decision | null;
  readonly outcome: PassageOutcome | null;
  /** The crossing was worked out without having been seen from end to end. */
  readonly inferred: boolean;
  /** The program stopped while this passage was under way. */
  readonly interrupted: boolean;
  /** Content address of its best picture in the picture store. */
  readonly pictureId: string | null;
  /** What the cameras made of it; null where nothing was kept of it. */
  readonly sight: Sight | null;
}

/** A passage as it begins: a vehicle was seen to arrive, and nothing else is known of it. */
export function newPassage(arrival: Pick<Passage, 'id' | 'gateId' | 'direction' | 'arrivedAt'>): Passage {
  return {
    ...arrival,
    phase: 'arriving',
    endedAt: null,
    plate: null,
    likelyPlate: null,
    decision: null,
    outcome: null,
    inferred: false,
    interrupted: false,
    pictureId: null,
    sight: null,
  };
}
