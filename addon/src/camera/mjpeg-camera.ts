import type { Cancel, Clock } from '../clock.ts';
import { answerInTime } from './answer-in-time.ts';
import { backOffMs } from './back-off.ts';
import { cameraLife } from './camera-life.ts';
import type { Camera, CameraPlace, CameraTrouble } from './camera.ts';
import { hostOf, type HttpAddress } from './http-address.ts';
import { httpGet } from './http-get.ts';
import { mjpegParser, type MjpegPart } from './mjpeg-parser.ts';
import { newestFrame } from './newest-frame.ts';
import { tooLarge } from './whole-picture.ts';

export interface MjpegCameraOptions extends HttpAddress {
  readonly place: CameraPlace;
  readonly clock: Clock;
  /** For one `frame()`. */
  readonly timeLimitMs: number;
  /** Larger pictures are dropped. */
  readonly maxBytes: number;
  /** A connection that brings no whole picture for so long, from its first moment on, is given up. */
  readonly stallMs: number;
  /** The wait before the first new try; it doubles up to `retryCapMs`. */
  readonly firstRetryMs: number;
  readonly retryCapMs: number;
  /**
   * Closes the stream when nobody asked for a frame for so long, and opens it again for the next who asks: an ESP32
   * serves one viewer at a time. Absent: the stream stays open from `start()` on.
   */
  readonly idleAfterMs?: number | undefined;
  /** How many pictures of each new connection are old, since the camera filled its buffers ahead. */
  readonly discardFirst: number;
  /** For the jitter of the waits: from 0 (included) to 1 (excluded). */
  readonly random: () => number;
}

/**
 * A camera that sends pictures without end over one connection. Only the newest is kept. A frame's `takenAt` is when
 * its last byte arrived. While the stream is closed because nobody asks, the state is what it was last.
 */
export function mjpegCamera(options: MjpegCameraOptions): Camera {
  const { place, clock, timeLimitMs } = options;
  const life = cameraLife(clock);
  const newest = newestFrame();
  let failures = 0;
  let isOpen = false;
  let closeStream: Cancel = () => undefined;
  let cancelIdle: Cancel = () => undefined;
  let closed = Promise.resolve();

  const pictureCame = (picture: Uint8Array): void => {
    failures = 0;
    life.pictureCame();
    newest.put({ ...place, takenAt: clock.now(), picture });
  };

  const connect = (): void => {
    const stream = openStream(options, pictureCame, (trouble) => {
      failures += 1;
      const waitMs = backOffMs(
        { firstMs: options.firstRetryMs, capMs: options.retryCapMs, random: options.random },
        failures,
      );
      closeStream = clock.after(waitMs, connect);
      life.troubleCame(trouble);
    });
    closeStream = stream.close;
    closed = Promise.all([closed, stream.closed]).then(() => undefined);
  };

  const close = (): void => {
    isOpen = false;
    cancelIdle();
    closeStream();
  };

  /** Opens the stream unless it is open or on its way, and notes that somebody wants it. */
  const want = (): void => {
    if (life.stopped.aborted) return;
    cancelIdle();
    if (options.idleAfterMs !== undefined) cancelIdle = clock.after(options.idleAfterMs, close);
    if (isOpen) return;
    isOpen = true;
    connect();
  };

  return {
    place,
    get state() {
      return life.state;
    },
    onState: life.onState,
    start: () => {
      if (options.idleAfterMs === undefined) want();
    },
    frame: (notBefore, signal) =>
      answerInTime({
        clock,
        timeLimitMs,
        signal,
        stopped: life.stopped,
        begin: (settle) => {
          want();
          return newest.ask(notBefore, settle);
        },
        late: () => life.state.trouble ?? silent(options, timeLimitMs),
      }),
    stop: () => {
      life.stop();
      close();
      newest.forget();
      return closed;
    },
  };
}

function silent(options: MjpegCameraOptions, forMs: number): CameraTrouble {
  return {
    kind: 'too-slow',
    detail: `The camera at ${hostOf(options)} sent no whole picture for ${forMs} ms: look at its Wi-Fi and supply.`,
  };
}

interface Stream {
  /** Ends it without a word. */
  readonly close: Cancel;
  readonly closed: Promise<void>;
}

type Dropped = Exclude<MjpegPart['kind'], 'picture'>;

/** One connection. `onLost` is called once, when it is over; not when it was closed from here. */
function openStream(
  options: MjpegCameraOptions,
  onPicture: (picture: Uint8Array) => void,
  onLost: (trouble: CameraTrouble) => void,
): Stream {
  const { clock, maxBytes, stallMs, discardFirst } = options;
  const parser = mjpegParser(maxBytes);
  let pictures = 0;
  let isClosed = false;
  let lastDropped: Dropped | null = null;

  const lose = (trouble: CameraTrouble): void => {
    close();
    onLost(trouble);
  };
  const stall = (): void => {
    lose(droppedTrouble(options, lastDropped) ?? silent(options, stallMs));
  };
  let cancelStall = clock.after(stallMs, stall);

  const get = httpGet(options, {
    onData: (chunk) => {
      for (const part of parser.push(chunk)) {
        if (isClosed) return;
        if (part.kind !== 'picture') {
          lastDropped = part.kind;
          continue;
        }
        pictures += 1;
        lastDropped = null;
        cancelStall();
        cancelStall = clock.after(stallMs, stall);
        if (pictures > discardFirst) onPicture(part.picture);
      }
    },
    onEnd: (trouble) => {
      lose(trouble ?? droppedTrouble(options, lastDropped) ?? endTrouble(hostOf(options), pictures));
    },
  });
  const close = (): void => {
    isClosed = true;
    cancelStall();
    get.cancel();
  };
  return { close, closed: get.closed };
}

/** Why the camera sent much and nothing came of it; null when that is not so. */
function droppedTrouble(options: MjpegCameraOptions, lastDropped: Dropped | null): CameraTrouble | null {
  switch (lastDropped) {
    case null:
      return null;
    case 'too-large':
      return tooLarge(options.maxBytes);
    case 'broken':
      return {
        kind: 'cut-off',
        detail: `The pictures of the camera at ${hostOf(options)} arrive damaged: look at its Wi-Fi and supply.`,
      };
  }
}

function endTrouble(host: string, pictures: number): CameraTrouble {
  if (pictures === 0) {
    return {
      kind: 'not-a-picture',
      detail: `What the camera at ${host} sent is no stream of JPEG pictures: look at the path.`,
    };
  }
  return {
    kind: 'cut-off',
    detail:
      pictures === 1
        ? `The camera at ${host} ended the stream after one picture: this may be the address of its single pictures, which needs the kind "http-snapshot".`
        : `The camera at ${host} ended the stream.`,
  };
}
