import type { NoticeView } from './notices.ts';
import type { Reason } from './reasons.ts';
import type { Sight } from './sight.ts';
import type { SlotView } from './slots.ts';

import type {
  BarrierAlarm,
  BarrierFault,
  BarrierPosition,
  CameraStateName,
  Direction,
  DirectionRule,
  Instant,
  PassageOutcome,
  PassagePhase,
  Presence,
  SensorPlace,
  Verdict,
} from './words.ts';

/** Sent whole as the first `site` event of `GET api/live`, and again whenever something in it changes. */
export interface SiteView {
  readonly name: string;
  /** IANA name, for example `Asia/Kolkata`. */
  readonly timeZone: string;
  /** The site's clock when this view was made. */
  readonly now: Instant;
  /** How many times faster than real time the site's clock runs; 1 outside the simulation. */
  readonly clockSpeed: number;
  readonly capacity: number;
  readonly occupied: number;
  /** Places that are kept for somebody who is expected. */
  readonly promised: number;
  /** `max(0, capacity - occupied - promised)`. */
  readonly free: number;
  readonly gates: readonly GateView[];
  readonly slots: readonly SlotView[];
  /** Passages that arrived today in the site's time zone, newest first, at most 50. */
  readonly today: readonly PassageView[];
  /** Every barrier was ordered open at once, and nobody has ended it. */
  readonly emergency: { readonly by: string; readonly since: Instant } | null;
  /** Those that nobody put aside and that are not over, newest first, at most 50. */
  readonly notices: readonly NoticeView[];
  /** True when the site is the demonstration, so that the page can say so. */
  readonly simulated: boolean;
}

export interface GateView {
  readonly id: string;
  readonly name: string;
  readonly directionRule: DirectionRule;
  readonly barrier: BarrierView;
  /** Only the sensors that the gate has. */
  readonly sensors: Partial<Record<SensorPlace, SensorView>>;
  readonly cameras: readonly CameraView[];
  /** Passages under way, first come first. */
  readonly passages: readonly PassageView[];
  /** The newest passage that has a picture, under way or ended. */
  readonly last: PassageView | null;
}

export interface BarrierView {
  readonly position: BarrierPosition;
  readonly heldOpen: boolean;
  /** When holding it open ends by itself; null: by hand only, or it is not held. */
  readonly heldUntil: Instant | null;
  /** Locked shut for who wants in. */
  readonly locked: boolean;
  /** A person stopped it, and it stays as it is, wherever that is, until a person orders or somebody is let out. */
  readonly stopped: boolean;
  readonly fault: BarrierFault | null;
  readonly alarms: readonly BarrierAlarm[];
  readonly wear: BarrierWearView;
}

/** How the arm has moved so far. */
export interface BarrierWearView {
  /** How often it has gone up, ever and since the last service. */
  readonly cycles: number;
  readonly cyclesSinceService: number;
  readonly servicedAt: Instant | null;
  /** Median milliseconds of its newest travels up and down, null before the first. */
  readonly opensInMs: number | null;
  readonly closesInMs: number | null;
}

export interface SensorView {
  readonly presence: Presence;
  readonly since: Instant;
  /** Present for so long that it is likelier broken than busy. */
  readonly stuck: boolean;
}

export interface CameraView {
  /** Which approach it watches: vehicles that want `in` or `out`. */
  readonly watches: Direction;
  readonly state: CameraStateName;
  readonly since: Instant;
  /** What to do about it, when it is not live. */
  readonly trouble: string | null;
}

/** One vehicle's way through one gate. */
export interface PassageView {
  readonly id: string;
  readonly gateId: string;
  readonly gateName: string;
  readonly direction: Direction;
  readonly phase: PassagePhase;
  readonly arrivedAt: Instant;
  readonly endedAt: Instant | null;
  readonly plate: string | null;
  /** The likeliest text where no plate was settled, to look at, not to act on. */
  readonly likelyPlate: string | null;
  readonly decision: DecisionView | null;
  readonly outcome: PassageOutcome | null;
  /** The crossing was worked out without having been seen from end to end. */
  readonly inferred: boolean;
  /** The program stopped while this passage was under way. */
  readonly interrupted: boolean;
  /** Path relative to the page's base; answers only to who may see the page. */
  readonly picture: string | null;
  /** Null where nothing was kept of it. */
  readonly sight: Sight | null;
}

export interface DecisionView {
  readonly verdict: Verdict;
  readonly plate: string | null;
  /** The permit that it rests on. */
  readonly permitId: string | null;
  readonly decidedAt: Instant;
  readonly reasons: readonly Reason[];
}
