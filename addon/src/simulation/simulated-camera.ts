import { answerInTime } from '../camera/answer-in-time.ts';
import { cameraLife } from '../camera/camera-life.ts';
import type { Camera, CameraPlace, CameraTrouble, FrameOrTrouble } from '../camera/camera.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { Instant } from '../contract/words.ts';
import type { Random } from './random.ts';

export interface SimulatedCamera extends Camera {
  /** Nobody reaches it for this long. */
  lose(forMs: number): void;
}

export interface SimulatedCameraOptions {
  readonly place: CameraPlace;
  readonly clock: Clock;
  /** An encoded picture of the approach as it is at the moment of the call. */
  readonly picture: (takenAt: Instant) => Promise<Uint8Array>;
  /** For one `frame()`, a minute when absent: drawing takes the machine's time, and a fast clock makes much of it. */
  readonly timeLimitMs?: number;
  /** Draws when the camera is gone by itself; it never is when absent. */
  readonly outages?: Random;
}

const TIME_LIMIT_MS = 60_000;
/** While it is gone, how often it is seen that it still is. */
const RETRY_MS = 5_000;
/** A camera on a weak radio link, seen a few times in an hour of the demonstration. */
const MEAN_BETWEEN_OUTAGES_MS = 30 * 60_000;
const OUTAGE_MS = 60_000;

const UNREACHABLE: CameraTrouble = {
  kind: 'unreachable',
  detail: 'The simulated camera does not answer: it is one of those that are gone for a minute now and then.',
};
const UNDRAWABLE: CameraTrouble = {
  kind: 'not-a-picture',
  detail: 'The picture of the simulated camera could not be drawn.',
};
const TOO_SLOW: CameraTrouble = {
  kind: 'too-slow',
  detail: 'The simulated camera did not draw its picture in time: choose a lower speed.',
};
const STILL_TO_COME: CameraTrouble = {
  kind: 'no-picture-yet',
  detail: 'A picture was wanted of a time that is still to come.',
};

/** A camera that draws what stands before it whenever it is asked. */
export function simulatedCamera(options: SimulatedCameraOptions): SimulatedCamera {
  const { place, clock, picture, outages } = options;
  const life = cameraLife(clock);
  let started = false;
  let gone = false;
  /** Who asks in the same instant shares one picture. */
  let underWay: { readonly takenAt: Instant; readonly answer: Promise<FrameOrTrouble> } | null = null;
  const waitForReturn = new Set<() => void>();
  let cancelOutage: Cancel = () => undefined;
  let cancelRetry: Cancel = () => undefined;
  let cancelReturn: Cancel = () => undefined;

  const draw = async (takenAt: Instant): Promise<FrameOrTrouble> => {
    try {
      const frame = { ...place, takenAt, picture: await picture(takenAt) };
      if (!gone) life.pictureCame();
      return { ok: true, frame };
    } catch {
      life.troubleCame(UNDRAWABLE);
      return { ok: false, trouble: UNDRAWABLE };
    } finally {
      if (underWay?.takenAt === takenAt) underWay = null;
    }
  };

  const drawNow = (): Promise<FrameOrTrouble> => {
    const takenAt = clock.now();
    if (underWay?.takenAt === takenAt) return underWay.answer;
    const answer = draw(takenAt);
    underWay = { takenAt, answer };
    return answer;
  };

  const retry = (): void => {
    life.troubleCame(UNREACHABLE);
    cancelRetry = clock.after(RETRY_MS, retry);
  };

  const comeBack = (): void => {
    gone = false;
    cancelRetry();
    life.pictureCame();
    for (const goOn of [...waitForReturn]) goOn();
    waitForReturn.clear();
  };

  const lose = (forMs: number): void => {
    if (life.stopped.aborted) return;
    gone = true;
    cancelRetry();
    cancelReturn();
    cancelReturn = clock.after(forMs, comeBack);
    retry();
  };

  const planOutage = (random: Random): void => {
    cancelOutage = clock.after(random.exponential(MEAN_BETWEEN_OUTAGES_MS), () => {
      lose(OUTAGE_MS);
      planOutage(random);
    });
  };

  /** Looks for the answer, waiting for what it has to wait for. */
  const take = (notBefore: Instant, settle: (answer: FrameOrTrouble) => void): Cancel => {
    let leave: Cancel = () => undefined;
    const goOn = (): void => {
      const tooEarlyMs = notBefore - clock.now();
      if (tooEarlyMs > 0) leave = clock.after(tooEarlyMs, goOn);
      else if (gone) {
        waitForReturn.add(goOn);
        leave = () => {
          waitForReturn.delete(goOn);
        };
      } else void drawNow().then(settle);
    };
    goOn();
    return () => {
      leave();
    };
  };

  const late = (notBefore: Instant): CameraTrouble => {
    if (clock.now() < notBefore) return STILL_TO_COME;
    const trouble = gone ? UNREACHABLE : TOO_SLOW;
    life.troubleCame(trouble);
    return trouble;
  };

  return {
    place,
    get state() {
      return life.state;
    },
    onState: life.onState,
    start: () => {
      if (started || life.stopped.aborted) return;
      started = true;
      if (outages !== undefined) planOutage(outages);
      // One picture for itself, as a camera does that connects: it is seen to live, and the scenery is drawn by the
      // time that somebody comes.
      void picture(clock.now()).then(
        () => {
          if (!gone) life.pictureCame();
        },
        () => undefined,
      );
    },
    lose,
    frame: (notBefore, signal) =>
      answerInTime({
        clock,
        timeLimitMs: options.timeLimitMs ?? TIME_LIMIT_MS,
        signal,
        stopped: life.stopped,
        begin: (settle) => take(notBefore, settle),
        late: () => late(notBefore),
      }),
    stop: () => {
      life.stop();
      cancelOutage();
      cancelRetry();
      cancelReturn();
      waitForReturn.clear();
      return Promise.resolve();
    },
  };
}
