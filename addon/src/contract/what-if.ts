import type { NewPermit } from './permits.ts';
import type { EvidenceKind, Rules } from './rules.ts';
import type { DecisionView } from './site-view.ts';
import type { Direction, Instant, SitePart, Verdict } from './words.ts';

/** `POST api/what-if`: how a vehicle would be answered; nothing is changed and nothing moves. 200 with `WhatIfView`. */
export interface WhatIf {
  readonly plate: string;
  readonly gate: string;
  /** `in` when absent. */
  readonly direction?: Direction;
  /** Now when absent. */
  readonly at?: Instant;
  /** Whether the plate is read well enough; `settled` when absent. */
  readonly reading?: 'settled' | 'tentative' | 'unreadable';
  /** Second evidence that is given, as if for the permit that matches or is nearest. */
  readonly evidence?: readonly EvidenceKind[];
  /** Parts that are down. */
  readonly down?: readonly SitePart[];
  /** How many are inside; as many as there are now when absent. */
  readonly occupied?: number;
  /** Since when the plate is inside, null: it is not; as it is now when absent. */
  readonly insideSince?: Instant | null;
  /** Draft rules instead of those that hold. */
  readonly rules?: Rules;
  /** Draft permits beside those that there are; one with a plate that has a permit takes its place. At most 20. */
  readonly permits?: readonly NewPermit[];
}

export interface WhatIfView {
  readonly decision: DecisionView;
}

/**
 * `POST api/replay`: the stored passages of the last days decided anew, with what was read of them, who was inside and how
 * many, as it was then. Permits are those of now: what a permit said in the past is not kept.
 */
export interface Replay {
  /** 1 to 366. */
  readonly days: number;
  /** Draft rules instead of those that hold. */
  readonly rules?: Rules;
}

export interface ReplayView {
  /** Passages of those days that had a decision by rules. */
  readonly decided: number;
  /** Those that a person decided or that had no decision: not looked at. */
  readonly leftOut: number;
  /** How many would have been answered otherwise. */
  readonly differing: number;
  /** The newest of those, at most 500. */
  readonly passages: readonly {
    readonly passageId: string;
    readonly gateId: string;
    readonly gateName: string;
    readonly direction: Direction;
    readonly arrivedAt: Instant;
    readonly plate: string | null;
    readonly was: Verdict;
    readonly wouldBe: DecisionView;
    readonly picture: string | null;
  }[];
}
