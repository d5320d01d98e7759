import type { CameraState } from '../camera/camera.ts';
import type { NoticeAnswer } from '../contract/notices.ts';
import type { Direction, Instant, SensorPlace } from '../contract/words.ts';
import type { BarrierWear } from '../gate/barrier-wear.ts';
import type { Barrier } from '../gate/barrier.ts';
import type { SensorState } from '../gate/gate-control.ts';
import type { GateOptions } from '../gate/gate-options.ts';
import type { Passage } from '../gate/passage.ts';
import type { Notice } from './notices/notice.ts';
import type { SlotStanding } from './slots/slot-board.ts';

/** One parking place as it is now; what people see is made from it. */
export interface SiteState {
  readonly name: string;
  readonly timeZone: string;
  readonly now: Instant;
  readonly capacity: number;
  readonly occupied: number;
  /** Every barrier was ordered open at once, and nobody has ended it. */
  readonly emergency: { readonly by: string; readonly since: Instant } | null;
  readonly gates: readonly GateState[];
  /** Places that are kept for somebody who is expected. */
  readonly promised: number;
  readonly slots: readonly SlotStanding[];
  /** The newest of those that are not over and that nobody handled, newest first. */
  readonly notices: readonly (Notice & { readonly answers: readonly NoticeAnswer[] })[];
  /** Newest passages that are on disk, newest first; at least those of today up to the limit of the view. */
  readonly recent: readonly Passage[];
}

export interface GateState {
  readonly id: string;
  readonly name: string;
  readonly options: GateOptions;
  readonly barrier: Barrier;
  readonly wear: BarrierWear;
  readonly sensors: Partial<Record<SensorPlace, SensorState>>;
  readonly cameras: readonly { readonly watches: Direction; readonly state: CameraState }[];
  /** Passages of the vehicles that are in the lane, first come first, with no decision that is not on disk. */
  readonly underWay: readonly Passage[];
}
