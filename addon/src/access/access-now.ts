import type { Rules } from '../contract/rules.ts';
import type { Instant } from '../contract/words.ts';
import type { GateFacts, OccupancyFacts } from './decision-facts.ts';
import type { Permit } from './permits/permit.ts';

/** What decisions rest on at this moment, whoever comes. */
export interface AccessNow {
  readonly now: Instant;
  /** IANA name of the site's time zone. */
  readonly timeZone: string;
  readonly permits: readonly Permit[];
  readonly rules: Rules;
  readonly gates: readonly GateFacts[];
  readonly occupancy: OccupancyFacts;
  readonly isNear: (person: string) => boolean;
}
