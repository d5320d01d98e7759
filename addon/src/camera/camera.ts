import type { Cancel } from '../clock.ts';
import type { CameraStateName, Direction, Instant } from '../contract/words.ts';
import type { Frame } from './frame.ts';

export type CameraTroubleKind =
  | 'unreachable'
  | 'too-slow'
  | 'refused'
  | 'not-a-picture'
  | 'cut-off'
  | 'too-large'
  | 'no-picture-yet'
  | 'stopped';

/** Why there is no picture: expected in a camera's life, therefore a value. */
export interface CameraTrouble {
  readonly kind: CameraTroubleKind;
  /** One sentence for a person: what happened and what to look at. Never holds a password or key. */
  readonly detail: string;
}

export interface CameraState {
  readonly name: CameraStateName;
  readonly since: Instant;
  /** The newest trouble; null while live. */
  readonly trouble: CameraTrouble | null;
}

/** What every camera of a gate needs to know besides its own options. */
export interface CameraPlace {
  readonly gateId: string;
  readonly watches: Direction;
}

export type FrameOrTrouble =
  { readonly ok: true; readonly frame: Frame } | { readonly ok: false; readonly trouble: CameraTrouble };

/**
 * Gives the newest frame of one approach of a gate. Who asks late gets the newest picture; pictures that nobody asked
 * for are dropped, so memory stays flat. Nothing happens before the first `frame()` except for cameras that must
 * connect first, which do so in `start()`.
 */
export interface Camera {
  readonly place: CameraPlace;
  readonly state: CameraState;
  onState(listener: (state: CameraState) => void): Cancel;
  /** Begins to work; a camera that only answers when asked does nothing here. Calling it twice changes nothing. */
  start(): void;
  /**
   * The newest frame taken at or after `notBefore`. Waits for one as long as the camera's own time limit allows.
   * Never rejects: trouble is a value. When `signal` is aborted it answers at once with trouble `stopped`.
   */
  frame(notBefore: Instant, signal: AbortSignal): Promise<FrameOrTrouble>;
  /** Ends connections and timers; afterwards `frame()` answers with trouble `stopped`. */
  stop(): Promise<void>;
}
