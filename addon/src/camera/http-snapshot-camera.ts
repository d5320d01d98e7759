import type { Cancel, Clock } from '../clock.ts';
import type { Instant } from '../contract/words.ts';
import { answerInTime } from './answer-in-time.ts';
import { cameraLife } from './camera-life.ts';
import type { Camera, CameraPlace, CameraTrouble, FrameOrTrouble } from './camera.ts';
import { hostOf, type HttpAddress } from './http-address.ts';
import { httpGet, type HttpGet } from './http-get.ts';
import { pictureCollector } from './picture-collector.ts';
import type { PictureOrTrouble } from './whole-picture.ts';

export interface HttpSnapshotCameraOptions extends HttpAddress {
  readonly place: CameraPlace;
  readonly clock: Clock;
  /** For one `frame()`, discarded pictures included. */
  readonly timeLimitMs: number;
  readonly maxBytes: number;
  /**
   * For a camera that fills its buffers ahead: how many pictures are as old as the last call, and are thrown away
   * when that was `discardAfterIdleMs` ago or more. One for an ESP32-CAM with two frame buffers; 0 for none.
   */
  readonly discardFirst: number;
  readonly discardAfterIdleMs: number;
}

/**
 * A camera that answers a GET with one picture. A frame's `takenAt` is when it was asked for: the picture cannot be
 * older. Whoever asks meanwhile shares the GET under way, if that is new enough.
 */
export function httpSnapshotCamera(options: HttpSnapshotCameraOptions): Camera {
  const { place, clock, timeLimitMs } = options;
  const life = cameraLife(clock);
  let underWay: Shot | null = null;
  let lastAnswerAt: Instant | null = null;
  let closed = Promise.resolve();

  const take = (): Shot => {
    const wasIdle = lastAnswerAt === null || clock.now() - lastAnswerAt >= options.discardAfterIdleMs;
    const shot = takeShot(options, wasIdle ? options.discardFirst : 0, (answer) => {
      underWay = null;
      if (answer === null) return;
      lastAnswerAt = clock.now();
      if (answer.ok) life.pictureCame();
      else life.troubleCame(answer.trouble);
    });
    closed = Promise.all([closed, shot.closed]).then(() => undefined);
    return shot;
  };

  return {
    place,
    get state() {
      return life.state;
    },
    onState: life.onState,
    start: () => undefined,
    frame: (notBefore, signal) =>
      answerInTime({
        clock,
        timeLimitMs,
        signal,
        stopped: life.stopped,
        begin: (settle) => {
          let leave: Cancel = () => undefined;
          const join = (): void => {
            const tooEarlyMs = notBefore - clock.now();
            if (tooEarlyMs > 0) {
              leave = clock.after(tooEarlyMs, join);
            } else if (underWay !== null && underWay.askedAt < notBefore) {
              leave = underWay.whenOver(join);
            } else {
              underWay ??= take();
              leave = underWay.join(settle);
            }
          };
          join();
          return () => {
            leave();
          };
        },
        late: () => {
          if (clock.now() < notBefore) return STILL_TO_COME;
          const trouble = tooSlow(options);
          life.troubleCame(trouble);
          return trouble;
        },
      }),
    stop: () => {
      life.stop();
      return closed;
    },
  };
}

const STILL_TO_COME: CameraTrouble = {
  kind: 'no-picture-yet',
  detail: 'A picture was wanted of a time that is still to come.',
};

function tooSlow(options: HttpSnapshotCameraOptions): CameraTrouble {
  return {
    kind: 'too-slow',
    detail: `The camera at ${hostOf(options)} did not give a whole picture within ${options.timeLimitMs} ms: look at its Wi-Fi, or choose a lower resolution.`,
  };
}

/** One picture on its way, for all who wait for it. */
interface Shot {
  readonly askedAt: Instant;
  readonly closed: Promise<void>;
  /** The shot is broken off when the last who joined has left. */
  join(settle: (answer: FrameOrTrouble) => void): Cancel;
  /** Waits for the end, answered or broken off, without a wish to keep the shot alive. */
  whenOver(task: () => void): Cancel;
}

/** `onOver` hears null when the shot was broken off. */
function takeShot(
  options: HttpSnapshotCameraOptions,
  picturesToDiscard: number,
  onOver: (answer: FrameOrTrouble | null) => void,
): Shot {
  const { place, clock, maxBytes } = options;
  const takers = new Set<(answer: FrameOrTrouble) => void>();
  const bystanders = new Set<() => void>();
  const connections: Promise<void>[] = [];
  let current: HttpGet | null = null;
  const allClosed = Promise.withResolvers<undefined>();

  const over = (answer: FrameOrTrouble | null): void => {
    current?.cancel();
    onOver(answer);
    const [settles, tasks] = [[...takers], [...bystanders]];
    takers.clear();
    bystanders.clear();
    if (answer !== null) for (const settle of settles) settle(answer);
    for (const task of tasks) task();
    void Promise.all(connections).then(() => {
      allClosed.resolve(undefined);
    });
  };

  const ask = (leftToDiscard: number): void => {
    const askedAt = clock.now();
    current = getPicture(options, maxBytes, (result) => {
      if (!result.ok) over(result);
      else if (leftToDiscard > 0) ask(leftToDiscard - 1);
      else over({ ok: true, frame: { ...place, takenAt: askedAt, picture: result.picture } });
    });
    connections.push(current.closed);
  };

  const askedAt = clock.now();
  ask(picturesToDiscard);
  return {
    askedAt,
    closed: allClosed.promise,
    join: (settle) => {
      takers.add(settle);
      return () => {
        if (takers.delete(settle) && takers.size === 0) over(null);
      };
    },
    whenOver: (task) => {
      bystanders.add(task);
      return () => {
        bystanders.delete(task);
      };
    },
  };
}

function getPicture(
  address: HttpAddress,
  maxBytes: number,
  onResult: (result: PictureOrTrouble) => void,
): HttpGet {
  const collector = pictureCollector(maxBytes);
  const get = httpGet(address, {
    onData: (chunk) => {
      const result = collector.add(chunk);
      if (result === null) return;
      get.cancel();
      onResult(result);
    },
    onEnd: (trouble) => {
      onResult(trouble === null ? collector.end() : { ok: false, trouble });
    },
  });
  return get;
}
