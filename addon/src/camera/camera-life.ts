import type { Cancel, Clock } from '../clock.ts';
import type { CameraState, CameraTrouble } from './camera.ts';
import { afterPicture, afterTrouble, differs, newHealth, type CameraHealth } from './camera-state.ts';

/** The part that every adapter has: its state, who wants to hear of it, and its end. */
export interface CameraLife {
  readonly state: CameraState;
  /** Aborted by `stop()`. */
  readonly stopped: AbortSignal;
  /** `listener` is told of each change from now on, at the moment of the change; it must not throw. */
  readonly onState: (listener: (state: CameraState) => void) => Cancel;
  pictureCame(): void;
  troubleCame(trouble: CameraTrouble): void;
  stop(): void;
}

export const CAMERA_STOPPED: CameraTrouble = { kind: 'stopped', detail: 'The camera has been stopped.' };

export function cameraLife(clock: Clock): CameraLife {
  let health = newHealth(clock.now());
  const end = new AbortController();
  const listeners = new Map<symbol, (state: CameraState) => void>();

  const become = (next: CameraHealth): void => {
    if (end.signal.aborted) return;
    const isNews = differs(health.state, next.state);
    health = next;
    if (isNews) for (const listener of [...listeners.values()]) listener(next.state);
  };

  return {
    get state() {
      return health.state;
    },
    stopped: end.signal,
    onState: (listener) => {
      const key = Symbol('listener');
      listeners.set(key, listener);
      return () => {
        listeners.delete(key);
      };
    },
    pictureCame: () => {
      become(afterPicture(health, clock.now()));
    },
    troubleCame: (trouble) => {
      become(afterTrouble(health, trouble, clock.now()));
    },
    stop: () => {
      become(afterTrouble(health, CAMERA_STOPPED, clock.now()));
      end.abort();
      listeners.clear();
    },
  };
}
