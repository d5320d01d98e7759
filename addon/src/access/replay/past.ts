import type { Direction, Instant } from '../../contract/words.ts';
import type { GateFacts } from '../decision-facts.ts';
import type { Decision } from '../decision.ts';

/** One passage as it is kept. */
export interface PastPassage {
  readonly id: string;
  readonly gateId: string;
  readonly direction: Direction;
  readonly arrivedAt: Instant;
  readonly endedAt: Instant | null;
  /** The settled plate, also when no decision rested on it. */
  readonly plate: string | null;
  readonly decision: Decision | null;
  readonly pictureId: string | null;
}

export interface PastVisit {
  readonly plate: string | null;
  readonly enteredAt: Instant | null;
  readonly leftAt: Instant | null;
}

export interface PastCountChange {
  readonly at: Instant;
  readonly delta: number;
}

/** What happened at a site within some time. */
export interface Past {
  /** In the order in which they arrived. */
  readonly passages: AsyncIterable<PastPassage>;
  /** All that were open at any moment of this time. */
  readonly visits: readonly PastVisit[];
  readonly countChanges: readonly PastCountChange[];
  /** How many were inside before the first of those changes. */
  readonly occupiedAtStart: number;
  readonly capacity: number;
  /** The gates of now. */
  readonly gates: readonly GateFacts[];
}
