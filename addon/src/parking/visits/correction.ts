import type { CorrectionView } from '../../contract/visits.ts';
import type { Instant } from '../../contract/words.ts';
import type { Visit } from '../visit.ts';

/** Visits as they were and as they become; one that is missing in `after` is removed, one missing in `before` is made. */
export interface VisitChange {
  readonly before: readonly Visit[];
  readonly after: readonly Visit[];
}

/** One correction as it is kept: enough to undo it. */
export interface Correction extends VisitChange {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly kind: CorrectionView['kind'];
  /** What it changed the count by. */
  readonly countDelta: number;
  readonly undone: { readonly at: Instant; readonly by: string } | null;
}

/** What was read at a gate and what it was, as a person corrected it. */
export interface Misread {
  readonly correctionId: string;
  readonly gateId: string;
  readonly read: string;
  readonly meant: string;
  readonly at: Instant;
}
