import type { Passage } from '../../gate/passage.ts';
import type { Visit } from '../visit.ts';
import type { CountFacts } from './witnesses.ts';

/** What is known of the time since the witnesses last agreed. */
export interface DriftFacts extends CountFacts {
  /** Those that ended since then, oldest first. */
  readonly passages: readonly Passage[];
  /** Visits that ended since then, and exits that nobody was paired with. */
  readonly endedVisits: readonly Visit[];
  /** How long the visits of late lasted, in milliseconds. */
  readonly staysMs: readonly number[];
}
