import type { Clock } from '../clock.ts';
import { answerInTime } from './answer-in-time.ts';
import { CAMERA_STOPPED, cameraLife } from './camera-life.ts';
import type { Camera, CameraPlace, CameraTrouble, FrameOrTrouble } from './camera.ts';
import type { Frame } from './frame.ts';
import { newestFrame } from './newest-frame.ts';
import { wholePicture } from './whole-picture.ts';

export interface UploadedCameraOptions {
  readonly place: CameraPlace;
  readonly clock: Clock;
  /** For one `frame()`: how long the next upload is waited for. */
  readonly timeLimitMs: number;
  readonly maxBytes: number;
}

export interface UploadedCamera extends Camera {
  /**
   * Takes the picture of an upload call: it is the newest frame from now on, and whoever waits gets it. Trouble when
   * it is no whole JPEG, PNG or WebP, is too large, or the camera was stopped.
   */
  push(picture: Uint8Array): FrameOrTrouble;
}

export function isUploadedCamera(camera: Camera): camera is UploadedCamera {
  return 'push' in camera;
}

/** A camera that calls us: each picture arrives by `push()`. A frame's `takenAt` is when that was. */
export function uploadedCamera(options: UploadedCameraOptions): UploadedCamera {
  const { place, clock, timeLimitMs, maxBytes } = options;
  const life = cameraLife(clock);
  const newest = newestFrame();

  return {
    place,
    get state() {
      return life.state;
    },
    onState: life.onState,
    start: () => undefined,
    push: (picture) => {
      if (life.stopped.aborted) return { ok: false, trouble: CAMERA_STOPPED };
      const result = wholePicture(picture, maxBytes);
      if (!result.ok) {
        life.troubleCame(result.trouble);
        return result;
      }
      const frame: Frame = { ...place, takenAt: clock.now(), picture: result.picture };
      life.pictureCame();
      newest.put(frame);
      return { ok: true, frame };
    },
    frame: (notBefore, signal) =>
      answerInTime({
        clock,
        timeLimitMs,
        signal,
        stopped: life.stopped,
        begin: (settle) => newest.ask(notBefore, settle),
        late: () => {
          const trouble = nothingCame(timeLimitMs);
          life.troubleCame(trouble);
          return trouble;
        },
      }),
    stop: () => {
      life.stop();
      newest.forget();
      return Promise.resolve();
    },
  };
}

function nothingCame(timeLimitMs: number): CameraTrouble {
  return {
    kind: 'no-picture-yet',
    detail: `The camera uploaded no picture within ${timeLimitMs} ms: look at its power, its Wi-Fi and its key.`,
  };
}
