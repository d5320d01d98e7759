import type { Direction, DirectionRule, Instant, SitePart } from '../contract/words.ts';
import type { Settlement } from '../plate/settling/settlement.ts';
import type { Evidence } from './evidence.ts';
import type { PermitBook } from './permits/permit-book.ts';
import type { RuleBook } from './rule-book.ts';

/** All that a decision rests on. */
export interface DecisionFacts {
  readonly now: Instant;
  readonly direction: Direction;
  readonly gate: GateFacts;
  readonly settlement: Settlement;
  readonly permits: PermitBook;
  readonly rules: RuleBook;
  readonly occupancy: OccupancyFacts;
  /** Given for this vehicle while it waits. */
  readonly evidence: readonly Evidence[];
  /** Whether this person is known to be near, for example `person.asha`. */
  readonly isNear: (person: string) => boolean;
  /** Parts that are down at this gate. */
  readonly down: readonly SitePart[];
}

export interface GateFacts {
  readonly id: string;
  readonly directionRule: DirectionRule;
  /** The site has another gate by which a vehicle may leave. */
  readonly otherWayOut: boolean;
  /** Who holds the barrier open for everybody, or null. */
  readonly heldOpenBy: string | null;
  /** Who locked it shut for who wants in, or null. */
  readonly lockedBy: string | null;
  /** Who ordered every barrier open, or null. */
  readonly emergencyBy: string | null;
}

export interface OccupancyFacts {
  readonly capacity: number;
  /** Places that are taken, or promised to those who were let in and are on their way. */
  readonly occupied: number;
  /** Since when a vehicle with this plate is inside; null when none is. */
  readonly insideSince: (plate: string) => Instant | null;
  /** Whether another vehicle with this plate was let in and is on its way. */
  readonly isOnItsWay: (plate: string) => boolean;
  /** How many others were let in by this permit and are on their way: each will use it. */
  readonly usesPending: (permitId: string) => number;
  /** How many places are kept for others than this vehicle who are expected. */
  readonly promisedToOthers: (plate: string | null, permitId: string | null) => number;
}
