import type { Camera, CameraPlace, CameraState, CameraTrouble, FrameOrTrouble } from '../camera/camera.ts';
import { elapsed } from '../clock.ts';
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
  /** Draws when the camera is gone by itself; it never is when absent. */
  readonly outages?: Random;
}

/** The longest that it waits for a picture that lies in the future. */
const TIME_LIMIT_MS = 5_000;
/** A camera on a weak radio link, seen a few times in an hour of the demonstration. */
const MEAN_BETWEEN_OUTAGES_MS = 30 * 60_000;
const OUTAGE_MS = 60_000;

const UNREACHABLE: CameraTrouble = {
  kind: 'unreachable',
  detail: 'The camera does not answer. Look at its power and at the network.',
};
const TOO_SLOW: CameraTrouble = { kind: 'too-slow', detail: 'No new picture came in time.' };
const STOPPED: CameraTrouble = { kind: 'stopped', detail: 'The camera was stopped.' };
const UNDRAWABLE: CameraTrouble = { kind: 'not-a-picture', detail: 'The picture could not be drawn.' };

/** A camera that draws what stands before it whenever it is asked. */
export function simulatedCamera(options: SimulatedCameraOptions): SimulatedCamera {
  const { place, clock, picture, outages } = options;
  const listeners = new Set<(state: CameraState) => void>();
  let state: CameraState = { name: 'connecting', since: clock.now(), trouble: null };
  let started = false;
  let gone = false;
  /** Who asks twice in one instant gets one picture. */
  let newest: { readonly takenAt: Instant; readonly picture: Promise<Uint8Array | null> } | null = null;
  let cancelOutage: Cancel = () => undefined;
  let cancelReturn: Cancel = () => undefined;
  const stopping = new AbortController();

  const become = (name: CameraState['name'], trouble: CameraTrouble | null): void => {
    if (state.name === name && state.trouble?.kind === trouble?.kind) return;
    state = { name, since: clock.now(), trouble };
    for (const listener of [...listeners]) listener(state);
  };

  const lose = (forMs: number): void => {
    if (stopping.signal.aborted) return;
    gone = true;
    become('gone', UNREACHABLE);
    cancelReturn();
    cancelReturn = clock.after(forMs, () => {
      gone = false;
      become('live', null);
    });
  };

  const planOutage = (random: Random): void => {
    cancelOutage = clock.after(random.exponential(MEAN_BETWEEN_OUTAGES_MS), () => {
      lose(OUTAGE_MS);
      planOutage(random);
    });
  };

  const isReachable = (): boolean => !gone;

  const drawNow = (): { readonly takenAt: Instant; readonly picture: Promise<Uint8Array | null> } => {
    const takenAt = clock.now();
    if (newest?.takenAt !== takenAt) newest = { takenAt, picture: picture(takenAt).catch(() => null) };
    return newest;
  };

  const take = async (notBefore: Instant, signal: AbortSignal): Promise<FrameOrTrouble> => {
    const waitMs = notBefore - clock.now();
    if (waitMs > 0) await elapsed(clock, Math.min(waitMs, TIME_LIMIT_MS), signal);
    if (signal.aborted) return { ok: false, trouble: STOPPED };
    if (!isReachable()) return { ok: false, trouble: UNREACHABLE };
    if (clock.now() < notBefore) return { ok: false, trouble: TOO_SLOW };
    const drawing = drawNow();
    const drawn = await unlessAborted(drawing.picture, signal);
    if (drawn === 'aborted') return { ok: false, trouble: STOPPED };
    if (drawn === null) return { ok: false, trouble: UNDRAWABLE };
    if (isReachable()) become('live', null);
    return { ok: true, frame: { ...place, takenAt: drawing.takenAt, picture: drawn } };
  };

  return {
    place,
    get state() {
      return state;
    },
    onState: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    start: () => {
      if (started || stopping.signal.aborted) return;
      started = true;
      if (isReachable()) become('live', null);
      if (outages !== undefined) planOutage(outages);
    },
    lose,
    frame: (notBefore, signal) => take(notBefore, AbortSignal.any([signal, stopping.signal])),
    stop: () => {
      stopping.abort();
      listeners.clear();
      cancelOutage();
      cancelReturn();
      newest = null;
      return Promise.resolve();
    },
  };
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | 'aborted'> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      resolve('aborted');
    };
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', giveUp);
    });
  });
}
